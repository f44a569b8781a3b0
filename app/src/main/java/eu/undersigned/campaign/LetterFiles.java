package eu.undersigned.campaign;

import eu.undersigned.campaign.Letter.Stage;
import eu.undersigned.campaign.LetterText.Point;
import eu.undersigned.i18n.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads `letters` of a kit, `docs/formats/letter.md`.
final class LetterFiles {
    static final String FOLDER = LetterFile.FOLDER;

    /// Of all letters in all languages: with the kit's other files they still fit an archive ([KitZip]).
    private static final int MOST_FILES = 300;

    private static final int LONGEST_LINE = 150;
    private static final int LONGEST_SENTENCE = 500;
    private static final int LONGEST_PARAGRAPH = 3_000;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LONGEST_TEXT = 30_000;
    private static final int MOST_PARAGRAPHS = 30;
    private static final int MOST_ORGANISATIONS = 50;

    private final KitFiles files;
    private final UnaryOperator<String> content;
    private final List<Language> languages;
    private final List<KitError> errors;

    private LetterFiles(
            KitFiles files, UnaryOperator<String> content, List<Language> languages, List<KitError> errors) {
        this.files = files;
        this.content = content;
        this.languages = languages;
        this.errors = errors;
    }

    static List<Letter> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return new LetterFiles(files, text, languages, errors).read();
    }

    private List<Letter> read() {
        List<Letter> letters = new ArrayList<>();
        List<String> paths = files.contents().keySet().stream()
                .filter(path -> path.startsWith(FOLDER + "/"))
                .toList();
        if (paths.size() > MOST_FILES) {
            wrong(FOLDER, "at most " + MOST_FILES + " files are expected, not " + paths.size());
            return letters;
        }
        paths.forEach(this::checkName);
        LetterFile.slugs(files).forEach((slug, found) -> letter(slug, found).ifPresent(letters::add));
        return letters;
    }

    private void checkName(String path) {
        if (!path.matches(FOLDER + "/[a-z0-9]+(-[a-z0-9]+)*\\.([a-z]{2}\\.md|yaml)")) {
            wrong(path, "its name has small letters, digits and single hyphens");
        }
        if (path.endsWith(".md")) {
            String code = path.replaceFirst(".*\\.([a-z]{2})\\.md", "$1");
            if (Language.of(code).filter(languages::contains).isEmpty()) {
                wrong(path, "the campaign has no text in the language '" + code + "'");
            }
        }
    }

    /// Empty when something is wrong; that is noted then.
    private Optional<Letter> letter(String slug, List<Language> found) {
        int before = errors.size();
        List<LetterText> texts =
                found.stream().map(language -> text(slug, language)).toList();
        String path = LetterSettings.path(slug);
        if (!files.has(path)) {
            found.forEach(language -> wrong(LetterFile.path(slug, language), path + " is missing"));
            return Optional.empty();
        }
        long sources = texts.stream()
                .filter(text -> text.status() == TranslationStatus.SOURCE)
                .count();
        if (sources != 1) {
            wrong(path, "exactly one text of the letter has the status 'source'");
        }
        Letter letter = settings(slug, path, texts);
        return errors.size() == before ? Optional.of(letter) : Optional.empty();
    }

    private Letter settings(String slug, String path, List<LetterText> texts) {
        YamlMap yaml = YamlMap.parse(path, content.apply(path), 0, errors);
        Optional<Stage> stage = KitReader.constant(Stage.values(), yaml.text("stage"));
        if (stage.isEmpty()) {
            yaml.wrong("stage", "drafting, open or delivered is expected");
        }
        Optional<RoughDate> delivered = rough(yaml, "delivered", yaml.optionalText("delivered"));
        if (delivered.isPresent() != stage.filter(Stage.DELIVERED::equals).isPresent()) {
            yaml.wrong("delivered", "the day is expected of a letter that was delivered, and of no other");
        }
        List<String> initiators = yaml.texts("initiators");
        if (initiators.size() > MOST_ORGANISATIONS || new HashSet<>(initiators).size() < initiators.size()) {
            yaml.wrong("initiators", "at most " + MOST_ORGANISATIONS + " organisations are expected, each once");
        }
        Letter letter = new Letter(
                slug, stage.orElse(Stage.DRAFTING), day(yaml, "deadline"), delivered, initiators, sources(yaml), texts);
        yaml.refuseUnknown();
        return letter;
    }

    private static Optional<LocalDate> day(YamlMap yaml, String name) {
        Optional<String> text = yaml.optionalText(name);
        try {
            Optional<LocalDate> day = text.map(LocalDate::parse);
            if (day.filter(date -> date.getYear() < 1970 || date.getYear() > 2199)
                    .isPresent()) {
                yaml.wrong(name, "lies outside the years 1970 to 2199");
            }
            return day;
        } catch (DateTimeException e) {
            yaml.wrong(name, "a day such as 2027-06-01 is expected");
            return Optional.empty();
        }
    }

    private static Optional<RoughDate> rough(YamlMap yaml, String name, Optional<String> text) {
        Optional<RoughDate> date = text.flatMap(RoughDate::parse);
        if (text.isPresent() && date.isEmpty()) {
            yaml.wrong(name, "a day, a month or a year such as 2027-06-01, 2027-06 or 2027 is expected");
        }
        return date;
    }

    private static List<Letter.Source> sources(YamlMap yaml) {
        List<YamlMap> found = yaml.maps("sources");
        if (found.size() > MOST_PARAGRAPHS) {
            yaml.wrong("sources", "at most " + MOST_PARAGRAPHS + " are expected");
        }
        List<Letter.Source> sources = new ArrayList<>();
        for (YamlMap one : found) {
            String label = one.text("label");
            line(label, LONGEST_SENTENCE).ifPresent(reason -> one.wrong("label", reason));
            Optional<String> url = one.optionalText("url");
            if (url.filter(address -> !Markdown.isAddress(address)
                            || line(address, LONGEST_ADDRESS).isPresent())
                    .isPresent()) {
                one.wrong("url", "an address that begins with https:// or http:// is expected");
            }
            Optional<RoughDate> date = rough(one, "date", Optional.of(one.text("date")));
            date.ifPresent(day -> sources.add(new Letter.Source(label, url, day)));
            one.refuseUnknown();
        }
        return sources;
    }

    /// Why it is no line of at most so many characters; empty when it is.
    private static Optional<String> line(String text, int longest) {
        return text.length() > longest || text.contains("\n")
                ? Optional.of("one line of at most " + longest + " characters is expected")
                : KitReader.flaw(text);
    }

    private LetterText text(String slug, Language language) {
        String path = LetterFile.path(slug, language);
        LetterFile file = LetterFile.of(path, content.apply(path), errors);
        for (String name : List.of("title", "addressee", "status", "summary")) {
            if (file.value(name).isEmpty()) {
                wrong(path, name + ": is missing");
            }
        }
        check(path, "title", file.value("title"), LONGEST_LINE);
        for (String name : List.of("sender", "addressee", "summary", "note")) {
            check(path, name, file.value(name), LONGEST_SENTENCE);
        }
        Optional<TranslationStatus> status = KitReader.constant(TranslationStatus.values(), file.value("status"));
        if (status.isEmpty() && !file.value("status").isEmpty()) {
            wrong(path, "status: source, reviewed or unreviewed is expected");
        }
        Optional<String> sourceVersion =
                Optional.of(file.value("source_version")).filter(version -> !version.isEmpty());
        if (sourceVersion.filter(version -> !version.matches("[0-9a-f]{64}")).isPresent()) {
            wrong(path, "source_version: the version of a text is expected, 64 hexadecimal digits");
        }
        checkBody(path, file);
        return new LetterText(
                language,
                status.orElse(TranslationStatus.UNREVIEWED),
                file.version(),
                sourceVersion,
                file.value("title"),
                file.value("sender"),
                file.value("addressee"),
                file.value("summary"),
                file.value("note"),
                file.opening(),
                file.points(),
                file.closing());
    }

    private void checkBody(String path, LetterFile file) {
        if (file.opening().isEmpty()) {
            wrong(path, "a paragraph is missing below the front matter");
        }
        if (file.points().isEmpty()) {
            wrong(path, "the section '## points' with at least one point ('### ...') is missing");
        }
        paragraphs(path, "opening", file.opening());
        paragraphs(path, LetterBody.CLOSING, file.closing());
        if (file.points().size() > MOST_PARAGRAPHS) {
            wrong(path, "points: at most " + MOST_PARAGRAPHS + " are expected");
        }
        for (Point point : file.points()) {
            check(path, "points", point.ask(), LONGEST_SENTENCE);
            paragraphs(path, "points", point.reasons());
        }
        int length = file.opening().stream().mapToInt(String::length).sum()
                + file.points().stream()
                        .mapToInt(point -> point.ask().length() + point.why().length())
                        .sum()
                + file.closing().stream().mapToInt(String::length).sum();
        if (length > LONGEST_TEXT) {
            wrong(path, "text: is longer than " + LONGEST_TEXT + " characters");
        }
    }

    private void paragraphs(String path, String part, List<String> paragraphs) {
        if (paragraphs.size() > MOST_PARAGRAPHS) {
            wrong(path, part + ": at most " + MOST_PARAGRAPHS + " paragraphs are expected");
        }
        paragraphs.forEach(paragraph -> {
            if (paragraph.length() > LONGEST_PARAGRAPH) {
                wrong(path, part + ": a paragraph is longer than " + LONGEST_PARAGRAPH + " characters");
            }
        });
    }

    private void check(String path, String part, String text, int longest) {
        line(text, longest).ifPresent(reason -> wrong(path, part + ": " + reason));
    }

    private void wrong(String path, String reason) {
        errors.add(new KitError(path, 0, reason));
    }
}
