package eu.undersigned.signature;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A person's name in any script: up to 100 characters, spaces folded, in Unicode form NFC.
public record SignerName(String value) {
    public static final int MOST_CHARACTERS = 100;

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\t]+");
    /// What would let a stranger send links to somebody's mailbox in our mails: addresses, and words that end in a
    /// common domain. "J.R.R. Tolkien" and "Dr.Weiß" are names.
    private static final Pattern LINK = Pattern.compile(
            "://|@|\\bwww\\.|\\.\\p{L}{2,}/|[\\p{L}\\p{Nd}-]{2,}\\.(io|ru|ly|eu|gg|tk)(?![\\p{L}\\p{M}\\p{Nd}_])|[\\p{L}\\p{Nd}-]\\.(com|net|org|info|biz|xyz|online|shop|site|top|club|link|click|vip|app|dev)(?![\\p{L}\\p{M}\\p{Nd}_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /// A country's domain, written as domains are: names begin their words with capitals, "Jan.De Vries" too.
    private static final Pattern COUNTRY_DOMAIN = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{Nd}])[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2}(?![\\p{L}\\p{M}\\p{Nd}_.])");
    /// What may differ between two spellings of one name: spaces and signs, accents of Latin, Greek and Cyrillic, vowel
    /// points of Hebrew and Arabic. Not the vowel signs of scripts that write vowels as marks.
    private static final Pattern MAY_DIFFER = Pattern.compile(
            "[^\\p{L}\\p{Nd}\\p{M}]|[\\u0300-\\u036F\\u0483-\\u0489\\u0591-\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE00-\\uFE0F\\uFE20-\\uFE2F]");

    /// What a name can be refused for.
    public enum Flaw {
        MISSING,
        TOO_LONG,
        CONTROL,
        LINK
    }

    /// A name, or why it is none.
    public sealed interface Parsed {
        record Name(SignerName name) implements Parsed {}

        record Flawed(Flaw flaw) implements Parsed {}
    }

    public static Parsed parse(String text) {
        if (isPlain(text)) {
            return new Parsed.Name(new SignerName(text));
        }
        if (!isPrintable(text)) {
            return new Parsed.Flawed(Flaw.CONTROL);
        }
        String value = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        if (value.codePoints().noneMatch(SignerName::isVisibleLetter)) {
            return new Parsed.Flawed(Flaw.MISSING);
        }
        if (value.codePointCount(0, value.length()) > MOST_CHARACTERS) {
            return new Parsed.Flawed(Flaw.TOO_LONG);
        }
        if (holdsLink(value)) {
            return new Parsed.Flawed(Flaw.LINK);
        }
        return new Parsed.Name(new SignerName(value));
    }

    /// ASCII letters in words with single spaces between them: nothing to fold, refuse or normalise.
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' ? before == ' ' : !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
                return false;
            }
            before = c;
        }
        return before != ' ' && text.length() <= MOST_CHARACTERS;
    }

    /// Whether a line holds nothing that nobody sees, or that turns the direction of what follows.
    public static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(SignerName::isUnprintable);
    }

    /// Fillers count as letters, and show nothing.
    private static boolean isVisibleLetter(int character) {
        return Character.isLetter(character)
                && !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean holdsLink(String value) {
        // Dots and letters of other widths look like the common ones, and mail programs take them for such.
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).replace('\u3002', '.');
        boolean mayHold = plain.indexOf('.') >= 0 || plain.indexOf('@') >= 0 || plain.indexOf(':') >= 0;
        return mayHold
                && (LINK.matcher(plain).find() || COUNTRY_DOMAIN.matcher(plain).find());
    }

    /// Control characters, and those that turn the direction of the text around them. The joiners that some scripts
    /// need to spell a name, and that emoji use, pass.
    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> character != '\t';
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.FORMAT -> character != 0x200C && character != 0x200D && !isEmojiTag(character);
            default -> false;
        };
    }

    private static boolean isEmojiTag(int character) {
        return character >= 0xE0020 && character <= 0xE007F;
    }

    /// The name without case, accents, spaces and punctuation, to see whether two spellings are one person.
    String folded() {
        if (isPlain(value)) {
            return value.replace(" ", "").toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(UCharacter.foldCase(value, true), Normalizer.Form.NFKD);
        return MAY_DIFFER.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "SignerName[hidden]";
    }
}
