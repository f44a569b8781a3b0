package eu.undersigned.campaign;

import eu.undersigned.campaign.LetterText.Paragraph;
import eu.undersigned.campaign.LetterText.Point;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.ContentHash;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A file `letters/<slug>.<lang>.md` as it is edited, whether it is right or not.
///
/// @param values of the front matter, by name, as they were typed: those of [#NAMES]
/// @param opening paragraphs before the points
/// @param closing paragraphs after them
public record LetterFile(Map<String, String> values, List<String> opening, List<Point> points, List<String> closing) {
    public static final String FOLDER = "letters";

    /// What the front matter says, in the order in which it is written. `title`, `addressee`, `status` and `summary`
    /// are needed.
    public static final List<String> NAMES =
            List.of("title", "sender", "addressee", "status", "source_version", "summary", "note");

    /// What stands above the paragraphs.
    private static final List<String> HEADINGS = List.of("title", "sender", "addressee");

    private static final Pattern SETTINGS = Pattern.compile(FOLDER + "/([a-z0-9-]{1,100})\\.yaml");
    private static final Pattern TEXT = Pattern.compile(FOLDER + "/([a-z0-9-]{1,100})\\.([a-z]{2})\\.md");

    public LetterFile {
        values = Map.copyOf(values);
        opening = List.copyOf(opening);
        points = List.copyOf(points);
        closing = List.copyOf(closing);
    }

    public static String path(String slug, Language language) {
        return FOLDER + "/" + slug + "." + language.code() + ".md";
    }

    /// The languages of each letter's texts, by slug; the main one, which has the status `source`, first. A letter of
    /// which there is only the one kind of file stands there, too.
    public static SortedMap<String, List<Language>> slugs(KitFiles files) {
        SortedMap<String, List<Language>> slugs = new TreeMap<>();
        for (String path : files.contents().keySet()) {
            Matcher settings = SETTINGS.matcher(path);
            if (settings.matches()) {
                slugs.computeIfAbsent(settings.group(1), _ -> new ArrayList<>());
            }
            Matcher text = TEXT.matcher(path);
            if (text.matches()) {
                List<Language> languages = slugs.computeIfAbsent(text.group(1), _ -> new ArrayList<>());
                Language.of(text.group(2))
                        .ifPresent(language -> languages.add(isMain(files, path) ? 0 : languages.size(), language));
            }
        }
        return slugs;
    }

    private static boolean isMain(KitFiles files, String path) {
        return of(path, files.text(path), new ArrayList<>()).value("status").equals("source");
    }

    /// What can be understood of a file; empty when there is none.
    public static Optional<LetterFile> of(KitFiles files, String slug, Language language) {
        String path = path(slug, language);
        return files.has(path) ? Optional.of(of(path, files.text(path), new ArrayList<>())) : Optional.empty();
    }

    /// The text of a letter from which the others are made; empty while no file says that it is.
    public static Optional<LetterFile> source(KitFiles files, String slug) {
        return slugs(files).getOrDefault(slug, List.of()).stream()
                .flatMap(language -> of(files, slug, language).stream())
                .filter(file -> file.value("status").equals("source"))
                .findFirst();
    }

    /// @param errors gets what can't be understood, and values that have no meaning
    static LetterFile of(String path, String content, List<KitError> errors) {
        List<String> lines = FrontMatter.lines(content);
        FrontMatter front = FrontMatter.of(path, lines, errors);
        Map<String, String> values = new LinkedHashMap<>();
        NAMES.forEach(name -> front.values().optionalText(name).ifPresent(value -> values.put(name, value)));
        front.values().refuseUnknown();
        LetterBody body = LetterBody.read(path, lines, Math.min(front.end() + 1, lines.size()), errors);
        return new LetterFile(values, body.opening, body.points, body.closing);
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public List<Paragraph> paragraphs() {
        return LetterText.paragraphs(opening, points, closing);
    }

    /// All that [#version] is made of, in the order of the page: title, sender and addressee as far as they are there,
    /// with the keys `t1`, `s1` and `a1`, then the paragraphs.
    public List<Paragraph> parts() {
        return Stream.concat(
                        HEADINGS.stream()
                                .filter(name -> !value(name).isEmpty())
                                .map(name -> new Paragraph(key(name), value(name))),
                        paragraphs().stream())
                .toList();
    }

    private static String key(String heading) {
        return heading.charAt(0) + "1";
    }

    /// With another text of one part; as it is when there is none with this key.
    ///
    /// @param key as in [#parts]
    /// @param lines what stands in its place: paragraphs, or what a point asks and its reasons
    public LetterFile with(String key, List<String> lines) {
        Optional<String> heading =
                HEADINGS.stream().filter(name -> key(name).equals(key)).findFirst();
        if (heading.isPresent()) {
            Map<String, String> changed = new LinkedHashMap<>(values);
            changed.put(heading.get(), String.join(" ", lines));
            return new LetterFile(changed, opening, points, closing);
        }
        if (paragraphs().stream().noneMatch(paragraph -> paragraph.key().equals(key))) {
            return this;
        }
        int index = Integer.parseInt(key.substring(1)) - 1;
        return switch (key.charAt(0)) {
            case 'o' -> new LetterFile(values, replaced(opening, index, lines), points, closing);
            case 'c' -> new LetterFile(values, opening, points, replaced(closing, index, lines));
            default -> new LetterFile(values, opening, replaced(points, index, point(lines)), closing);
        };
    }

    private static List<Point> point(List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : List.of(new Point(lines.getFirst(), String.join("\n\n", lines.subList(1, lines.size()))));
    }

    private static <T> List<T> replaced(List<T> all, int index, List<T> others) {
        List<T> changed = new ArrayList<>(all);
        changed.remove(index);
        changed.addAll(index, others);
        return changed;
    }

    /// SHA-256 of the text, as `docs/formats/letter.md` lays it out, in 64 hexadecimal digits.
    public String version() {
        StringBuilder text = new StringBuilder("undersigned letter text v1\n");
        add(text, "title", value("title"));
        if (!value("sender").isEmpty()) {
            add(text, "sender", value("sender"));
        }
        add(text, "addressee", value("addressee"));
        opening.forEach(paragraph -> add(text, "opening", paragraph));
        for (Point point : points) {
            add(text, "ask", point.ask());
            point.reasons().forEach(paragraph -> add(text, "why", paragraph));
        }
        closing.forEach(paragraph -> add(text, "closing", paragraph));
        return ContentHash.of(text.toString());
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append(name)
                .append('\n')
                .append(Normalizer.normalize(value, Normalizer.Form.NFC))
                .append('\n');
    }

    /// Whether the main text is another one than the one it was translated from; empty: nobody said from which.
    public Optional<Boolean> isStale(LetterFile main) {
        String madeFrom = value("source_version");
        return madeFrom.isEmpty() ? Optional.empty() : Optional.of(!madeFrom.equals(main.version()));
    }

    /// The file's content. Read again it gives the same, but for what [#flaws] names.
    public String write() {
        StringBuilder file = new StringBuilder("---\n");
        for (String name : NAMES) {
            if (!value(name).isEmpty()) {
                file.append(name)
                        .append(": ")
                        .append(YamlBlocks.scalar(value(name)))
                        .append('\n');
            }
        }
        file.append("---\n");
        opening.forEach(paragraph -> file.append(paragraph).append("\n\n"));
        file.append("## ").append(LetterBody.POINTS).append("\n\n");
        for (Point point : points) {
            file.append("### ").append(point.ask()).append("\n\n");
            point.reasons().forEach(paragraph -> file.append(paragraph).append("\n\n"));
        }
        if (!closing.isEmpty()) {
            file.append("## ").append(LetterBody.CLOSING).append("\n\n");
            closing.forEach(paragraph -> file.append(paragraph).append("\n\n"));
        }
        return file.substring(0, file.length() - 1);
    }

    /// What of it would not be read as it is meant, such as a paragraph that begins with `#`.
    ///
    /// @param path of the file that it is to become
    public List<KitError> flaws(String path) {
        List<KitError> errors = new ArrayList<>();
        LetterFile read = of(path, write(), errors);
        if (errors.isEmpty()) {
            differs(errors, path, "front matter", values, read.values);
            differs(errors, path, "opening", opening, read.opening);
            differs(errors, path, "points", points, read.points);
            differs(errors, path, "closing", closing, read.closing);
        }
        return errors;
    }

    private static void differs(List<KitError> errors, String path, String part, Object meant, Object read) {
        if (!meant.equals(read)) {
            errors.add(new KitError(path, 0, part + ": would not be read as it is meant"));
        }
    }
}
