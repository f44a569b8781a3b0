package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.ContentHash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `facts.csv` and `corrections.csv` as they are edited: one figure at a time, the others untouched.
public final class FactRows {
    public static final String FILE = FactsFile.FILE;
    public static final String CORRECTIONS = FactsFile.CORRECTIONS;
    /// In the order in which a form shows them. Those with text for people may be there for each language, as
    /// `claim.de`.
    public static final List<String> COLUMNS = List.of(
            "id",
            "value",
            "kind",
            "claim",
            "unit",
            "source",
            "url",
            "as_of",
            "method",
            "expires",
            "series",
            "period",
            "conflicts_with");

    public static final List<String> SPOKEN = FactsFile.SPOKEN;

    private final Set<String> columns = new LinkedHashSet<>(FactsFile.NEEDED);
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Set<String> correctionColumns = new LinkedHashSet<>(FactsFile.CORRECTION);
    private final List<Map<String, String>> corrections = new ArrayList<>();

    /// A figure as its file says it, right or wrong.
    ///
    /// @param values by column
    /// @param corrections each by column, in their order
    public record Entry(Map<String, String> values, List<Map<String, String>> corrections) {
        public Entry {
            values = Map.copyOf(values);
            corrections = corrections.stream().map(Map::copyOf).toList();
        }

        public String get(String column) {
            return values.getOrDefault(column, "");
        }

        public String id() {
            return get("id");
        }

        /// By which somebody who saves shows what they had before them.
        public String hash() {
            Map<String, String> filled = new TreeMap<>(values);
            filled.values().removeIf(String::isEmpty);
            return ContentHash.of(
                    filled + "\n" + corrections.stream().map(TreeMap::new).toList());
        }

        /// Empty when it has none, or one that is no date.
        public Optional<LocalDate> expires() {
            try {
                return Optional.of(LocalDate.parse(get("expires")));
            } catch (java.time.format.DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    private FactRows() {}

    public static FactRows of(KitFiles files) {
        FactRows all = new FactRows();
        all.columns.addAll(OrganisationRows.read(files.text(FILE), all.rows));
        all.correctionColumns.addAll(OrganisationRows.read(files.text(CORRECTIONS), all.corrections));
        return all;
    }

    /// The column with a text in a language.
    public static String column(String column, Language language) {
        return column + "." + language.code();
    }

    public List<Entry> entries() {
        return rows.stream().map(this::entry).toList();
    }

    public Optional<Entry> find(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private Entry entry(Map<String, String> row) {
        return new Entry(
                row,
                corrections.stream()
                        .filter(correction ->
                                correction.getOrDefault("fact", "").equals(row.getOrDefault("id", "")))
                        .toList());
    }

    /// The files with these values of a figure: in its place, or at the end when it is new. Its corrections stay.
    public static KitFiles with(KitFiles files, Map<String, String> values) {
        FactRows all = of(files);
        all.put(values);
        return files.with(FILE, OrganisationRows.csv(List.copyOf(all.columns), all.rows));
    }

    /// The files in which a figure has another value, and the one of before is kept.
    public static KitFiles correcting(KitFiles files, String id, String is, LocalDate date, String reason) {
        Optional<Entry> entry = of(files).find(id);
        if (entry.isEmpty()) {
            return files;
        }
        Map<String, String> values = new LinkedHashMap<>(entry.get().values());
        values.put("value", is);
        FactRows all = of(files);
        all.corrections.add(Map.of(
                "date", date.toString(), "fact", id, "was", entry.get().get("value"), "is", is, "reason", reason));
        return with(files, values)
                .with(CORRECTIONS, OrganisationRows.csv(List.copyOf(all.correctionColumns), all.corrections));
    }

    private void put(Map<String, String> values) {
        COLUMNS.stream().filter(column -> isFilled(values, column)).forEach(columns::add);
        for (String column : SPOKEN) {
            for (Language language : Language.values()) {
                if (isFilled(values, column(column, language))) {
                    columns.add(column(column, language));
                }
            }
        }
        Map<String, String> row = new LinkedHashMap<>(values);
        row.keySet().retainAll(columns);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).getOrDefault("id", "").equals(values.getOrDefault("id", ""))) {
                rows.set(i, row);
                return;
            }
        }
        rows.add(row);
    }

    private static boolean isFilled(Map<String, String> values, String column) {
        return !values.getOrDefault(column, "").isEmpty();
    }

    /// Whether an error of the reader, about files that were written here, is about this figure, or about all of them.
    public boolean concerns(KitError error, String id) {
        return switch (error.file()) {
            case FactsFile.FILE -> concerns(rows, "id", error.line(), id);
            case FactsFile.CORRECTIONS -> concerns(corrections, "fact", error.line(), id);
            default -> false;
        };
    }

    /// A row is told by its last line.
    private static boolean concerns(List<Map<String, String>> rows, String column, int line, String id) {
        int last = 1;
        if (line <= last) {
            return true;
        }
        for (Map<String, String> row : rows) {
            last += 1
                    + (int) String.join("", row.values())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            if (last == line) {
                return row.getOrDefault(column, "").equals(id);
            }
        }
        return false;
    }
}
