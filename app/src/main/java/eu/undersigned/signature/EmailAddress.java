package eu.undersigned.signature;

import com.ibm.icu.text.IDNA;
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

    /// UTS 46 as browsers and mail servers use it. The JDK's own `IDN` follows the rules of 2003, which take
    /// `straße.de`
    /// for `strasse.de`, another owner's domain.
    private static final IDNA INTERNATIONAL = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /// Empty when the text is not the address of a mailbox. Nothing else is known of it until its mail arrives.
    public static Optional<EmailAddress> parse(String text) {
        String value = text.strip();
        int at = value.lastIndexOf('@');
        if (at < 1 || value.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        String local = value.substring(0, at);
        if (local.length() > MOST_LOCAL
                || !(isPlain(local) || LOCAL.matcher(local).matches())) {
            return Optional.empty();
        }
        return asciiDomain(value.substring(at + 1)).map(domain -> new EmailAddress(value, domain));
    }

    /// Letters and digits with single dots between them: what nearly all addresses are, seen without a pattern.
    private static boolean isPlain(String text) {
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' ? before == '.' : !isSmallOrDigit(c)) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }

    private static boolean isSmallOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isPlainDomain(String text) {
        int dot = text.lastIndexOf('.');
        boolean endsInLetters = dot > 0 && text.length() - dot > 2 && Character.isLetter(text.charAt(dot + 1));
        return text.length() < 64 && endsInLetters && isPlain(text);
    }

    /// From a value that was parsed before.
    ///
    /// @throws IllegalArgumentException when it is no address; its text stays out of the message
    public static EmailAddress of(String value) {
        return parse(value).orElseThrow(() -> new IllegalArgumentException("not an email address"));
    }

    private static Optional<String> asciiDomain(String domain) {
        String small = domain.toLowerCase(Locale.ROOT);
        if (isPlainDomain(small)
                || small.length() <= 253 && DOMAIN.matcher(small).matches()) {
            return Optional.of(small);
        }
        StringBuilder converted = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        INTERNATIONAL.nameToASCII(domain, converted, info);
        String ascii = converted.toString().toLowerCase(Locale.ROOT);
        boolean wellFormed = !info.hasErrors()
                && ascii.length() <= 253
                && DOMAIN.matcher(ascii).matches();
        return wellFormed ? Optional.of(ascii) : Optional.empty();
    }

    String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /// For the mail server: a domain outside ASCII in its ASCII form, which every server takes.
    public String deliverable() {
        String typed = value.substring(value.lastIndexOf('@') + 1);
        return typed.chars().allMatch(c -> c < 128) ? value : local() + "@" + domain;
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
