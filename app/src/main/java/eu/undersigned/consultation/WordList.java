package eu.undersigned.consultation;

import eu.undersigned.consultation.TextWords.Word;
import eu.undersigned.i18n.Folded;
import eu.undersigned.i18n.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Words and phrases of 24 languages, looked for in a text's words (docs/formats/kit-consultations.md tells the files'
/// signs). All languages together, whatever the page's: whoever writes may use any.
final class WordList {
    /// So many other words may stand where an entry has `..`.
    private static final int GAP = 3;

    private final Map<String, List<Entry>> byFirst = new HashMap<>();

    /// @param word folded
    /// @param written with its marks, where they must be there; else empty
    /// @param isBeginning whether other words that begin like it are meant too
    /// @param isLoose whether other words may stand before it
    private record Part(String word, String written, boolean isBeginning, boolean isLoose) {
        static Part of(String entry, boolean isLoose) {
            String word = entry.replaceAll("[!*]", "");
            return new Part(Folded.loosely(word), entry.startsWith("!") ? word : "", entry.endsWith("*"), isLoose);
        }

        boolean fits(Word other) {
            return (isBeginning
                            ? other.folded().startsWith(word)
                            : other.folded().equals(word))
                    && other.written().toLowerCase(Locale.ROOT).startsWith(written);
        }
    }

    /// @param only the language of the page in which it counts; empty: in all
    /// @param isHarmless whether it says of words that they mean nothing here
    private record Entry(List<Part> parts, Optional<Language> only, boolean isHarmless) {}

    private WordList() {}

    static WordList read(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WordList parse(String text) {
        WordList list = new WordList();
        Optional<Language> language = Optional.empty();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                language = Optional.of(
                        Language.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT)));
            } else if (!line.startsWith("#")) {
                for (String entry : line.split(",")) {
                    list.add(entry.strip(), language);
                }
            }
        }
        return list;
    }

    private void add(String written, Optional<Language> language) {
        if (written.isEmpty()) {
            return;
        }
        boolean isOwn = written.startsWith("=");
        boolean isHarmless = written.startsWith("-", isOwn ? 1 : 0);
        List<Part> parts = new ArrayList<>();
        boolean isLoose = false;
        for (String word : written.replaceFirst("^=?-?", "").split("[ '’-]+")) {
            if (word.equals("..")) {
                isLoose = true;
            } else {
                parts.add(Part.of(word, isLoose));
                isLoose = false;
            }
        }
        if (isOwn && language.isEmpty()) {
            throw new IllegalArgumentException("stands in no language's section: " + written);
        }
        byFirst.computeIfAbsent(parts.getFirst().word(), _ -> new ArrayList<>())
                .add(new Entry(parts, isOwn ? language : Optional.empty(), isHarmless));
    }

    /// Adds what stands for itself in all languages.
    void add(String phrase) {
        add(TextWords.of(phrase).stream().map(Word::folded).collect(Collectors.joining(" ")), Optional.empty());
    }

    boolean isIn(List<Word> words, Language language) {
        for (boolean isFound : found(words, language)) {
            if (isFound) {
                return true;
            }
        }
        return false;
    }

    /// Which of the words are part of an entry, and not of one that is harmless.
    boolean[] found(List<Word> words, Language language) {
        boolean[] found = covered(words, language, false);
        boolean[] harmless = covered(words, language, true);
        for (int i = 0; i < found.length; i++) {
            found[i] &= !harmless[i];
        }
        return found;
    }

    private boolean[] covered(List<Word> words, Language language, boolean isHarmless) {
        boolean[] covered = new boolean[words.size()];
        for (int at = 0; at < covered.length; at++) {
            String word = words.get(at).folded();
            for (int length = 1; length <= word.length(); length++) {
                for (Entry entry : byFirst.getOrDefault(word.substring(0, length), List.of())) {
                    boolean counts = entry.isHarmless() == isHarmless
                            && entry.only().map(language::equals).orElse(true);
                    int end = counts ? end(entry.parts(), 0, words, at) : at;
                    Arrays.fill(covered, at, end, true);
                }
            }
        }
        return covered;
    }

    /// Behind the last word of the entry; where the text has none of it, where it was looked for.
    private static int end(List<Part> parts, int part, List<Word> words, int at) {
        if (part == parts.size()) {
            return at;
        }
        int last = Math.min(words.size() - 1, parts.get(part).isLoose() ? at + GAP : at);
        for (int i = at; i <= last; i++) {
            if (parts.get(part).fits(words.get(i))) {
                int end = end(parts, part + 1, words, i + 1);
                if (part == parts.size() - 1 || end > i + 1) {
                    return end;
                }
            }
        }
        return at;
    }
}
