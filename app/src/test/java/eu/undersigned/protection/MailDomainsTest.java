package eu.undersigned.protection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.protection.MailDomains.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Against a name server of the test's own.
class MailDomainsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

    private static State after(MailDomains domains, String domain, State expected) throws InterruptedException {
        State state = domains.of(domain);
        assertThat(state).as("nobody waits").isEqualTo(State.FINE);
        for (int i = 0; i < 500 && state != expected; i++) {
            Thread.sleep(10);
            state = domains.of(domain);
        }
        return state;
    }

    @Test
    void aDomainThatIsNotThereIsKnownLater() throws InterruptedException {
        try (NameServer server = new NameServer();
                MailDomains domains = new MailDomains(server.url(), CLOCK)) {
            server.address("europa.eu");
            server.mail("takes.undersigned.eu", "mx.undersigned.eu");
            server.mail("never.undersigned.eu", "");
            server.address("site.undersigned.eu");
            server.silent("nothing.undersigned.eu");
            assertThat(after(domains, "gone.undersigned.eu", State.UNKNOWN)).isEqualTo(State.UNKNOWN);
            assertThat(after(domains, "never.undersigned.eu", State.NO_MAIL)).isEqualTo(State.NO_MAIL);
            domains.of("takes.undersigned.eu");
            domains.of("site.undersigned.eu");
            while (server.asked("takes.undersigned.eu") == 0 || server.asked("site.undersigned.eu") < 2) {
                Thread.sleep(10);
            }
            Thread.sleep(100);
            assertThat(domains.of("takes.undersigned.eu")).isEqualTo(State.FINE);
            assertThat(domains.of("site.undersigned.eu"))
                    .as("its own address is tried")
                    .isEqualTo(State.FINE);
        }
    }

    @Test
    void aServerThatIsSilentIsLeftInPeace() throws InterruptedException {
        try (NameServer server = new NameServer();
                MailDomains domains = new MailDomains(server.url(), CLOCK)) {
            for (int i = 0; i < 20; i++) {
                server.silent("silent" + i + ".undersigned.eu");
            }
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(domains.of("silent" + i + ".undersigned.eu")).isEqualTo(State.FINE);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
            Thread.sleep(6_000); // four threads, two seconds each: five silences are over
            int before = server.asked("late.undersigned.eu");
            assertThat(domains.of("late.undersigned.eu")).isEqualTo(State.FINE);
            Thread.sleep(500);
            assertThat(server.asked("late.undersigned.eu")).isEqualTo(before);
        }
    }

    /// As name servers of closed networks do, which know no name of the world outside.
    @Test
    void aServerThatKnowsNoNameAtAllIsNotBelieved() throws InterruptedException {
        try (NameServer server = new NameServer();
                MailDomains domains = new MailDomains(server.url(), CLOCK)) {
            assertThat(domains.of("gone.undersigned.eu")).isEqualTo(State.FINE);
            while (server.asked("europa.eu") == 0) {
                Thread.sleep(10);
            }
            Thread.sleep(200);
            assertThat(domains.of("gone.undersigned.eu")).isEqualTo(State.FINE);
            assertThat(domains.of("other.undersigned.eu")).isEqualTo(State.FINE);
            Thread.sleep(200);
            assertThat(server.asked("other.undersigned.eu")).isZero();
        }
    }

    @Test
    void itsTouchWithTheWorldIsTriedOnceAMinute() throws InterruptedException {
        Instant begin = CLOCK.instant();
        AtomicReference<Instant> now = new AtomicReference<>(begin);
        try (NameServer server = new NameServer();
                MailDomains domains = new MailDomains(server.url(), now::get)) {
            server.address("europa.eu");
            assertThat(after(domains, "one.undersigned.eu", State.UNKNOWN)).isEqualTo(State.UNKNOWN);
            assertThat(after(domains, "two.undersigned.eu", State.UNKNOWN)).isEqualTo(State.UNKNOWN);
            assertThat(server.asked("europa.eu")).isEqualTo(1);
            now.set(begin.plusSeconds(60));
            assertThat(after(domains, "three.undersigned.eu", State.UNKNOWN)).isEqualTo(State.UNKNOWN);
            assertThat(server.asked("europa.eu")).isEqualTo(2);
        }
    }

    @Test
    void reservedNamesAreNobodysBusiness() throws InterruptedException {
        try (NameServer server = new NameServer();
                MailDomains domains = new MailDomains(server.url(), CLOCK)) {
            domains.of("inbox.example");
            domains.of("mail.example.org");
            Thread.sleep(300);
            assertThat(server.asked("inbox.example") + server.asked("mail.example.org"))
                    .isZero();
        }
    }
}
