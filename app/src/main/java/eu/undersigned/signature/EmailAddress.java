package eu.undersigned.signature;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mailbox as typed, up to 254 characters. People are compared by [MailboxRules#canonical], never by value.
///
/// @param domain in ASCII form and small letters
public record EmailAddress(String value, String domain) {
    /// RFC 5321, section 4.5.3.1.3.
    public static final int MOST_CHARACTERS = 254;

    private static final int MOST_LOCAL = 64;
    /// RFC 5322's dot-atom, with the letters and digits of all scripts that RFC 6531 adds.
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{Nd}!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    /// Empty when the text is not the address of a mailbox. Nothing else is known of it until its mail arrives.
    public static Optional<EmailAddress> parse(String text) {
        String value = text.strip();
        int at = value.lastIndexOf('@');
        if (at < 1 || value.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        String local = value.substring(0, at);
        if (local.length() > MOST_LOCAL || !LOCAL.matcher(local).matches()) {
            return Optional.empty();
        }
        return asciiDomain(value.substring(at + 1)).map(domain -> new EmailAddress(value, domain));
    }

    /// From a value that was parsed before.
    ///
    /// @throws IllegalArgumentException when it is no address; its text stays out of the message
    public static EmailAddress of(String value) {
        return parse(value).orElseThrow(() -> new IllegalArgumentException("not an email address"));
    }

    private static Optional<String> asciiDomain(String domain) {
        String small = domain.toLowerCase(Locale.ROOT);
        if (small.length() <= 253 && DOMAIN.matcher(small).matches()) {
            return Optional.of(small);
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii)
                    .filter(it -> it.length() <= 253 && DOMAIN.matcher(it).matches());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
