package eu.undersigned.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// An SMTP connection that knows whether the server has been sent the end of a mail and has not answered yet: the only
/// moment in which nobody can tell whether it took the mail.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2.6">RFC 5321, section 4.5.3.2.6</a>
final class WatchedTransport extends SMTPTransport {
    private boolean isAwaitingLastAnswer;

    WatchedTransport(Session session, boolean isTls) {
        this(session, isTls ? "smtps" : "smtp", isTls);
    }

    private WatchedTransport(Session session, String protocol, boolean isTls) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, isTls);
    }

    /// To be called before each mail.
    WatchedTransport begin() {
        isAwaitingLastAnswer = false;
        return this;
    }

    boolean isAwaitingLastAnswer() {
        return isAwaitingLastAnswer;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        isAwaitingLastAnswer = true;
        super.finishData();
        isAwaitingLastAnswer = false;
    }
}
