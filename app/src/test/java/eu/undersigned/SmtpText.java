package eu.undersigned;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// Takes the data of an SMTP dialogue apart.
final class SmtpText {
    private SmtpText() {}

    static TestMail read(ScriptedSmtp.Taken taken) {
        byte[] bytes = taken.data().getBytes(StandardCharsets.UTF_8);
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            return new TestMail(
                    taken.recipient(),
                    mail.getSubject(),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
