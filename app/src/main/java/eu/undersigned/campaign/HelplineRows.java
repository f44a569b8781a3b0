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
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// `helplines.csv` as it is edited: one row at a time, the others untouched, one line a row.
public final class HelplineRows {
    public static final String FILE = HelplinesFile.FILE;

    private final Set<String> columns = new LinkedHashSet<>(HelplinesFile.COLUMNS);
    private final List<Entry> entries = new ArrayList<>();
    private boolean isReadable = true;

    /// A row as its file says it, right or wrong.
    ///
    /// @param values by column
    public record Entry(Map<String, String> values) {
        public Entry {
            values = Map.copyOf(values);
        }

        public String get(String column) {
            return values.getOrDefault(column, "");
        }

        public Entry with(String column, String value) {
            Map<String, String> changed = new TreeMap<>(values);
            changed.put(column, value);
            return new Entry(changed);
        }

        /// By which its page is found: what no other row has.
        public String key() {
            return ContentHash.of(get("country") + "\n" + get("purpose") + "\n" + get("name"))
                    .substring(0, 16);
        }

        /// By which somebody who saves shows what they had before them.
        public String hash() {
            Map<String, String> filled = new TreeMap<>(values);
            filled.values().removeIf(String::isEmpty);
            return ContentHash.of(filled.toString());
        }
    }

    private HelplineRows() {}

    public static HelplineRows of(KitFiles files) {
        HelplineRows all = new HelplineRows();
        all.read(files.text(FILE));
        return all;
    }

    private void read(String csv) {
        String plain = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
            for (CSVRecord record : parser) {
                Map<String, String> values = new LinkedHashMap<>();
                record.toMap().forEach((column, value) -> values.put(column, value.strip()));
                entries.add(new Entry(values));
            }
            parser.getHeaderNames().stream()
                    .filter(HelplinesFile.OPTIONAL::contains)
                    .forEach(columns::add);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            isReadable = false; // the kit's reader says what is wrong
        }
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public Optional<Entry> find(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /// The files with this row: in the place of the one with this key, or at the end. What can't be read stays as it
    /// is.
    public static KitFiles with(KitFiles files, String key, Entry entry) {
        HelplineRows all = of(files);
        int place = all.entries.stream().map(Entry::key).toList().indexOf(key);
        if (place < 0) {
            all.entries.add(entry);
        } else {
            all.entries.set(place, entry);
        }
        return all.write(files);
    }

    public static KitFiles without(KitFiles files, String key) {
        HelplineRows all = of(files);
        all.entries.removeIf(entry -> entry.key().equals(key));
        return all.write(files);
    }

    private KitFiles write(KitFiles files) {
        if (!isReadable) {
            return files;
        }
        HelplinesFile.OPTIONAL.stream()
                .filter(column ->
                        entries.stream().anyMatch(entry -> !entry.get(column).isEmpty()))
                .forEach(columns::add);
        StringBuilder csv = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
        try (CSVPrinter printer = new CSVPrinter(csv, format)) {
            printer.printRecord(columns);
            for (Entry entry : entries) {
                printer.printRecord(columns.stream()
                        .map(column -> entry.get(column).replaceAll("\\R", " "))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has no such trouble
        }
        return files.with(FILE, csv.toString());
    }
}
