package eu.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.undersigned.config.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpCarrierTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailGoesOutWithItsHeaders() throws Exception {
        try (SmtpCarrier carrier = carrier("opportunistic")) {
            assertThat(carrier.carry(message())).isInstanceOf(Delivery.Accepted.class);
        }

        var received = server.getReceivedMessages()[0];
        assertThat(received.getMessageID()).isEqualTo("<one@example.org>");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("Date")).hasSize(1);
        assertThat(received.getSubject()).isEqualTo("Ψήφισμα");
        assertThat(received.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void oneConnectionCarriesSeveralMails() {
        try (SmtpCarrier carrier = carrier("none")) {
            for (int i = 0; i < 5; i++) {
                assertThat(carrier.carry(message())).isInstanceOf(Delivery.Accepted.class);
            }
        }

        assertThat(server.getReceivedMessages()).hasSize(5);
    }

    @Test
    void whereStartTlsIsRequiredNothingGoesToAServerThatCanNot() {
        try (SmtpCarrier carrier = carrier("starttls")) {
            assertThat(carrier.carry(message())).isInstanceOf(Delivery.Away.class);
        }

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsDownPostponesAndComesBack() {
        try (SmtpCarrier carrier = carrier("none")) {
            int port = server.getSmtp().getPort();
            server.stop();
            assertThat(carrier.carry(message())).isInstanceOf(Delivery.Away.class);

            GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
            again.start();
            assertThat(carrier.carry(message())).isInstanceOf(Delivery.Accepted.class);
            again.stop();
        }
    }

    @Test
    void aPasswordThatCanNotBeReadPostpones() {
        Map<String, String> login = Map.of("mail.smtp.user", "us", "mail.smtp.password.file", "target/no-such-file");
        try (SmtpCarrier carrier = carrier("none", login)) {
            assertThat(carrier.carry(message())).isEqualTo(new Delivery.Away("password file"));
        }
    }

    private SmtpCarrier carrier(String security) {
        return carrier(security, Map.of());
    }

    private SmtpCarrier carrier(String security, Map<String, String> login) {
        Map<String, String> settings = new HashMap<>(login);
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        settings.put("mail.smtp.security", security);
        return new SmtpCarrier(MailConfig.from(Settings.of(settings)));
    }

    private static Message message() {
        return new Message(
                "one",
                "ann@example.org",
                "Every Second Counts",
                "Ψήφισμα",
                "text",
                "<p>text</p>",
                "el",
                Optional.empty(),
                Instant.EPOCH);
    }
}
