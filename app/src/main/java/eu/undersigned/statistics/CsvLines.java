package eu.undersigned.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// A table as CSV in UTF-8, with a header.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
final class CsvLines implements Lines {
    private final CSVPrinter printer;

    CsvLines(OutputStream out, Table table) throws IOException {
        this.printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        printer.printRecord("time", Table.word(table.attribute()), "signatures");
    }

    @Override
    public void line(String time, String key, long count) throws IOException {
        printer.printRecord(time, key, count);
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
