package eu.undersigned.campaign;

import eu.undersigned.secrets.ContentHash;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// `organisations.csv` and `questions.csv` as they are edited: one organisation at a time, the others untouched.
public final class OrganisationRows {
    public static final String FILE = "organisations.csv";
    private static final List<String> NEEDED = List.of("slug", "name", "role", "country", "website");
    public static final List<String> COLUMNS = List.of(
            "slug",
            "name",
            "role",
            "country",
            "website",
            "key",
            "colour",
            "logo",
            "languages",
            "privacy",
            "contact",
            "webhook",
            "embedding");
    private static final List<String> QUESTION_COLUMNS = List.of("organisation", "language", "question");

    private final Set<String> columns = new LinkedHashSet<>(NEEDED);
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<Map<String, String>> questions = new ArrayList<>();

    /// An organisation as its file says it, right or wrong.
    ///
    /// @param values by column
    /// @param questions its own words for its question, by code of the language
    public record Entry(Map<String, String> values, Map<String, String> questions) {
        public Entry {
            values = Map.copyOf(values);
            questions = Map.copyOf(questions);
        }

        public String get(String column) {
            return values.getOrDefault(column, "");
        }

        public String slug() {
            return get("slug");
        }

        /// By which somebody who saves shows what they had before them.
        public String hash() {
            Map<String, String> filled = new TreeMap<>(values);
            filled.values().removeIf(String::isEmpty);
            return ContentHash.of(filled + "\n" + new TreeMap<>(questions));
        }

        public Entry with(String column, String value) {
            Map<String, String> changed = new TreeMap<>(values);
            changed.put(column, value);
            return new Entry(changed, questions);
        }
    }

    private OrganisationRows() {}

    public static OrganisationRows of(KitFiles files) {
        OrganisationRows all = new OrganisationRows();
        all.columns.addAll(read(files.text(FILE), all.rows));
        all.columns.retainAll(COLUMNS);
        read(files.text(OrganisationsFile.QUESTIONS), all.questions);
        return all;
    }

    /// The columns of a table; its rows are added to `rows`.
    static Set<String> read(String csv, List<Map<String, String>> rows) {
        String plain = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
            for (CSVRecord record : parser) {
                Map<String, String> row = new LinkedHashMap<>();
                record.toMap().forEach((column, value) -> row.put(column, value.strip()));
                rows.add(row);
            }
            return new LinkedHashSet<>(parser.getHeaderNames());
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return Set.of(); // the reader says what is wrong
        }
    }

    public List<Entry> entries() {
        return rows.stream().map(this::entry).toList();
    }

    public Optional<Entry> find(String slug) {
        return entries().stream().filter(entry -> entry.slug().equals(slug)).findFirst();
    }

    private Entry entry(Map<String, String> row) {
        Map<String, String> own = new LinkedHashMap<>();
        questions.stream()
                .filter(question -> question.getOrDefault("organisation", "").equals(row.get("slug")))
                .forEach(question ->
                        own.put(question.getOrDefault("language", ""), question.getOrDefault("question", "")));
        return new Entry(row, own);
    }

    /// The files with this organisation: in its place, or at the end when it is new.
    public static KitFiles with(KitFiles files, Entry entry) {
        OrganisationRows all = of(files);
        Map<String, String> row = new LinkedHashMap<>(entry.values());
        row.keySet().retainAll(COLUMNS);
        COLUMNS.stream().filter(column -> !entry.get(column).isEmpty()).forEach(all.columns::add);
        int place = all.place(entry.slug());
        if (place < 0) {
            all.rows.add(row);
        } else {
            all.rows.set(place, row);
        }
        all.ask(entry);
        return all.write(files);
    }

    /// The files without an organisation: it leaves.
    public static KitFiles without(KitFiles files, String slug) {
        OrganisationRows all = of(files);
        all.rows.removeIf(row -> slug.equals(row.get("slug")));
        all.questions.removeIf(question -> slug.equals(question.get("organisation")));
        return all.write(files);
    }

    /// The files with nothing in one column, for those who may not see it.
    public static KitFiles blank(KitFiles files, String column) {
        if (!files.has(FILE)) {
            return files;
        }
        OrganisationRows all = of(files);
        all.rows.forEach(row -> row.computeIfPresent(column, (_, _) -> ""));
        return files.with(FILE, csv(List.copyOf(all.columns), all.rows));
    }

    private int place(String slug) {
        for (int i = 0; i < rows.size(); i++) {
            if (slug.equals(rows.get(i).get("slug"))) {
                return i;
            }
        }
        return -1;
    }

    private void ask(Entry entry) {
        questions.removeIf(question -> entry.slug().equals(question.get("organisation")));
        new TreeMap<>(entry.questions()).forEach((language, question) -> {
            if (!question.isEmpty()) {
                questions.add(Map.of("organisation", entry.slug(), "language", language, "question", question));
            }
        });
    }

    private KitFiles write(KitFiles files) {
        KitFiles changed = files.with(FILE, csv(List.copyOf(columns), rows));
        if (questions.isEmpty()) {
            return changed.without(OrganisationsFile.QUESTIONS);
        }
        return changed.with(OrganisationsFile.QUESTIONS, csv(QUESTION_COLUMNS, questions));
    }

    static String csv(List<String> columns, List<Map<String, String>> rows) {
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            csv.append(String.join(
                            ",",
                            columns.stream()
                                    .map(column -> quoted(row.getOrDefault(column, "")))
                                    .toList()))
                    .append('\n');
        }
        return csv.toString();
    }

    /// As RFC 4180, section 2, says.
    private static String quoted(String value) {
        return value.matches("[^\",\r\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
