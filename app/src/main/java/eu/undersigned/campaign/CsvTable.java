package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
    /// @param optional further columns that may be left out, in any order
    static List<Row> parse(
            String file, String content, List<String> columns, List<String> optional, List<KitError> errors) {
        return parse(file, content, columns, optional, List.of(), errors);
    }

    /// @param spoken those of the optional columns that may be there once more for each language, such as `claim.de`
    static List<Row> parse(
            String file,
            String content,
            List<String> columns,
            List<String> optional,
            List<String> spoken,
            List<KitError> errors) {
        List<Row> rows = new ArrayList<>();
        String plain = content.startsWith("\uFEFF") ? content.substring(1) : content; // as spreadsheets write it
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
            List<String> header = parser.getHeaderNames();
            boolean isRight = header.size() >= columns.size()
                    && header.subList(0, columns.size()).equals(columns)
                    && header.stream().distinct().count() == header.size()
                    && header.stream()
                            .skip(columns.size())
                            .allMatch(name -> optional.contains(name) || isTranslated(name, spoken));
            if (!isRight) {
                errors.add(new KitError(
                        file,
                        1,
                        (header.toString().contains(";") ? "commas are expected between values, not semicolons: " : "")
                                + "the columns are " + String.join(",", columns)
                                + (optional.isEmpty() ? "" : ", then any of " + String.join(",", optional))
                                + (spoken.isEmpty()
                                        ? ""
                                        : "; " + String.join(", ", spoken) + " in other languages too, such as "
                                                + spoken.getFirst() + ".de")));
                return rows;
            }
            for (CSVRecord values : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (values.isConsistent()) {
                    rows.add(new Row(file, line, values));
                } else {
                    errors.add(new KitError(
                            file, line, header.size() + " values are expected, with a comma for each that is empty"));
                }
            }
        } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
            errors.add(new KitError(file, 0, "not CSV: " + e.getMessage()));
        }
        return rows;
    }

    private static boolean isTranslated(String column, List<String> spoken) {
        int dot = column.indexOf('.');
        return dot > 0
                && spoken.contains(column.substring(0, dot))
                && Language.of(column.substring(dot + 1)).isPresent();
    }
}
