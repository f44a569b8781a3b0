package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A mail on its way through a real SMTP dialogue, as a mail program takes it apart.
class MailTravelsStoryTest {
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static TestApplication application;

    @BeforeAll
    static void start() {
        SERVER.start();
        application = TestApplication.start(TestApplication.Setup.fresh()
                .with("UNDERSIGNED_MAIL_SMTP_HOST", "127.0.0.1")
                .with(
                        "UNDERSIGNED_MAIL_SMTP_PORT",
                        Integer.toString(SERVER.getSmtp().getPort()))
                .with("UNDERSIGNED_MAIL_FROM", "campaign@petition.example"));
    }

    @AfterAll
    static void stop() {
        application.close();
        SERVER.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void theHeadersSayWhatKindOfMailItIs() throws Exception {
        application.signIn("cs", SignerForm.of("Žofie Černá", "zofie@travels.example"));
        MimeMessage mail = onlyMail();
        assertThat(addresses(mail.getRecipients(RecipientType.TO))).containsExactly("zofie@travels.example");
        assertThat(mail.getRecipients(RecipientType.CC)).isNull();
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("campaign@petition.example");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Every Second Counts");
        assertThat(mail.getSubject())
                .isEqualTo(Texts.in(Language.CS).of("mail.confirm.subject", "campaign", "Every Second Counts"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("cs");
        assertThat(mail.getHeader("Message-ID")).hasSize(1);
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@petition\\.example>");
        assertThat(Duration.between(mail.getSentDate().toInstant(), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(mail.getHeader("List-Unsubscribe"))
                .as("nobody subscribed to anything")
                .isNull();
    }

    @Test
    void bothPartsHoldTheSameWordsAndLinks() throws Exception {
        application.sign(SignerForm.of("Ángel <b>Bold</b> & Söhne", "angel@travels.example"));
        MimeMessage mail = onlyMail();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType().toLowerCase(java.util.Locale.ROOT))
                .contains("text/plain", "utf-8");
        assertThat(parts.getBodyPart(1).getContentType().toLowerCase(java.util.Locale.ROOT))
                .contains("text/html", "utf-8");
        String text = (String) parts.getBodyPart(0).getContent();
        String html = (String) parts.getBodyPart(1).getContent();
        assertThat(text).contains("Ángel <b>Bold</b> & Söhne");
        assertThat(html)
                .contains("Ángel &lt;b&gt;Bold")
                .doesNotContain("<b>Bold")
                .contains("&amp; Söhne");
        TestMail read = new TestMail("", "", text.replace("\r\n", "\n"), html);
        assertThat(html).contains(read.confirmPath(), read.minePath());
        assertThat(application.confirm(read).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann\r\nBcc: victim@evil.example",
                "Ann\nTo: victim@evil.example",
                "Ann\rX-Injected: yes",
                "Ann\u0000",
                "Ann\u2028Bcc: x",
                "Ann\u0085Bcc: x"
            })
    void aNameWithLineBreaksIsRefused(String name) {
        assertThat(application.sign(SignerForm.of(name, "ann@inject.example")).statusCode())
                .isEqualTo(422);
        assertThat(application.number("SELECT count(*) FROM outbox")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@inject.example\r\nBcc: victim@evil.example",
                "ann@inject.example\nvictim@evil.example",
                "ann@inject.example,victim@evil.example",
                "ann@inject.example, victim@evil.example",
                "<ann@inject.example>",
                "Ann <ann@inject.example>",
                "\"ann\r\nBcc: x\"@inject.example",
                "ann@inject.example>\r\nRCPT TO:<victim@evil.example",
                "ann%0d%0a@inject example",
                "ann@[127.0.0.1]",
                "ann@inject.example\u0000",
                "@inject.example:ann@inject.example"
            })
    void aMailboxThatIsMoreThanAMailboxIsRefused(String email) {
        assertThat(application.sign(SignerForm.of("Ann", email)).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?q?Ann=0D=0ABcc:_victim=40evil.example?=",
                "Ann, Bob; Bcc: Carl",
                "\"Ann\" (comment) \\",
                "Ann %0d%0aBcc: victim",
                ".\\r\\n.\\r\\nQUIT"
            })
    void aStrangeNameAddsNoHeaderAndNoRecipient(String name) throws Exception {
        application.sign(SignerForm.of(name, "ann@strange.example"));
        MimeMessage mail = onlyMail();
        assertThat(addresses(mail.getAllRecipients())).containsExactly("ann@strange.example");
        assertThat(mail.getHeader("To")).hasSize(1);
        List<String> headers = new ArrayList<>();
        for (var header : Collections.list(mail.getAllHeaders())) {
            headers.add(header.getName());
        }
        assertThat(new TreeSet<>(headers))
                .containsExactlyInAnyOrder(
                        "Return-Path",
                        "Received",
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "Content-Language");
        assertThat(((MimeMultipart) mail.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains(name);
    }

    @Test
    void aDomainInAnotherScriptIsReachedByItsAsciiName() throws Exception {
        application.sign(SignerForm.of("Jörg Müller", "joerg@bücher.example"));
        MimeMessage mail = onlyMail();
        assertThat(addresses(mail.getAllRecipients())).containsExactly("joerg@xn--bcher-kva.example");
    }

    @Test
    void everySignerGetsExactlyOneMail() {
        for (int i = 0; i < 40; i++) {
            application.sign(SignerForm.of("Signer Many", "signer" + i + "@many.example"));
        }
        Await.until("an empty outbox", () -> application.number("SELECT count(*) FROM outbox") == 0);
        List<String> recipients = new ArrayList<>();
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            recipients.add(GreenMailUtil.getAddressList(recipientsOf(mail)));
        }
        assertThat(recipients).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void withAMailServerThereIsNoTrialMailbox() {
        assertThat(application.get("/dev/mailbox").statusCode()).isEqualTo(404);
        assertThat(application.get("/dev/mailbox.json").statusCode()).isEqualTo(404);
    }

    @Test
    void theSecondTryIsAnsweredByMailToo() throws Exception {
        application.sign(SignerForm.of("Zed Again", "zed@travels.example"));
        onlyMail();
        application.sign(SignerForm.of("Zed Again", "zed@travels.example"));
        Await.until("two mails", () -> SERVER.getReceivedMessages().length == 2);
        Map<Boolean, Long> ids = java.util.Arrays.stream(SERVER.getReceivedMessages())
                .collect(java.util.stream.Collectors.partitioningBy(
                        mail -> id(mail).isEmpty(), java.util.stream.Collectors.counting()));
        assertThat(ids.get(false)).isEqualTo(2);
        assertThat(id(SERVER.getReceivedMessages()[0])).isNotEqualTo(id(SERVER.getReceivedMessages()[1]));
    }

    private static MimeMessage onlyMail() {
        Await.until("a mail", () -> SERVER.getReceivedMessages().length > 0);
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        return SERVER.getReceivedMessages()[0];
    }

    private static String id(MimeMessage mail) {
        try {
            return String.valueOf(mail.getMessageID());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static jakarta.mail.Address[] recipientsOf(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> addresses(jakarta.mail.Address[] addresses) {
        return java.util.Arrays.stream(addresses)
                .map(address -> ((InternetAddress) address).getAddress())
                .toList();
    }
}
