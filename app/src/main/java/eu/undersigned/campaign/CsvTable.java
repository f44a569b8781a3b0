package eu.undersigned.campaign;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Rows of a CSV file with a header, each with its line.
final class CsvTable {
    private CsvTable() {}

    record Row(String file, int line, CSVRecord values) {
        String get(String column) {
            return values.isMapped(column) ? values.get(column).strip() : "";
        }

        KitError wrong(String reason) {
            return new KitError(file, line, reason);
        }
    }

    /// @param columns in their order
    /// @param optional a last column that may be left out
    static List<Row> parse(
            String file, String content, List<String> columns, Optional<String> optional, List<KitError> errors) {
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(content), format)) {
            List<String> header = parser.getHeaderNames();
            List<String> all = new ArrayList<>(columns);
            optional.ifPresent(all::add);
            if (!header.equals(columns) && !header.equals(all)) {
                errors.add(new KitError(file, 1, "the columns are " + String.join(",", all)));
                return rows;
            }
            for (CSVRecord values : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (values.isConsistent()) {
                    rows.add(new Row(file, line, values));
                } else {
                    errors.add(new KitError(file, line, header.size() + " values are expected"));
                }
            }
        } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
            errors.add(new KitError(file, 0, "not CSV: " + e.getMessage()));
        }
        return rows;
    }
}
