package eu.undersigned.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;

/// Turns a [Message] into MIME: multipart/alternative, text first.
final class MimeMail {
    private MimeMail() {}

    static MimeMessage of(Session session, MailConfig config, Message message) throws MessagingException {
        String domain = config.from().substring(config.from().lastIndexOf('@') + 1);
        MimeMessage mime = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + message.id() + "@" + domain + ">");
            }
        };
        try {
            mime.setFrom(new InternetAddress(config.from(), config.fromName().orElse(message.fromName()), "UTF-8"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        mime.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.to(), true));
        mime.setSubject(message.subject(), "UTF-8");
        mime.setSentDate(Date.from(message.at()));
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader("Content-Language", message.language());
        if (message.unsubscribe().isPresent()) {
            // RFC 8058: the second header promises that a bare POST to the first one's link is enough.
            mime.setHeader("List-Unsubscribe", "<" + message.unsubscribe().get() + ">");
            mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (message.replyTo().isPresent()) {
            mime.setReplyTo(
                    new InternetAddress[] {new InternetAddress(message.replyTo().get(), true)});
        }
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(message.text(), "plain"));
        alternatives.addBodyPart(part(message.html(), "html"));
        mime.setContent(alternatives);
        mime.saveChanges();
        return mime;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, "UTF-8", subtype);
        return part;
    }
}
