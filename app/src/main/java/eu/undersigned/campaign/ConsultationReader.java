package eu.undersigned.campaign;

import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a consultation's dates, bands and questions.
final class ConsultationReader {
    private static final int MOST_BANDS = 6;
    private static final int MOST_QUESTIONS = 40;
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_TEXTS = 5;
    private static final int LONGEST_ID = 40;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final YamlMap yaml;

    private ConsultationReader(YamlMap yaml) {
        this.yaml = yaml;
    }

    /// @return without texts
    static Consultation read(String slug, YamlMap yaml) {
        return new ConsultationReader(yaml).read(slug);
    }

    private Consultation read(String slug) {
        Optional<LocalDate> opens = day("opens");
        Optional<LocalDate> closes = day("closes");
        if (opens.isPresent() && closes.filter(opens.get()::isAfter).isPresent()) {
            yaml.wrong("closes", "lies before the day on which it opens");
        }
        List<Band> bands = bands();
        Set<String> known = bands.stream().map(Band::id).collect(Collectors.toSet());
        List<YamlMap> asked = yaml.maps("questions");
        if (asked.isEmpty() || asked.size() > MOST_QUESTIONS) {
            yaml.wrong("questions", "1 to " + MOST_QUESTIONS + " are expected");
        }
        Set<String> ids = new HashSet<>();
        List<Question> questions =
                asked.stream().map(one -> question(one, known, ids)).toList();
        if (questions.stream().filter(question -> question.kind() == Kind.TEXT).count() > MOST_TEXTS) {
            yaml.wrong("questions", "at most " + MOST_TEXTS + " ask for own words");
        }
        yaml.refuseUnknown();
        return new Consultation(slug, opens, closes, bands, questions, List.of());
    }

    private Optional<LocalDate> day(String name) {
        try {
            return yaml.optionalText(name).map(LocalDate::parse);
        } catch (DateTimeException e) {
            yaml.wrong(name, "a day such as 2027-06-01 is expected");
            return Optional.empty();
        }
    }

    private List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        for (YamlMap one : yaml.maps("bands")) {
            Band band = new Band((int) one.number("youngest", Consultation.YOUNGEST, Consultation.OLDEST), (int)
                    one.number("oldest", Consultation.YOUNGEST, Consultation.OLDEST));
            if (band.oldest() < band.youngest()) {
                one.wrong("oldest", "is less than the youngest");
            }
            if (bands.stream()
                    .anyMatch(other -> band.youngest() <= other.oldest() && other.youngest() <= band.oldest())) {
                one.wrong("youngest", "this band overlaps with another one");
            }
            one.refuseUnknown();
            bands.add(band);
        }
        if (bands.isEmpty() || bands.size() > MOST_BANDS) {
            yaml.wrong("bands", "1 to " + MOST_BANDS + " are expected");
        }
        bands.sort(Comparator.comparingInt(Band::youngest));
        return bands;
    }

    private static Question question(YamlMap one, Set<String> bands, Set<String> ids) {
        String id = one.text("id");
        if (!isId(id) || !ids.add(id)) {
            one.wrong(
                    "id",
                    "small letters, digits and single hyphens are expected, at most " + LONGEST_ID + ", each id once");
        }
        Optional<Kind> kind = KitReader.constant(Kind.values(), one.text("kind"));
        if (kind.isEmpty()) {
            one.wrong("kind", "one, several or text is expected");
        }
        List<String> options = one.texts("options");
        boolean isText = kind.filter(Kind.TEXT::equals).isPresent();
        if (isText && !options.isEmpty()) {
            one.wrong("options", "a text has none");
        }
        if (!isText && (options.size() < 2 || options.size() > MOST_OPTIONS)) {
            one.wrong("options", "2 to " + MOST_OPTIONS + " are expected");
        }
        if (!options.stream().allMatch(ConsultationReader::isId) || new HashSet<>(options).size() < options.size()) {
            one.wrong(
                    "options",
                    "small letters, digits and single hyphens are expected, at most " + LONGEST_ID
                            + ", each option once");
        }
        Set<String> asked = new HashSet<>(one.texts("bands"));
        if (!bands.containsAll(asked)) {
            one.wrong("bands", "bands of this consultation are expected, such as 8-11");
        }
        one.refuseUnknown();
        return new Question(id, kind.orElse(Kind.ONE), options, asked.isEmpty() ? bands : asked);
    }

    private static boolean isId(String id) {
        return id.length() <= LONGEST_ID && ID.matcher(id).matches();
    }
}
