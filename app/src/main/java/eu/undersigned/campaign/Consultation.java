package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A consultation of children, as the kit holds it: `consultations/<slug>.yaml` and one text a language.
///
/// @param slug its name in addresses; never changes
/// @param opens the first day on which it is answered; empty: not yet
/// @param closes the last day
/// @param bands of age, youngest first; they don't overlap
/// @param texts the main one first
public record Consultation(
        String slug,
        Optional<LocalDate> opens,
        Optional<LocalDate> closes,
        List<Band> bands,
        List<Question> questions,
        List<ConsultationText> texts) {
    /// No number that is published is about fewer children.
    public static final int FEWEST_CHILDREN = 10;

    /// How long what nobody counted yet waits after the close; the consultation may be prolonged.
    public static final int KEPT_DAYS = 30;

    /// Whom a band can ask, in years.
    public static final int YOUNGEST = 4;

    public static final int OLDEST = 17;

    public Consultation {
        bands = List.copyOf(bands);
        questions = List.copyOf(questions);
        texts = List.copyOf(texts);
    }

    public enum State {
        /// Nobody answers it yet, and only the console shows it.
        PLANNED,
        OPEN,
        /// Its results stay.
        CLOSED
    }

    /// @param today in UTC
    public State state(LocalDate today) {
        if (opens.filter(day -> !today.isBefore(day)).isEmpty()) {
            return State.PLANNED;
        }
        return closes.filter(today::isAfter).isPresent() ? State.CLOSED : State.OPEN;
    }

    /// Those that everybody may read.
    public static List<Consultation> shown(List<Consultation> all, LocalDate today) {
        return all.stream()
                .filter(consultation -> consultation.state(today) != State.PLANNED)
                .toList();
    }

    public Optional<Band> band(String id) {
        return bands.stream().filter(band -> band.id().equals(id)).findFirst();
    }

    /// The band of an age in whole years; empty: nobody of that age is asked.
    public Optional<Band> band(int age) {
        return bands.stream()
                .filter(band -> band.youngest <= age && age <= band.oldest)
                .findFirst();
    }

    /// What those of a band are asked, in order.
    public List<Question> questions(Band band) {
        return questions.stream()
                .filter(question -> question.bands.contains(band.id()))
                .toList();
    }

    /// Whether somebody is asked for own words.
    public boolean hasTexts() {
        return questions.stream().anyMatch(question -> question.kind == Kind.TEXT);
    }

    /// Whether those of a band are.
    public boolean asksForWords(Band band) {
        return questions(band).stream().anyMatch(question -> question.kind == Kind.TEXT);
    }

    /// The same, and nobody is asked for own words.
    public Consultation withoutTexts() {
        List<Question> left = questions.stream()
                .filter(question -> question.kind != Kind.TEXT)
                .toList();
        return new Consultation(slug, opens, closes, bands, left, texts);
    }

    /// In this language, or, where there is none, the main text.
    public ConsultationText text(Language language) {
        return Spoken.of(texts, language);
    }

    /// Ages in whole years, both counted in.
    public record Band(int youngest, int oldest) {
        /// As in addresses, tables and open data: `8-11`.
        public String id() {
            return youngest + "-" + oldest;
        }
    }

    /// @param id small letters, digits and hyphens
    /// @param options ids, in their order; none for a text
    /// @param bands who is asked, by [Band#id()]; never empty
    public record Question(String id, Kind kind, List<String> options, Set<String> bands) {
        public Question {
            options = List.copyOf(options);
            bands = Set.copyOf(bands);
        }
    }

    public enum Kind {
        /// One option.
        ONE,
        /// Any number of options.
        SEVERAL,
        /// Own words: never published by themselves, and kept from everybody when they name somebody.
        TEXT
    }

    /// A consultation in one language, plain text.
    ///
    /// @param words of each question, by its id
    public record ConsultationText(
            Language language, String title, String summary, List<String> about, Map<String, Words> words)
            implements Spoken {
        public ConsultationText {
            about = List.copyOf(about);
            words = Map.copyOf(words);
        }
    }

    /// @param options labels by option id
    public record Words(String ask, Map<String, String> options) {
        public Words {
            options = Map.copyOf(options);
        }
    }
}
