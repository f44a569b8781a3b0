package eu.undersigned.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import eu.undersigned.console.ConsoleTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the 24 languages together. A failure prints the lines to paste or to look at.
class MessagesTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final long[] COUNTS = {0, 1, 2, 5, 11, 21, 100, 100_000};

    @ParameterizedTest
    @EnumSource
    void hasEveryMessage(Language language) {
        Set<String> missing = new TreeSet<>(ENGLISH.keys());
        missing.removeAll(Texts.in(language).keys());
        assertThat(missing)
                .as("add to messages/%s.properties:\n%s", language.code(), lines(missing, ENGLISH))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasNoMessageThatEnglishLacks(Language language) {
        Set<String> additional = new TreeSet<>(Texts.in(language).keys());
        additional.removeAll(ENGLISH.keys());
        assertThat(additional)
                .as("delete from messages/%s.properties:\n%s", language.code(), lines(additional, Texts.in(language)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasEachMessageOnceAndNotEmpty(Language language) {
        List<String> keys = MessageFiles.lines(language).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2)[0].strip())
                .toList();
        assertThat(keys).as("messages/%s.properties", language.code()).doesNotHaveDuplicates();
        Texts texts = Texts.in(language);
        assertThat(texts.keys()).noneMatch(key -> texts.pattern(key).isBlank());
    }

    @ParameterizedTest
    @EnumSource
    void hasThePlaceholdersOfEnglish(Language language) {
        List<String> wrong = new ArrayList<>();
        for (String key : ENGLISH.keys()) {
            Map<String, ArgType> expected = placeholders(ENGLISH.pattern(key));
            Map<String, ArgType> found = placeholders(Texts.in(language).pattern(key));
            if (!found.equals(expected)) {
                wrong.add(line(key, Texts.in(language)) + "\n  has " + found + ", English has " + expected);
            }
        }
        assertThat(wrong).as("in messages/%s.properties", language.code()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasThePluralFormsOfItsLanguage(Language language) {
        Set<String> expected =
                new TreeSet<>(PluralRules.forLocale(language.locale()).getKeywords());
        List<String> wrong = new ArrayList<>();
        for (String key : Texts.in(language).keys()) {
            for (Set<String> forms : pluralForms(Texts.in(language).pattern(key))) {
                if (!forms.equals(expected)) {
                    wrong.add(line(key, Texts.in(language)) + "\n  has " + forms + ", expected " + expected);
                }
            }
        }
        assertThat(wrong).as("in messages/%s.properties", language.code()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void formatsWithAnyCount(Language language) {
        Texts texts = Texts.in(language);
        for (String key : texts.keys()) {
            Map<String, ArgType> placeholders = placeholders(texts.pattern(key));
            for (long count : COUNTS) {
                Map<String, Object> values = new HashMap<>();
                placeholders.forEach(
                        (name, type) -> values.put(name, type == ArgType.PLURAL ? count : "«" + name + "»"));
                String text = texts.of(key, values);
                assertThat(text).as(key).doesNotContain("{", "}", "#").isNotBlank();
                placeholders.forEach((name, type) -> {
                    if (type == ArgType.NONE) {
                        assertThat(text).as(key).contains("«" + name + "»");
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesAsTheStyleAsks(Language language) {
        List<String> wrong = new ArrayList<>();
        for (String key : Texts.in(language).keys()) {
            String pattern = Texts.in(language).pattern(key);
            if (pattern.contains("'")) {
                wrong.add(line(key, Texts.in(language)) + "\n  has a straight apostrophe: ICU reads it as a quote");
            }
            if (pattern.matches(".*[!！¡].*")) {
                wrong.add(line(key, Texts.in(language)) + "\n  has an exclamation mark");
            }
            if (pattern.matches(".*(\u200b|\\s\\s).*") || !pattern.equals(pattern.strip())) {
                wrong.add(line(key, Texts.in(language)) + "\n  has spaces too many");
            }
        }
        assertThat(wrong).as("in messages/%s.properties", language.code()).isEmpty();
    }

    /// Abuse is no genre. The word stem in the scripts and spellings of the 24 languages, accents left out.
    @ParameterizedTest
    @EnumSource
    void neverUsesTheOldTerm(Language language) {
        Pattern term = Pattern.compile("(?<!pod)porn|порн|πορν"); // Slovene "podporniki" are supporters
        List<String> wrong = new ArrayList<>();
        Texts texts = Texts.in(language);
        texts.keys().stream()
                .filter(key ->
                        term.matcher(MessageFiles.folded(texts.pattern(key))).find())
                .forEach(key -> wrong.add(line(key, texts)));
        MessageFiles.kitLines(language).stream()
                .filter(line -> term.matcher(MessageFiles.folded(line)).find())
                .forEach(wrong::add);
        assertThat(wrong).as(language.code()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thePetitionIsCalmToo(Language language) {
        assertThat(MessageFiles.kitLines(language)).noneMatch(line -> line.matches(".*[!！¡'].*"));
    }

    @Test
    void everyMessageIsUsed() {
        UsedMessages used = UsedMessages.inTheProduct();
        Set<String> unused = new TreeSet<>(ENGLISH.keys());
        unused.removeIf(used::contains);
        assertThat(unused)
                .as("delete from all messages/*.properties:\n%s", lines(unused, ENGLISH))
                .isEmpty();
    }

    @Test
    void everyMessageOfTheConsoleIsUsedAndReadable() {
        UsedMessages used = UsedMessages.inTheProduct();
        Texts console = ConsoleTexts.texts();
        Set<String> unused = new TreeSet<>(console.keys());
        unused.removeIf(used::containsOrBegins);
        assertThat(unused)
                .as("delete from messages/console/en/*.properties:\n%s", lines(unused, console))
                .isEmpty();
        assertThat(console.keys())
                .allSatisfy(key -> assertThat(console.pattern(key))
                        .doesNotContain("'")
                        .satisfies(pattern -> assertThat(placeholders(pattern)).isNotNull()));
    }

    @Test
    void everyMessageThatATemplateNamesExists() {
        Set<String> unknown = UsedMessages.namedByTemplates();
        assertThat(unknown).hasSizeGreaterThan(50);
        unknown.removeAll(ENGLISH.keys());
        unknown.removeAll(ConsoleTexts.texts().keys());
        assertThat(unknown).as("add to all messages/*.properties").isEmpty();
    }

    private static String lines(Set<String> keys, Texts texts) {
        return String.join("\n", keys.stream().map(key -> line(key, texts)).toList());
    }

    private static String line(String key, Texts texts) {
        return key + "=" + texts.pattern(key);
    }

    private static Map<String, ArgType> placeholders(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Map<String, ArgType> found = new TreeMap<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) == Part.Type.ARG_START) {
                found.put(
                        pattern.getSubstring(pattern.getPart(i + 1)),
                        pattern.getPart(i).getArgType());
            }
        }
        return found;
    }

    private static List<Set<String>> pluralForms(String text) {
        MessagePattern pattern = new MessagePattern(text);
        List<Set<String>> all = new ArrayList<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) == Part.Type.ARG_START
                    && pattern.getPart(i).getArgType() == ArgType.PLURAL) {
                all.add(selectors(pattern, i));
            }
        }
        return all;
    }

    private static Set<String> selectors(MessagePattern pattern, int start) {
        Set<String> forms = new TreeSet<>();
        int end = pattern.getLimitPartIndex(start);
        for (int i = start + 1; i < end; i++) {
            if (pattern.getPartType(i) == Part.Type.MSG_START) {
                i = pattern.getLimitPartIndex(i);
            } else if (pattern.getPartType(i) == Part.Type.ARG_SELECTOR) {
                forms.add(pattern.getSubstring(pattern.getPart(i)));
            }
        }
        return forms;
    }
}
