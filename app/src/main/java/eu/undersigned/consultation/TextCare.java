package eu.undersigned.consultation;

import eu.undersigned.i18n.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Whether somebody who wrote a text should see at once where there is help: it may name somebody, or tell of a crime.
/// The rules are simple and often wrong: when in doubt they say yes (docs/formats/kit-consultations.md).
final class TextCare {
    private static final String WORDS = "/consultation/help-words.txt";

    /// What is shorter counts as a whole word alone: it begins too many others.
    private static final int SHORTEST_BEGINNING = 5;

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}-]*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    /// A mailbox, an address, a name somewhere, a number to call.
    private static final Pattern CONTACT = Pattern.compile("@|https?:|www\\.|[0-9](?:[ ./-]?[0-9]){4}");
    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}\\p{Ll}[\\p{L}\\p{M}-]*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;\\n\"“”„«»(]\\s*$");
    private static final Pattern GERMAN_NAME =
            Pattern.compile("(?:[Hh]eißt|[Hh]eisst|[Nn]amens|Herr|Herrn|Frau)\\s+\\p{Lu}\\p{Ll}+");

    /// Names that are nobody's, in the middle of a sentence.
    private static final Set<String> NOBODY = Set.of(
            "instagram",
            "tiktok",
            "snapchat",
            "youtube",
            "whatsapp",
            "roblox",
            "fortnite",
            "minecraft",
            "discord",
            "facebook",
            "google",
            "telegram",
            "twitch",
            "netflix",
            "internet",
            "europe",
            "apple",
            "android",
            "playstation",
            "xbox",
            "nintendo",
            "steam",
            "twitter",
            "reddit",
            "pinterest",
            "messenger",
            "wikipedia",
            "zoom",
            "teams",
            "chatgpt",
            "signal",
            "spotify",
            "online",
            "wifi");

    private static final Set<String> BEGINNINGS = read();

    private TextCare() {}

    static boolean isForHelp(String text, Language language) {
        return CONTACT.matcher(text).find() || namesSomebody(text, language) || tellsOfHarm(text);
    }

    private static boolean tellsOfHarm(String text) {
        return WORD.matcher(text).results().map(match -> plain(match.group())).anyMatch(TextCare::isOfHarm);
    }

    private static boolean isOfHarm(String word) {
        return BEGINNINGS.contains(word)
                || IntStream.range(SHORTEST_BEGINNING, word.length())
                        .mapToObj(length -> word.substring(0, length))
                        .anyMatch(BEGINNINGS::contains);
    }

    /// A word with a capital letter inside a sentence is taken for a name; in German, where all nouns have one, only
    /// behind a word that introduces somebody.
    private static boolean namesSomebody(String text, Language language) {
        if (GERMAN_NAME.matcher(text).find()) {
            return true;
        }
        Matcher words = CAPITALISED.matcher(text);
        while (language != Language.DE && words.find()) {
            String before = text.substring(0, words.start());
            boolean isInside = !before.isBlank()
                    && !SENTENCE_END.matcher(before).find()
                    && !Character.isLetter(before.codePointBefore(before.length()));
            if (isInside && !NOBODY.contains(plain(words.group()))) {
                return true;
            }
        }
        return false;
    }

    /// Small letters without marks.
    private static String plain(String word) {
        return MARKS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }

    private static Set<String> read() {
        try (InputStream in = TextCare.class.getResourceAsStream(WORDS)) {
            if (in == null) {
                throw new IllegalStateException(WORDS + " is missing");
            }
            Set<String> words = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isBlank())
                    .map(TextCare::plain)
                    .forEach(words::add);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
