package eu.undersigned.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// One SMTP connection, kept open between mails. Not for several threads.
public final class SmtpCarrier implements Carrier {
    /// Longest silence of the server, in milliseconds, before the attempt counts as failed.
    private static final String TIMEOUT = "20000";

    private final MailConfig config;
    private final MailConfig.Smtp smtp;
    private final Session session;
    private final Optional<DkimSigner> signer;
    private @Nullable WatchedTransport transport;

    public SmtpCarrier(MailConfig config) {
        this.config = config;
        this.smtp = config.smtp().orElseThrow();
        this.session = Session.getInstance(properties(config, smtp));
        this.signer = config.dkim().map(DkimSigner::new);
    }

    private static Properties properties(MailConfig config, MailConfig.Smtp smtp) {
        String protocol = smtp.security() == MailConfig.Security.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", smtp.host());
        properties.setProperty(prefix + "port", Integer.toString(smtp.port()));
        properties.setProperty(prefix + "auth", Boolean.toString(smtp.user().isPresent()));
        properties.setProperty(prefix + "from", config.from());
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT);
        properties.setProperty(prefix + "timeout", TIMEOUT);
        properties.setProperty(prefix + "writetimeout", TIMEOUT);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty("mail.mime.allowutf8", "true");
        switch (smtp.security()) {
            case STARTTLS -> {
                properties.setProperty(prefix + "starttls.enable", "true");
                properties.setProperty(prefix + "starttls.required", "true");
            }
            case OPPORTUNISTIC -> properties.setProperty(prefix + "starttls.enable", "true");
            case TLS, NONE -> {}
        }
        return properties;
    }

    @Override
    public Delivery carry(Message message) {
        try {
            MimeMessage plain = MimeMail.of(session, config, message);
            MimeMessage mime = signer.isPresent() ? signer.get().sign(plain) : plain;
            WatchedTransport open;
            try {
                open = connected();
            } catch (UncheckedIOException e) { // no mail server has heard of it yet
                return new Delivery.Away("password file");
            }
            open.begin().sendMessage(mime, mime.getAllRecipients());
            return new Delivery.Accepted();
        } catch (AddressException | IllegalArgumentException e) {
            return new Delivery.Refused(553);
        } catch (MessagingException e) {
            Delivery delivery = judge(e);
            if (delivery instanceof Delivery.Away(String reason)) {
                boolean isUnsure = isUnanswered(e) && transport != null && transport.isAwaitingLastAnswer();
                delivery = isUnsure ? new Delivery.Unsure(reason) : delivery;
                close();
            }
            return delivery;
        }
    }

    private WatchedTransport connected() throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            transport = null;
            WatchedTransport fresh = new WatchedTransport(session, smtp.security() == MailConfig.Security.TLS);
            if (smtp.user().isPresent()) {
                fresh.connect(smtp.user().get(), password());
            } else {
                fresh.connect();
            }
            transport = fresh;
        }
        return transport;
    }

    private String password() {
        try {
            return Files.readString(smtp.passwordFile().orElseThrow()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Only an answer about the recipient or the content is final. A wrong password, a refused sender or a full disk
    /// at the mail server is our trouble, not the signer's: the mail waits.
    private static Delivery judge(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new Delivery.Away("the mail server does not accept our user name and password");
        }
        for (@Nullable Throwable e = failure; e != null; e = next(e)) {
            switch (e) {
                case SMTPAddressFailedException address
                when isFinal(address.getReturnCode()) -> {
                    return new Delivery.Refused(address.getReturnCode());
                }
                case SMTPAddressFailedException address -> {
                    return new Delivery.Later("recipient: SMTP " + address.getReturnCode());
                }
                case SMTPSenderFailedException sender -> {
                    return new Delivery.Away("our sender address: SMTP " + sender.getReturnCode());
                }
                case SMTPSendFailedException send
                when send.getNextException() == null -> {
                    return judgeMessage(send.getReturnCode());
                }
                default -> {}
            }
        }
        return new Delivery.Away(failure instanceof SendFailedException ? "not sent" : "no connection");
    }

    /// An answer to the content: 421 closes the connection, 530 and 535 are about us.
    private static Delivery judgeMessage(int code) {
        if (isFinal(code)) {
            return new Delivery.Refused(code);
        }
        return code >= 400 && code < 500 && code != 421
                ? new Delivery.Later("content: SMTP " + code)
                : new Delivery.Away("SMTP " + code);
    }

    /// Whether the server said nothing at all: a refusal in its own words is certain, whatever it follows.
    private static boolean isUnanswered(MessagingException failure) {
        for (@Nullable Throwable e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Throwable next(Throwable e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : e.getCause();
    }

    private static boolean isFinal(int code) {
        return code >= 500 && code <= 599 && code != 530 && code != 535;
    }

    @Override
    public void close() {
        WatchedTransport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                return; // it was on its way out
            }
        }
    }
}
