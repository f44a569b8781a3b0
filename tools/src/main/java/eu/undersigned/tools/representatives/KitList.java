package eu.undersigned.tools.representatives;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// The list of representatives in a kit's folder: `docs/formats/kit-representatives.md`.
final class KitList {
    private static final String TABLE = "representatives.csv";
    private static final String REGISTER = "representatives.yaml";

    /// Groups of the tenth term by the short names that the open data uses. Source: the Parliament's site, as of 2024.
    private static final Map<String, String> GROUPS = Map.of(
            "PPE", "Group of the European People’s Party (Christian Democrats)",
            "S&D", "Group of the Progressive Alliance of Socialists and Democrats",
            "PfE", "Patriots for Europe Group",
            "ECR", "European Conservatives and Reformists Group",
            "Renew", "Renew Europe Group",
            "Verts/ALE", "Group of the Greens/European Free Alliance",
            "The Left", "The Left group in the European Parliament",
            "ESN", "Europe of Sovereign Nations Group",
            "NI", "Non-attached Members");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^sample:\\s*true\\b");
    private static final Pattern AS_OF = Pattern.compile("(?m)^as_of:.*$");

    private final Path folder;

    KitList(Path folder) {
        this.folder = folder;
    }

    /// Whether the kit has a list of people who exist.
    boolean isReal() throws IOException {
        Path register = folder.resolve(REGISTER);
        return Files.exists(register)
                && !SAMPLE.matcher(Files.readString(register)).find();
    }

    /// By id; nothing where there is no list, or one of people who are invented.
    Map<String, Member> members() throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        Path table = folder.resolve(TABLE);
        if (!Files.exists(table) || !isReal()) {
            return members;
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(Files.readString(table)), format)) {
            for (CSVRecord row : parser) {
                List<String> values = Member.COLUMNS.stream()
                        .map(column -> row.isMapped(column) && row.isSet(column)
                                ? row.get(column).strip()
                                : "")
                        .toList();
                members.put(
                        values.getFirst(),
                        new Member(
                                values.get(0),
                                values.get(1),
                                values.get(2),
                                values.get(3),
                                values.get(4),
                                values.get(5),
                                values.get(6),
                                values.get(7)));
            }
        }
        return members;
    }

    /// Each file is written beside the old one and takes its place as a whole.
    void write(Map<String, Member> members, String source, String today) throws IOException {
        StringBuilder csv = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
        List<Member> sorted = members.values().stream()
                .sorted(Comparator.comparing(Member::country)
                        .thenComparing(Member::name)
                        .thenComparing(Member::id))
                .toList();
        try (CSVPrinter printer = new CSVPrinter(csv, format)) {
            printer.printRecord(Member.COLUMNS);
            for (Member member : sorted) {
                printer.printRecord(member.values());
            }
        }
        String register = register(sorted, source, today);
        replace(TABLE, csv.toString());
        replace(REGISTER, register);
    }

    /// What a person wrote into it stays; one of a sample is written anew.
    private String register(List<Member> members, String source, String today) throws IOException {
        if (isReal()) {
            Matcher day = AS_OF.matcher(Files.readString(folder.resolve(REGISTER)));
            return day.replaceFirst("as_of: " + today);
        }
        SortedSet<String> groups = new TreeSet<>();
        members.stream().filter(Member::isMember).forEach(member -> groups.add(member.group()));
        StringBuilder yaml = new StringBuilder("""
                # To whom supporters write. bin/representatives refreshes the list.
                source: European Parliament, open data.
                url: %s
                as_of: %s
                term: The members of that day
                sample: false
                # Whether people are still asked to write when the petition has closed.
                after_closing: false
                groups:
                """.formatted(quoted(source), today));
        groups.forEach(group -> yaml.append("  - id: ")
                .append(quoted(group))
                .append("\n    name: ")
                .append(quoted(GROUPS.getOrDefault(group, group)))
                .append('\n'));
        return yaml.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void replace(String file, String content) throws IOException {
        Path fresh = Files.createTempFile(folder, "." + file, ".new");
        try {
            Files.writeString(fresh, content);
            // As the kit's other files are: whoever serves it reads it.
            fresh.toFile().setReadable(true, false);
            Files.move(
                    fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
