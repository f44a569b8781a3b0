package eu.undersigned.campaign;

import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the files of a kit about representatives, by `docs/formats/kit-representatives.md`.
final class RepresentativesFile {
    static final String FILE = "representatives.csv";
    static final String REGISTER = "representatives.yaml";
    static final Set<String> FILES = Stream.concat(
                    Stream.of(FILE, REGISTER), Arrays.stream(Language.values()).map(RepresentativesFile::path))
            .collect(Collectors.toUnmodifiableSet());
    static final List<String> COLUMNS = List.of("id", "name", "country", "group", "language", "mailbox", "page");
    static final String LEFT = "left";

    /// The largest parliament that may be meant has 720 members; those that left are kept for a while.
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_GROUPS = 50;
    private static final int LONGEST_ID = 60;
    private static final int LONGEST_LINE = 150;
    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_MAILBOX = 254;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_BODY = 5_000;

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /// What mail programs take from a link whatever they think of quoting.
    private static final Pattern MAILBOX = Pattern.compile(
            "[A-Za-z0-9_+-]+([.'][A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

    private static final Pattern MARK = Pattern.compile("\\{[^{}\n]{0,40}}");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private final List<KitError> errors;
    private final Set<String> seen = new HashSet<>();

    RepresentativesFile(List<KitError> errors) {
        this.errors = errors;
    }

    static String path(Language language) {
        return "representatives." + language.code() + ".md";
    }

    static Representatives read(KitFiles files, UnaryOperator<String> text, List<KitError> errors) {
        List<String> found = files.contents().keySet().stream()
                .filter(path -> path.startsWith("representatives."))
                .toList();
        if (found.isEmpty()) {
            return Representatives.NONE;
        }
        RepresentativesFile reader = new RepresentativesFile(errors);
        if (!files.has(FILE) || !files.has(REGISTER)) {
            found.forEach(path -> errors.add(
                    new KitError(path, 0, FILE + " and " + REGISTER + " belong together: one of them is not there")));
            return Representatives.NONE;
        }
        List<Representative> rows = reader.rows(text.apply(FILE));
        Optional<RepresentativesRegister> register = reader.register(text.apply(REGISTER));
        List<RepresentativesText> texts = found.stream()
                .filter(path -> path.endsWith(".md"))
                .flatMap(path -> reader.text(path, text.apply(path)).stream())
                .toList();
        return new Representatives(register, rows, texts);
    }

    List<Representative> rows(String csv) {
        List<CsvTable.Row> rows = CsvTable.parse(FILE, csv, COLUMNS, List.of(LEFT), errors);
        if (rows.size() > MOST_ROWS) {
            errors.add(new KitError(FILE, 0, "holds more than " + MOST_ROWS + " rows"));
            return List.of();
        }
        return rows.stream().flatMap(row -> representative(row).stream()).toList();
    }

    /// Empty when it has no language to propose a text in; the reasons are among the errors.
    private Optional<Representative> representative(CsvTable.Row row) {
        String id = row.get("id");
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            wrong(row, "id", "small letters, digits and single hyphens are expected, at most " + LONGEST_ID);
        }
        if (!seen.add(id)) {
            wrong(row, "id", "'" + id + "' stands here twice");
        }
        String country = row.get("country");
        if (!Countries.isKnown(country)) {
            wrong(row, "country", "two capital letters of ISO 3166 are expected (Greece is GR)");
        }
        Optional<Language> language = Language.of(row.get("language"));
        if (language.isEmpty()) {
            wrong(row, "language", "an official language of the EU is expected, such as 'de'");
        }
        String mailbox = row.get("mailbox");
        if (!mailbox.isEmpty() && (!MAILBOX.matcher(mailbox).matches() || mailbox.length() > LONGEST_MAILBOX)) {
            wrong(row, "mailbox", "one mailbox is expected, such as anna@example.org, or nothing");
        }
        Optional<String> page = Optional.of(row.get("page")).filter(address -> !address.isEmpty());
        if (page.isPresent() && (!Markdown.isAddress(page.get()) || page.get().length() > LONGEST_ADDRESS)) {
            wrong(row, "page", "an address that begins with https:// is expected, or nothing");
        }
        String name = line(row, "name");
        String group = line(row, "group");
        Optional<LocalDate> left = left(row);
        return language.map(found -> new Representative(
                id, name, country, group, found, Optional.of(mailbox).filter(known -> !known.isEmpty()), page, left));
    }

    private void wrong(CsvTable.Row row, String column, String reason) {
        errors.add(row.wrong(column + ": " + reason));
    }

    private String line(CsvTable.Row row, String column) {
        String text = row.get(column);
        if (text.isEmpty()
                || text.length() > LONGEST_LINE
                || LINE_END.matcher(text).find()) {
            wrong(row, column, "one line of at most " + LONGEST_LINE + " characters is expected");
        }
        return text;
    }

    private Optional<LocalDate> left(CsvTable.Row row) {
        try {
            return row.get(LEFT).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(row.get(LEFT)));
        } catch (DateTimeParseException e) {
            wrong(row, LEFT, "a date such as 2026-11-22 is expected, or nothing");
            return Optional.empty();
        }
    }

    /// Empty when it has no date; the reasons are among the errors.
    private Optional<RepresentativesRegister> register(String content) {
        YamlMap yaml = YamlMap.parse(REGISTER, content, 0, errors);
        String source = line(yaml, "source", LONGEST_SOURCE);
        Optional<String> url = yaml.optionalText("url");
        if (url.isPresent() && (!Markdown.isAddress(url.get()) || url.get().length() > LONGEST_ADDRESS)) {
            yaml.wrong("url", "an address that begins with https:// is expected");
        }
        Optional<LocalDate> asOf = date(yaml);
        String term = line(yaml, "term", LONGEST_LINE);
        boolean isSample = yaml.flag("sample");
        boolean isAfterClosing = yaml.optionalText("after_closing").isPresent() && yaml.flag("after_closing");
        Map<String, String> groups = groups(yaml);
        yaml.refuseUnknown();
        return asOf.map(day -> new RepresentativesRegister(source, url, day, term, isSample, isAfterClosing, groups));
    }

    private static String line(YamlMap yaml, String name, int longest) {
        String text = yaml.text(name);
        if (text.length() > longest || text.contains("\n")) {
            yaml.wrong(name, "one line of at most " + longest + " characters is expected");
        }
        return text;
    }

    private static Optional<LocalDate> date(YamlMap yaml) {
        try {
            LocalDate date = LocalDate.parse(yaml.text("as_of"));
            if (date.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
                yaml.wrong("as_of", "lies in the future");
            }
            return Optional.of(date);
        } catch (DateTimeParseException e) {
            yaml.wrong("as_of", "a date such as 2026-11-22 is expected");
            return Optional.empty();
        }
    }

    private static Map<String, String> groups(YamlMap yaml) {
        Map<String, String> groups = new LinkedHashMap<>();
        List<YamlMap> found = yaml.maps("groups");
        if (found.size() > MOST_GROUPS) {
            yaml.wrong("groups", "at most " + MOST_GROUPS + " are expected");
        }
        for (YamlMap one : found) {
            String id = line(one, "id", LONGEST_LINE);
            String name = line(one, "name", LONGEST_LINE);
            if (groups.putIfAbsent(id, name) != null) {
                one.wrong("id", "'" + id + "' stands here twice");
            }
            one.refuseUnknown();
        }
        return groups;
    }

    /// Empty when its name has no language; the reasons are among the errors.
    private Optional<RepresentativesText> text(String path, String content) {
        String code = path.replaceFirst("representatives\\.(..)\\.md", "$1");
        Optional<Language> language = Language.of(code);
        if (language.isEmpty()) {
            errors.add(new KitError(path, 0, "'" + code + "' is no official language of the EU"));
            return Optional.empty();
        }
        List<String> lines = FrontMatter.lines(content);
        FrontMatter front = FrontMatter.of(path, lines, errors);
        String subject = line(front.values(), "subject", LONGEST_LINE);
        front.values().refuseUnknown();
        String body = String.join("\n", front.body(lines)).strip();
        if (body.isEmpty() || body.length() > LONGEST_BODY) {
            errors.add(new KitError(path, 0, "text: at most " + LONGEST_BODY + " characters are expected, and some"));
        }
        for (String part : List.of(subject, body)) {
            unknownMarks(part)
                    .forEach(mark -> errors.add(new KitError(
                            path,
                            0,
                            "the marks are " + RepresentativesText.REPRESENTATIVE + ", " + RepresentativesText.NAME
                                    + " and " + RepresentativesText.PLACE + ", not '" + mark + "'")));
        }
        return Optional.of(new RepresentativesText(language.get(), subject, body));
    }

    private static List<String> unknownMarks(String text) {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = MARK.matcher(text);
        while (matcher.find()) {
            if (!RepresentativesText.MARKS.contains(matcher.group())) {
                unknown.add(matcher.group());
            }
        }
        return unknown;
    }
}
