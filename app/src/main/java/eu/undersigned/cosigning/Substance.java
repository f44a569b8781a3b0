package eu.undersigned.cosigning;

import eu.undersigned.campaign.LetterText;
import eu.undersigned.secrets.ContentHash;
import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of a letter's text its signatories stand for: every word and sign of title, sender, addressee and paragraphs,
/// and neither spaces nor which quotation marks and dashes are set. The summary is for lists, and no part of the
/// letter.
final class Substance {
    private static final Pattern QUOTES = Pattern.compile("[\\p{Pi}\\p{Pf}\"'‚„‹›`´]+");
    private static final Pattern DASHES = Pattern.compile("\\s*[\\p{Pd}−]+\\s*");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Substance() {}

    /// SHA-256 in 64 small hexadecimal digits.
    static String of(LetterText text) {
        String all = Stream.concat(
                        Stream.of(text.title(), text.sender(), text.addressee()),
                        text.paragraphs().stream().map(LetterText.Paragraph::text))
                .map(Substance::plain)
                .collect(Collectors.joining("\n"));
        return ContentHash.of(all);
    }

    private static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String quoted = QUOTES.matcher(composed).replaceAll("'");
        return SPACES.matcher(DASHES.matcher(quoted).replaceAll("-"))
                .replaceAll(" ")
                .strip();
    }
}
