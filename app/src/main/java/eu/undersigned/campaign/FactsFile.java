package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Reads `facts.csv` of a kit, and `corrections.csv` where it has one (`docs/formats/kit.md`).
final class FactsFile {
    static final String FILE = "facts.csv";
    static final String CORRECTIONS = "corrections.csv";
    static final List<String> NEEDED = List.of("id", "value", "kind", "source", "as_of");
    static final List<String> OPTIONAL =
            List.of("claim", "unit", "series", "period", "url", "expires", "conflicts_with", "method");
    /// Columns with text for people, in English, and once more for each language as `claim.de`.
    static final List<String> SPOKEN = List.of("claim", "unit", "method");

    static final List<String> CORRECTION = List.of("date", "fact", "was", "is", "reason");

    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String NUMBER = "[0-9]{1,15}(\\.[0-9]{1,6})?";
    private static final String ADDRESS = "https://[^\\s\"<>]{1,500}";
    private static final int LONGEST_ID = 60;
    private static final Map<String, Integer> LONGEST =
            Map.of("claim", 300, "unit", 200, "method", 1000, "source", 300, "as_of", 100, "reason", 1000);

    private final List<KitError> errors;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<String, CsvTable.Row> rows = new LinkedHashMap<>();

    private FactsFile(List<KitError> errors) {
        this.errors = errors;
    }

    static List<Fact> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        if (!files.has(FILE)) {
            errors.add(new KitError(FILE, 0, "can't be read"));
            return List.of();
        }
        return new FactsFile(errors).read(text);
    }

    private List<Fact> read(UnaryOperator<String> text) {
        for (CsvTable.Row row : CsvTable.parse(FILE, text.apply(FILE), NEEDED, OPTIONAL, SPOKEN, errors)) {
            fact(row);
        }
        checkSeries();
        List<Fact> all = new ArrayList<>();
        Map<String, Set<String>> conflicts = conflicts();
        Map<String, List<Correction>> corrections = corrections(text.apply(CORRECTIONS));
        facts.forEach((id, fact) -> all.add(new Fact(
                fact.figure(),
                fact.claim(),
                fact.unit(),
                fact.method(),
                fact.series(),
                fact.year(),
                fact.url(),
                fact.expires(),
                conflicts.getOrDefault(id, Set.of()),
                corrections.getOrDefault(id, List.of()))));
        return all;
    }

    private void fact(CsvTable.Row row) {
        String id = row.get("id");
        if (!id.matches(ID) || id.length() > LONGEST_ID || facts.containsKey(id)) {
            errors.add(row.wrong("id: small letters, digits and single hyphens are expected, each id once"));
        }
        Optional<Figure.Kind> kind = kind(row);
        if (kind.isEmpty()) {
            errors.add(row.wrong("kind: count, decimal or percent is expected"));
        }
        BigDecimal value = number(row, "value", kind.orElse(Figure.Kind.DECIMAL), "such as 2.0");
        if (row.get("source").isEmpty() || row.get("as_of").isEmpty()) {
            errors.add(row.wrong("a figure needs its source and its date"));
        }
        checkLength(row, "source");
        checkLength(row, "as_of");
        Figure figure = new Figure(id, value, kind.orElse(Figure.Kind.COUNT), row.get("source"), row.get("as_of"));
        facts.put(
                id,
                new Fact(
                        figure,
                        words(row, "claim"),
                        words(row, "unit"),
                        words(row, "method"),
                        matching(row, "series", ID, "small letters, digits and single hyphens are expected"),
                        matching(row, "period", "(19|20)[0-9]{2}", "a year is expected, such as 2024")
                                .map(Integer::valueOf),
                        matching(row, "url", ADDRESS, "an address that begins with https:// is expected"),
                        expires(row),
                        Set.of(),
                        List.of()));
        rows.put(id, row);
    }

    private static Optional<Figure.Kind> kind(CsvTable.Row row) {
        return KitReader.constant(Figure.Kind.values(), row.get("kind"));
    }

    private BigDecimal number(CsvTable.Row row, String column, Figure.Kind kind, String example) {
        String text = row.get(column);
        if (!text.matches(NUMBER)) {
            errors.add(row.wrong(column + ": a number is expected, " + example));
            return BigDecimal.ZERO;
        }
        BigDecimal number = new BigDecimal(text);
        if (kind == Figure.Kind.COUNT && number.stripTrailingZeros().scale() > 0) {
            errors.add(row.wrong(column + ": a count is a whole number"));
        }
        return number;
    }

    private Optional<String> matching(CsvTable.Row row, String column, String pattern, String expected) {
        String text = row.get(column);
        if (text.isEmpty() || text.matches(pattern)) {
            return Optional.of(text).filter(found -> !found.isEmpty());
        }
        errors.add(row.wrong(column + ": " + expected));
        return Optional.empty();
    }

    private Optional<LocalDate> expires(CsvTable.Row row) {
        return row.get("expires").isEmpty() ? Optional.empty() : date(row, "expires");
    }

    private Optional<LocalDate> date(CsvTable.Row row, String column) {
        try {
            return Optional.of(LocalDate.parse(row.get(column)));
        } catch (DateTimeParseException e) {
            errors.add(row.wrong(column + ": a date such as 2027-06-30 is expected"));
            return Optional.empty();
        }
    }

    private Fact.Words words(CsvTable.Row row, String column) {
        Map<Language, String> words = new TreeMap<>();
        for (Language language : Language.values()) {
            String name = language == Language.EN && row.get(column + ".en").isEmpty()
                    ? column
                    : column + "." + language.code();
            if (!row.get(name).isEmpty()) {
                checkLength(row, name);
                words.put(language, row.get(name));
            }
        }
        return new Fact.Words(words);
    }

    private void checkLength(CsvTable.Row row, String name) {
        int longest = LONGEST.getOrDefault(name.replaceFirst("\\..*", ""), 0);
        if (row.get(name).length() > longest) {
            errors.add(row.wrong(name + ": is longer than " + longest + " characters"));
        }
    }

    /// A chart has one bar a year, all of one kind, and says what it counts.
    private void checkSeries() {
        Set<String> years = new HashSet<>();
        Map<String, Figure.Kind> kinds = new HashMap<>();
        facts.forEach((id, fact) -> fact.series().ifPresent(series -> {
            if (fact.year().isEmpty()) {
                wrong(id, "period: a figure of a series needs its year");
            } else if (!years.add(series + " " + fact.year().get())) {
                wrong(id, "period: the series has a figure of this year already");
            }
            if (fact.unit().isEmpty()) {
                wrong(id, "unit: a figure of a series says what it counts");
            }
            Optional<Figure.Kind> kind = Optional.ofNullable(rows.get(id)).flatMap(FactsFile::kind);
            if (kind.isPresent()
                    && kinds.putIfAbsent(series, kind.get()) instanceof Figure.Kind other
                    && other != kind.get()) {
                wrong(id, "kind: the figures of a series are of one kind");
            }
        }));
    }

    private void wrong(String id, String reason) {
        Optional.ofNullable(rows.get(id)).ifPresent(row -> errors.add(row.wrong(reason)));
    }

    /// Whichever of two facts names the other: both are named.
    private Map<String, Set<String>> conflicts() {
        Map<String, Set<String>> conflicts = new HashMap<>();
        rows.forEach((id, row) -> {
            for (String other :
                    new LinkedHashSet<>(Arrays.asList(row.get("conflicts_with").split("\\s+")))) {
                if (!other.isEmpty() && (!facts.containsKey(other) || other.equals(id))) {
                    errors.add(row.wrong("conflicts_with: '" + other + "' is no other id of " + FILE));
                } else if (!other.isEmpty()) {
                    conflicts.computeIfAbsent(id, _ -> new TreeSet<>()).add(other);
                    conflicts.computeIfAbsent(other, _ -> new TreeSet<>()).add(id);
                }
            }
        });
        return conflicts;
    }

    private Map<String, List<Correction>> corrections(String content) {
        Map<String, List<Correction>> corrections = new HashMap<>();
        if (content.isEmpty()) {
            return corrections;
        }
        Map<String, CsvTable.Row> last = new LinkedHashMap<>();
        for (CsvTable.Row row :
                CsvTable.parse(CORRECTIONS, content, CORRECTION, List.of(), List.of("reason"), errors)) {
            Optional<Fact> fact = Optional.ofNullable(facts.get(row.get("fact")));
            if (fact.isEmpty()) {
                errors.add(row.wrong("fact: '" + row.get("fact") + "' is not in " + FILE));
                continue;
            }
            Figure.Kind kind = fact.get().figure().kind();
            BigDecimal was = number(row, "was", Figure.Kind.DECIMAL, "the one that stood there");
            BigDecimal is = number(row, "is", kind, "the one that stands there since");
            Optional<LocalDate> date = date(row, "date");
            if (date.filter(LocalDate.now(ZoneOffset.UTC).plusDays(1)::isBefore).isPresent()) {
                errors.add(row.wrong("date: lies in the future"));
            }
            if (row.get("reason").isEmpty()) {
                errors.add(row.wrong("reason: is missing"));
            }
            date.ifPresent(day -> corrections
                    .computeIfAbsent(row.get("fact"), _ -> new ArrayList<>())
                    .add(new Correction(day, was, is, words(row, "reason"))));
            last.put(row.get("fact"), row);
        }
        last.forEach((id, row) -> Optional.ofNullable(facts.get(id)).ifPresent(fact -> checkLast(row, fact)));
        return corrections;
    }

    /// The page must not say that a figure was corrected to one that it does not show.
    private void checkLast(CsvTable.Row row, Fact fact) {
        if (row.get("is").matches(NUMBER)
                && new BigDecimal(row.get("is")).compareTo(fact.figure().value()) != 0) {
            errors.add(row.wrong("is: " + FILE + " has another value for '" + fact.id() + "'"));
        }
    }
}
