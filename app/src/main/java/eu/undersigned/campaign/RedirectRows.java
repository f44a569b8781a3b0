package eu.undersigned.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `redirects.csv` as it is edited: rows come and go, the others untouched.
public final class RedirectRows {
    public static final String FILE = RedirectsFile.FILE;
    /// In the file's header there is one line above them.
    private static final int HEADER_LINES = 1;

    private RedirectRows() {}

    /// A row as its file says it, right or wrong.
    public record Row(String kind, String from, String to) {
        private Map<String, String> values() {
            return Map.of("kind", kind, "from", from, "to", to);
        }
    }

    /// In the order of the file.
    public static List<Row> of(KitFiles files) {
        List<Map<String, String>> rows = new ArrayList<>();
        OrganisationRows.read(files.text(FILE), rows);
        return rows.stream()
                .map(row ->
                        new Row(row.getOrDefault("kind", ""), row.getOrDefault("from", ""), row.getOrDefault("to", "")))
                .toList();
    }

    /// The files with one more row, at the end.
    public static KitFiles with(KitFiles files, Row row) {
        List<Row> rows = new ArrayList<>(of(files));
        rows.add(row);
        return write(files, rows);
    }

    /// The line of the last row, as the file is written here.
    public static int lastLine(KitFiles files) {
        return of(files).size() + HEADER_LINES;
    }

    /// The files without a row; without the last one, the kit has no such file.
    public static KitFiles without(KitFiles files, Row row) {
        List<Row> rows = new ArrayList<>(of(files));
        rows.remove(row);
        return rows.isEmpty() ? files.without(FILE) : write(files, rows);
    }

    private static KitFiles write(KitFiles files, List<Row> rows) {
        return files.with(
                FILE,
                OrganisationRows.csv(
                        RedirectsFile.COLUMNS, rows.stream().map(Row::values).toList()));
    }
}
