package eu.undersigned.consultation;

import eu.undersigned.consultation.TextWords.Word;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Whether somebody who wrote a text should see at once where there is help: it may name somebody, or tell of a crime.
/// The rules are simple and often wrong: when in doubt they say yes (docs/formats/kit-consultations.md).
final class TextCare {
    /// A mailbox, an address, a name somewhere, a number to call.
    private static final Pattern CONTACT = Pattern.compile("@|https?:|www\\.|[0-9](?:[ ./-]?[0-9]){4}");
    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}\\p{Ll}.*");
    private static final Pattern SENTENCE_END = Pattern.compile("(?:[.!?…:;\\n\"“”„«»()]|(?:^|\\n)\\s*[-–—•*])\\s*$");
    private static final Pattern GERMAN_NAME =
            Pattern.compile("(?:[Hh]eißt|[Hh]eisst|[Nn]amens|Herr|Herrn|Frau)\\s+\\p{Lu}\\p{Ll}+");

    private static final WordList HARM = WordList.read("/consultation/help-words.txt");
    private static final WordList NAMES = WordList.read("/consultation/first-names.txt");
    /// Names that are nobody's: of games, apps, days.
    private static final WordList NOBODY = WordList.read("/consultation/not-names.txt");

    private static final Map<Language, WordList> COUNTRIES = new ConcurrentHashMap<>();

    private TextCare() {}

    static boolean isForHelp(String text, Language language) {
        List<Word> words = TextWords.of(text);
        return CONTACT.matcher(text).find() || HARM.isIn(words, language) || namesSomebody(text, words, language);
    }

    /// A word with a capital letter inside a sentence is taken for a name; in German, where all nouns have one, only
    /// behind a word that introduces somebody. A common first name is one wherever it stands, in small letters too.
    private static boolean namesSomebody(String text, List<Word> words, Language language) {
        if (GERMAN_NAME.matcher(text).find()) {
            return true;
        }
        boolean[] isNobody = NOBODY.found(words, language);
        boolean[] isCountry = countries(language).found(words, language);
        boolean[] isName = NAMES.found(words, language);
        for (int i = 0; i < isNobody.length; i++) {
            boolean isCapitalised = language != Language.DE && isCapitalisedInside(words.get(i));
            if (!isNobody[i] && !isCountry[i] && (isName[i] || isCapitalised)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCapitalisedInside(Word word) {
        String before = word.before();
        return CAPITALISED.matcher(word.written()).matches()
                && before.codePoints().anyMatch(Character::isLetterOrDigit)
                && !before.endsWith("-")
                && !SENTENCE_END.matcher(before).find();
    }

    /// As the page's language calls them, but for those that are somebody's name too, such as Jordan.
    private static WordList countries(Language language) {
        return COUNTRIES.computeIfAbsent(language, _ -> {
            WordList list = WordList.parse("");
            Texts.in(language).formats().countries().stream()
                    .map(Formats.Country::name)
                    .filter(name -> !NAMES.isIn(TextWords.of(name), language))
                    .forEach(list::add);
            return list;
        });
    }
}
