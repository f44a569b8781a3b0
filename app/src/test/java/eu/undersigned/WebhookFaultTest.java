package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.WebhookReceiver.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A program that answers with errors, says that it is gone, hangs, or leads where it must not: nothing is lost, and
/// nobody else is held up.
class WebhookFaultTest extends WebhookStory {
    @Test
    void anErrorIsTriedAgainUnderTheSameIdAlsoAfterARestart() {
        receiver.answer = _ -> 500;
        Told first;
        try (TestApplication application = TestApplication.start(setup)) {
            first = receiver.told(1);
            application.clock.move(Duration.ofSeconds(6));
            Told second = receiver.told(2);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.timestamp()).isGreaterThan(first.timestamp());
            assertThat(second.isSignedWith(secret("eurochild"))).isTrue();
            Await.until("counted", () -> hasCounted(application, "failed", 2));
            assertThat(waitingEvents(application)).isEqualTo(1);
        }
        receiver.answer = _ -> 204;
        try (TestApplication application = TestApplication.start(setup)) {
            application.clock.move(Duration.ofMinutes(6));
            Told third = receiver.told(3);
            assertThat(third.id()).isEqualTo(first.id());
            assertThat(third.body()).isEqualTo(first.body());
            Await.until("taken", () -> waitingEvents(application) == 0);
            Await.pause(Duration.ofMillis(1_500));
            assertThat(receiver.told).hasSize(3);
        }
    }

    @Test
    void afterThreeDaysAnEventIsGivenUpAndTheNextLookMakesAnother() {
        receiver.answer = _ -> 503;
        try (TestApplication application = TestApplication.start(setup)) {
            String id = receiver.told(1).id();
            for (int attempt = 2; attempt <= 10; attempt++) {
                int number = attempt;
                Await.until(
                        "recorded",
                        () -> application.number(
                                        "SELECT attempts FROM webhook_event WHERE due_at > CAST(? AS timestamptz)",
                                        application
                                                .clock
                                                .instant()
                                                .plusSeconds(3)
                                                .toString())
                                == number - 1);
                application.clock.move(Duration.ofHours(26).plusMinutes(30));
                assertThat(receiver.told(attempt).id()).isEqualTo(id);
            }
            Await.until("given up", () -> hasCounted(application, "abandoned", 1));
            receiver.answer = _ -> 204;
            passAnInterval(application);
            assertThat(receiver.told(11).id()).isNotEqualTo(id);
        }
    }

    @Test
    void whoSaysThatItIsGoneIsLeftInPeaceUntilTheKitNamesAnotherAddress() {
        receiver.answer = _ -> 410;
        try (TestApplication application = TestApplication.start(setup)) {
            receiver.told(1);
            Await.until(
                    "noted", () -> application.number("SELECT count(*) FROM webhook WHERE gone_at IS NOT NULL") == 1);
            assertThat(waitingEvents(application)).isZero();
            application.counted(YES);
            Await.until("published", () -> application.published("confirmed") == 1);
            application.clock.move(INTERVAL);
            Await.pause(Duration.ofMillis(2_500));
            assertThat(receiver.told).hasSize(1);
        }
        receiver.answer = _ -> 204;
        kit.withPartners(partner("eurochild", receiver.url("/new-hook")));
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(receiver.told(2).path()).isEqualTo("/new-hook");
            assertThat(receiver.told(2).number("confirmed")).isEqualTo(1);
            Await.until("taken", () -> waitingEvents(application) == 0);
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answer = _ -> 307;
        try (TestApplication application = TestApplication.start(setup)) {
            receiver.told(1);
            Await.until("counted", () -> hasCounted(application, "failed", 1));
            assertThat(receiver.toldAt("/elsewhere")).isEmpty();
            assertThat(waitingEvents(application)).isEqualTo(1);
        }
    }

    @Test
    void aReceiverThatHangsHoldsUpNobodyAndIsLeftAfterTenSeconds() {
        receiver.answer = told -> told.path().startsWith("/slow") ? WebhookReceiver.HANGS : 204;
        kit.withPartners(
                partner("slow-one", receiver.url("/slow/1")),
                partner("slow-two", receiver.url("/slow/2")),
                partner("eurochild", receiver.url("/hook")));
        try (TestApplication application = TestApplication.start(setup)) {
            Await.until(
                    "the others",
                    Duration.ofSeconds(5),
                    () -> receiver.toldAt("/hook").size() == 1);
            application.counted(YES);
            Await.until("published", () -> application.published("confirmed") == 1);
            application.clock.move(INTERVAL);
            Await.until(
                    "the others again",
                    Duration.ofSeconds(5),
                    () -> receiver.toldAt("/hook").size() == 2);
            assertThat(hasCounted(application, "failed", 1))
                    .as("while it hangs")
                    .isFalse();
            Await.until("left", Duration.ofSeconds(15), () -> hasCounted(application, "failed", 2));
        }
    }

    @Test
    void anAddressInAPrivateNetworkIsRefusedBeforeAnyConnection() {
        try (ServerSocket listener = new ServerSocket(0)) {
            listener.setSoTimeout(500);
            kit.withPartners(
                    partner("inside", "https://localhost:" + listener.getLocalPort() + "/"),
                    partner("outside", "https://10.0.0.1/hook"),
                    partner("eurochild", receiver.url("/hook")));
            try (TestApplication application = TestApplication.start(setup)) {
                receiver.told(1);
                Await.until("refused", () -> hasCounted(application, "refused", 2));
                // The third, which was taken, is struck out a moment after it was told.
                Await.until("those two wait", () -> waitingEvents(application) == 2);
                assertThat(isConnectedTo(listener)).isFalse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isConnectedTo(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }
}
