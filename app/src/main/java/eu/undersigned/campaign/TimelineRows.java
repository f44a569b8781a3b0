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
import java.util.function.UnaryOperator;

/// `timeline.csv` as it is edited: one step at a time, the others untouched.
public final class TimelineRows {
    public static final String FILE = TimelineFile.FILE;
    public static final List<String> COLUMNS = columns();

    private final Set<String> columns = new LinkedHashSet<>(TimelineFile.NEEDED);
    private final List<Map<String, String>> rows = new ArrayList<>();

    /// A step as its file says it, right or wrong.
    ///
    /// @param values by column
    public record Entry(Map<String, String> values) {
        public Entry {
            values = Map.copyOf(values);
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
            return ContentHash.of(filled.toString());
        }
    }

    private TimelineRows() {}

    /// What nobody can know yet: a step that was done on a day still to come, or a link that was checked on one. The
    /// kit's reader looks at no clock, so whoever takes in a kit asks this beside it.
    public static List<KitError> ahead(KitFiles files, LocalDate today) {
        return CsvTable.parse(FILE, files.text(FILE), TimelineFile.NEEDED, TimelineFile.OPTIONAL, new ArrayList<>())
                .stream()
                .flatMap(row -> ahead(row::get, today).stream().map(row::wrong))
                .toList();
    }

    /// The same of one step.
    ///
    /// @param value of a column
    /// @return each with its column before it
    public static List<String> ahead(UnaryOperator<String> value, LocalDate today) {
        List<String> ahead = new ArrayList<>();
        if (isAhead(value.apply("date"), today)
                && !value.apply(TimelineFile.STATE).equals("expected")) {
            ahead.add(TimelineFile.STATE + ": the date lies in the future, so the step is still expected");
        }
        if (isAhead(value.apply(TimelineFile.VERIFIED), today)) {
            ahead.add(TimelineFile.VERIFIED + ": lies in the future");
        }
        return ahead;
    }

    private static boolean isAhead(String date, LocalDate today) {
        return RoughDate.parse(date).filter(day -> day.isAfter(today)).isPresent();
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(TimelineFile.NEEDED);
        columns.add(TimelineFile.STATE);
        columns.add(TimelineFile.VERIFIED);
        for (Language language : Language.values()) {
            if (language != Language.EN) {
                columns.add(titleColumn(language));
            }
        }
        return List.copyOf(columns);
    }

    /// Where the title in a language stands.
    public static String titleColumn(Language language) {
        return language == Language.EN ? "title" : TimelineFile.titleColumn(language);
    }

    public static TimelineRows of(KitFiles files) {
        TimelineRows all = new TimelineRows();
        all.columns.addAll(OrganisationRows.read(files.text(FILE), all.rows));
        all.columns.retainAll(COLUMNS);
        return all;
    }

    /// In the order of the file.
    public List<Entry> entries() {
        return rows.stream().map(Entry::new).toList();
    }

    public Optional<Entry> find(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /// The files with this step: in its place, or before the first of a later date when it is new or was moved.
    public static KitFiles with(KitFiles files, Entry entry) {
        TimelineRows all = of(files);
        Map<String, String> row = new LinkedHashMap<>(entry.values());
        row.keySet().retainAll(COLUMNS);
        COLUMNS.stream().filter(column -> !entry.get(column).isEmpty()).forEach(all.columns::add);
        int place = all.place(entry.id());
        if (place >= 0 && all.rows.get(place).getOrDefault("date", "").equals(entry.get("date"))) {
            all.rows.set(place, row);
        } else {
            all.rows.removeIf(other -> entry.id().equals(other.get("id")));
            all.rows.add(all.placeOf(entry.get("date")), row);
        }
        return files.with(FILE, OrganisationRows.csv(List.copyOf(all.columns), all.rows));
    }

    /// The files without a step; without the last one, the kit has no timeline.
    public static KitFiles without(KitFiles files, String id) {
        TimelineRows all = of(files);
        all.rows.removeIf(row -> id.equals(row.get("id")));
        return all.rows.isEmpty()
                ? files.without(FILE)
                : files.with(FILE, OrganisationRows.csv(List.copyOf(all.columns), all.rows));
    }

    private int place(String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (id.equals(rows.get(i).get("id"))) {
                return i;
            }
        }
        return -1;
    }

    /// Dates as they are written sort as the time they mean begins.
    private int placeOf(String date) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).getOrDefault("date", "").compareTo(date) > 0) {
                return i;
            }
        }
        return rows.size();
    }
}
