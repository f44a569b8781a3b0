package eu.undersigned.i18n;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// Text without what spellings of it differ in: small letters, no marks above or below them, no letters with a stroke.
public final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Folded() {}

    /// What comes out is part of keyed hashes that are stored: for no text may it
    /// ever be something else.
    public static String of(String text) {
        String folded = UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC), true);
        return MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace("æ", "ae")
                .replace("œ", "oe");
    }

    /// For comparing only, never stored: also the other letters of Europe that lose nothing by [#of(String)].
    public static String loosely(String text) {
        return of(text).replace('ħ', 'h')
                .replace('ŧ', 't')
                .replace('ı', 'i')
                .replace('ð', 'd')
                .replace("þ", "th")
                .replace("ŋ", "n");
    }
}
