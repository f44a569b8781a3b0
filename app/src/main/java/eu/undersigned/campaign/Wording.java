package eu.undersigned.campaign;

import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.ContentHash;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What children are asked, in the words of one language: all that an answer means. Without dates, title, and the order
/// of questions and options (`docs/formats/kit-consultations.md`).
///
/// @param language whose words count; those of others are translations
/// @param bands ids in their order
/// @param questions by id
public record Wording(Language language, String bands, SortedMap<String, Asked> questions) {
    /// @param kind small letters
    /// @param bands ids in their order
    /// @param options words by id
    record Asked(String kind, String bands, String ask, SortedMap<String, String> options) {
        private String line(String id) {
            return String.join("\t", id, kind, bands, ask)
                    + options.entrySet().stream()
                            .map(option -> "\t" + option.getKey() + "\t" + option.getValue())
                            .collect(Collectors.joining());
        }

        private static Asked read(String[] fields) {
            SortedMap<String, String> options = new TreeMap<>();
            for (int i = 4; i + 1 < fields.length; i += 2) {
                options.put(fields[i], fields[i + 1]);
            }
            return new Asked(fields[1], fields[2], fields[3], options);
        }
    }

    /// In the main language.
    public static Wording of(Consultation consultation) {
        return of(consultation, consultation.texts().getFirst());
    }

    /// Empty: the consultation has no words in this language.
    static Optional<Wording> of(Consultation consultation, Language language) {
        return consultation.texts().stream()
                .filter(text -> text.language() == language)
                .findFirst()
                .map(text -> of(consultation, text));
    }

    private static Wording of(Consultation consultation, ConsultationText text) {
        SortedMap<String, Asked> questions = new TreeMap<>();
        for (Question question : consultation.questions()) {
            Words words = text.words().getOrDefault(question.id(), new Words("", Map.of()));
            SortedMap<String, String> options = new TreeMap<>();
            question.options()
                    .forEach(id -> options.put(id, plain(words.options().getOrDefault(id, ""))));
            questions.put(
                    question.id(),
                    new Asked(
                            question.kind().name().toLowerCase(Locale.ROOT),
                            sorted(question.bands()),
                            plain(words.ask()),
                            options));
        }
        return new Wording(
                text.language(),
                sorted(consultation.bands().stream().map(Consultation.Band::id).toList()),
                questions);
    }

    private static String sorted(Collection<String> bands) {
        return String.join(" ", new TreeSet<>(bands));
    }

    private static String plain(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }

    /// A line for language and bands, and one for each question: fields with a tab between them.
    String text() {
        return language.code() + "\t" + bands + "\n"
                + questions.entrySet().stream()
                        .map(question -> question.getValue().line(question.getKey()) + "\n")
                        .collect(Collectors.joining());
    }

    /// SHA-256 of [#text()], in 64 small hexadecimal digits.
    public String version() {
        return ContentHash.of(text());
    }

    /// @param text of [#text()]
    static Wording read(String text) {
        String[] lines = text.split("\n");
        String[] first = lines[0].split("\t", -1);
        SortedMap<String, Asked> questions = new TreeMap<>();
        Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(fields -> questions.put(fields[0], Asked.read(fields)));
        return new Wording(Language.of(first[0]).orElseThrow(), first[1], questions);
    }
}
