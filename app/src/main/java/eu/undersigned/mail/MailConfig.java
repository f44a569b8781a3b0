package eu.undersigned.mail;

import eu.undersigned.config.Settings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// How mail leaves.
///
/// @param smtp the mail server; empty: mail goes to `/dev/mailbox`
/// @param from the sender's address
/// @param fromName the sender's name; empty: the campaign's
/// @param perSecond most mails a second
/// @param dkim how mails are signed; empty: not at all
public record MailConfig(
        Optional<Smtp> smtp, String from, Optional<String> fromName, int perSecond, Optional<Dkim> dkim) {
    /// @param connections SMTP connections at once
    public record Smtp(
            String host,
            int port,
            Optional<String> user,
            Optional<Path> passwordFile,
            Security security,
            int connections) {}

    /// STARTTLS: refused when the server can't; OPPORTUNISTIC: encrypted when the server can; TLS: from the first byte.
    public enum Security {
        STARTTLS,
        OPPORTUNISTIC,
        TLS,
        NONE
    }

    /// @param key a PKCS#8 private key in DER form
    public record Dkim(String domain, String selector, Path key) {}

    public static MailConfig from(Settings settings) {
        Optional<String> host = settings.text("mail.smtp.host");
        int port = settings.integer("mail.smtp.port", 587, 1, 65535);
        Optional<String> user = settings.text("mail.smtp.user");
        Optional<Path> password = settings.text("mail.smtp.password.file").map(Path::of);
        Security security = security(settings);
        int connections = settings.integer("mail.smtp.connections", 4, 1, 64);
        if (user.isPresent() && password.isEmpty()) {
            throw settings.wrong("mail.smtp.user", "mail.smtp.password.file beside it");
        }
        String from = settings.text("mail.from", "petition@example.org");
        if (!from.contains("@") || from.contains("\n")) {
            throw settings.wrong("mail.from", "an email address");
        }
        return new MailConfig(
                host.map(name -> new Smtp(name, port, user, password, security, connections)),
                from,
                settings.text("mail.from.name"),
                settings.integer("mail.per.second", 500, 1, 100_000),
                dkim(settings));
    }

    private static Security security(Settings settings) {
        String text = settings.text("mail.smtp.security", "opportunistic");
        for (Security security : Security.values()) {
            if (security.name().toLowerCase(Locale.ROOT).equals(text)) {
                return security;
            }
        }
        throw settings.wrong("mail.smtp.security", "starttls, opportunistic, tls or none");
    }

    private static Optional<Dkim> dkim(Settings settings) {
        Optional<String> domain = settings.text("mail.dkim.domain");
        Optional<String> selector = settings.text("mail.dkim.selector");
        Optional<String> key = settings.text("mail.dkim.key.file");
        if (domain.isEmpty() && selector.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (domain.isEmpty() || selector.isEmpty() || key.isEmpty()) {
            throw settings.wrong("mail.dkim.domain", "mail.dkim.selector and mail.dkim.key.file beside it");
        }
        return Optional.of(new Dkim(domain.get(), selector.get(), Path.of(key.get())));
    }
}
