package eu.undersigned.signature;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mailbox as typed, up to 254 characters. People are compared by [MailboxRules#canonical], never by value.
public record EmailAddress(String value) {
    /// RFC 5321, section 4.5.3.1.3.
    public static final int MOST_CHARACTERS = 254;

    private static final int MOST_LOCAL = 64;
    /// RFC 5322's dot-atom, with the letters and digits of all scripts that RFC 6531 adds.
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{Nd}!#$%&'*+/=?^_`{|}~-]+)*");

    /// UTS 46 as browsers and mail servers use it. The JDK's own `IDN` follows the rules of 2003, which take `straße.de`
    /// for `strasse.de`, another owner's domain.
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);

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
        return asciiDomain(value.substring(at + 1)).map(_ -> new EmailAddress(value));
    }

    private static Optional<String> asciiDomain(String domain) {
        StringBuilder converted = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        DOMAINS.nameToASCII(domain, converted, info);
        if (info.hasErrors()) {
            return Optional.empty();
        }
        String ascii = converted.toString().toLowerCase(Locale.ROOT);
        boolean wellFormed = ascii.length() <= 253
                && ascii.matches("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");
        return wellFormed ? Optional.of(ascii) : Optional.empty();
    }

    String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /// In ASCII form and small letters.
    String domain() {
        return asciiDomain(value.substring(value.lastIndexOf('@') + 1)).orElseThrow();
    }

    /// For the mail server: a domain outside ASCII in its ASCII form, which every server takes.
    String deliverable() {
        String typed = value.substring(value.lastIndexOf('@') + 1);
        return typed.chars().allMatch(c -> c < 128) ? value : local() + "@" + domain();
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
