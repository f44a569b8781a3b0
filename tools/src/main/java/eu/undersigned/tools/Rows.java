package eu.undersigned.tools;

import eu.undersigned.seal.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;

/// What people are written to: a table, or lines of JSON.
interface Rows extends AutoCloseable {
    List<String> COLUMNS = List.of("id", "name", "email", "country", "language", "updates", "confirmed_at", "text");

    /// @throws UncheckedIOException when the file can't be written
    void add(Person person, Line.Record record);

    @Override
    void close() throws IOException;

    /// As it is written on the command line.
    enum Format {
        csv,
        jsonl;

        Rows rows(Writer writer) throws IOException {
            return switch (this) {
                case csv -> new Csv(writer);
                case jsonl -> new JsonLines(writer);
            };
        }
    }

    /// In the order of the columns.
    private static List<String> cells(Person person, Line.Record record) {
        return List.of(
                record.id().toString(),
                person.name(),
                person.mailbox(),
                record.country(),
                record.language(),
                record.updates(),
                record.confirmedAt(),
                record.text());
    }

    /// UTF-8 with a byte order mark, without which spreadsheets guess wrongly.
    final class Csv implements Rows {
        private final CSVPrinter printer;

        Csv(Writer writer) throws IOException {
            writer.write('\uFEFF');
            printer = CSVFormat.RFC4180
                    .builder()
                    .setHeader(COLUMNS.toArray(new String[0]))
                    .get()
                    .print(writer);
        }

        @Override
        public void add(Person person, Line.Record record) {
            try {
                for (String cell : cells(person, record)) {
                    printer.print(guarded(cell));
                }
                printer.println();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// A spreadsheet takes a cell that begins so for a formula, and would run it.
        static String guarded(String cell) {
            return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        }

        @Override
        public void close() throws IOException {
            printer.flush();
        }
    }

    /// One object a line.
    final class JsonLines implements Rows {
        private static final JsonMapper JSON = new JsonMapper();
        private final Writer writer;

        JsonLines(Writer writer) {
            this.writer = writer;
        }

        @Override
        public void add(Person person, Line.Record record) {
            try {
                Map<String, String> object = new LinkedHashMap<>();
                List<String> cells = cells(person, record);
                for (int i = 0; i < cells.size(); i++) {
                    object.put(COLUMNS.get(i), cells.get(i));
                }
                writer.write(JSON.writeValueAsString(object));
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            writer.flush();
        }
    }
}
