package eu.undersigned.signature;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A person's name in any script: up to 100 characters, spaces folded, in Unicode form NFC.
public record SignerName(String value) {
    public static final int MOST_CHARACTERS = 100;

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\t]+");
    /// What would let a stranger send links to somebody's mailbox in our mails. "J.R.R. Tolkien" and "Dr.Weiß" are
    /// names.
    private static final Pattern LINK = Pattern.compile(
            "://|@|\\bwww\\.|\\.\\p{L}{2,}/|[\\p{L}\\p{Nd}-]{2,}\\.(com|net|org|info|biz|io|xyz|online|shop|site|ru|top|club|link|click|vip|app|dev|ly|eu|gg|tk)(?![\\p{L}\\p{M}\\p{Nd}_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");

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
        if (text.codePoints().anyMatch(SignerName::isUnprintable)) {
            return new Parsed.Flawed(Flaw.CONTROL);
        }
        String value = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        if (value.codePoints().noneMatch(Character::isLetter)) {
            return new Parsed.Flawed(Flaw.MISSING);
        }
        if (value.codePointCount(0, value.length()) > MOST_CHARACTERS) {
            return new Parsed.Flawed(Flaw.TOO_LONG);
        }
        if (mayHoldLink(value) && LINK.matcher(value).find()) {
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

    /// Most names hold none of these, and are spared the search.
    private static boolean mayHoldLink(String value) {
        return value.indexOf('.') >= 0 || value.indexOf('@') >= 0 || value.indexOf(':') >= 0;
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
        return NEITHER_LETTER_NOR_DIGIT.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "SignerName[hidden]";
    }
}
