package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Organisation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a campaign kit, and refuses it as a whole, with every reason, when anything is wrong.
public final class KitReader {
    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_NAME = 150;
    /// Of one file, in bytes: far more than any text that people sign.
    private static final int LONGEST_FILE = 256 * 1024;

    /// First parts of paths that belong to the application.
    private static final Set<String> RESERVED = Set.of(
            "api",
            "console",
            "static",
            "dev",
            "confirm",
            "my-signature",
            "my-voice",
            "class",
            "thanks",
            "help",
            "unsubscribe",
            "organisation",
            "livez",
            "readyz",
            "metrics",
            "logos",
            "colours");

    /// Nothing that a person would type, and PostgreSQL stores no text with NUL.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t\r\n]]");

    /// They turn the direction of what follows: a text would not read as it stands.
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final String HAS_CONTROL = "holds a control character";
    private static final String HAS_TURNING = "holds a character that turns the direction of the text";

    private final KitFiles files;
    private final boolean hasFacts;
    private final List<KitError> errors = new ArrayList<>();

    /// @param hasFacts false: the ledger was left out, and labels of its figures go with it
    private KitReader(KitFiles files, boolean hasFacts) {
        this.files = files;
        this.hasFacts = hasFacts;
    }

    /// A kit as far as it can be used.
    ///
    /// @param leftOut what is wrong in the files that were left out
    record Usable(Kit kit, List<KitError> leftOut) {}

    /// Reads a kit that has to go on: one that another version of this program took must not keep this one from
    /// starting. A file that tells what nobody signs is left out, as a whole, when anything is wrong in it. What
    /// people sign is never read otherwise than it was written.
    ///
    /// @throws KitException when the petition or the campaign's settings are not right
    static Usable usable(KitFiles files) throws KitException {
        KitFiles used = files;
        List<KitError> leftOut = new ArrayList<>();
        while (true) {
            boolean hasFacts = leftOut.stream().noneMatch(error -> error.file().equals(FactsFile.FILE));
            try {
                return new Usable(new KitReader(used, hasFacts).read(), List.copyOf(leftOut));
            } catch (KitException e) {
                List<KitError> around =
                        e.errors().stream().filter(Content::isAbout).toList();
                if (around.isEmpty()) {
                    throw e;
                }
                for (KitError error : around) {
                    used = Content.without(used, error);
                }
                leftOut.addAll(around);
            }
        }
    }

    public static Kit read(Path folder) throws KitException {
        try {
            return read(KitFiles.in(folder));
        } catch (IOException e) {
            throw new KitException(List.of(new KitError(folder.getFileName().toString(), 0, "can't be read")));
        }
    }

    public static Kit read(KitFiles files) throws KitException {
        return new KitReader(files, true).read();
    }

    /// What is wrong with a kit; nothing when it can be used.
    public static List<KitError> errors(KitFiles files) {
        try {
            read(files);
            return List.of();
        } catch (KitException e) {
            return e.errors();
        }
    }

    private Kit read() throws KitException {
        YamlMap yaml = YamlMap.parse("campaign.yaml", content("campaign.yaml"), 0, errors);
        String slug = slug(yaml);
        String name = line(yaml, "name");
        String hashtag = line(yaml, "hashtag");
        int age = (int) yaml.number("minimum_age", 13, 99);
        boolean open = yaml.flag("open");
        Optional<Instant> opens = time(yaml, "opens");
        Optional<Instant> closes = time(yaml, "closes");
        if (opens.isPresent() && closes.isPresent() && !opens.get().isBefore(closes.get())) {
            yaml.wrong("opens", "lies before the time at which it closes");
        }
        List<Language> languages = languages(yaml);
        GoalPolicy goal = goal(yaml.map("goal"));
        List<Declared> declared =
                yaml.maps("declared").stream().map(KitReader::declared).toList();
        if (declared.stream().map(one -> one.date() + one.source()).distinct().count() < declared.size()) {
            yaml.wrong("declared", "two batches have the same date and source: add them up");
        }
        yaml.refuseUnknown();
        OrganisationsFile.Content organisations = organisations();
        Content content = Content.read(files, this::optional, languages, errors);
        checkInitiators(content.letters(), organisations);
        List<Figure> figures = content.facts().stream().map(Fact::figure).toList();
        List<PetitionText> texts = texts(languages, figures);
        if (!errors.isEmpty()) {
            throw new KitException(errors);
        }
        return new Kit(
                slug,
                name,
                hashtag,
                age,
                open,
                opens,
                closes,
                goal,
                declared,
                organisations.organisations(),
                organisations.logos(),
                figures,
                texts,
                content);
    }

    private void checkInitiators(List<Letter> letters, OrganisationsFile.Content organisations) {
        Set<String> known =
                organisations.organisations().stream().map(Organisation::slug).collect(Collectors.toSet());
        for (Letter letter : letters) {
            if (letter.stage() == Letter.Stage.DELIVERED) {
                continue; // whoever began it may have left since
            }
            letter.initiators().stream()
                    .filter(slug -> !known.contains(slug))
                    .forEach(slug -> errors.add(new KitError(
                            LetterSettings.path(letter.slug()),
                            0,
                            "initiators: '" + slug + "' is not in organisations.csv")));
        }
    }

    private String optional(String file) {
        return files.has(file) ? content(file) : "";
    }

    private String content(String file) {
        Optional<byte[]> found = files.bytes(file);
        if (found.isEmpty()) {
            errors.add(new KitError(file, 0, "can't be read"));
            return "";
        }
        if (found.get().length > LONGEST_FILE) {
            errors.add(new KitError(file, 0, "is larger than " + LONGEST_FILE / 1024 + " KiB"));
            return "";
        }
        try {
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(found.get()))
                    .toString();
            boolean isPlain =
                    isWithout(CONTROL, file, content, HAS_CONTROL) && isWithout(TURNING, file, content, HAS_TURNING);
            return isPlain ? content : "";
        } catch (CharacterCodingException e) {
            errors.add(new KitError(file, 0, "is not UTF-8"));
            return "";
        }
    }

    /// Why a kit's file can't hold this; empty when it can.
    public static Optional<String> flaw(String text) {
        if (CONTROL.matcher(text).find()) {
            return Optional.of(HAS_CONTROL);
        }
        return TURNING.matcher(text).find() ? Optional.of(HAS_TURNING) : Optional.empty();
    }

    private boolean isWithout(Pattern unwanted, String file, String content, String reason) {
        Matcher found = unwanted.matcher(content);
        if (!found.find()) {
            return true;
        }
        int line = (int) content.substring(0, found.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        errors.add(new KitError(file, line, reason));
        return false;
    }

    private static String line(YamlMap yaml, String name) {
        String text = yaml.text(name);
        if (text.length() > LONGEST_NAME || text.contains("\n")) {
            yaml.wrong(name, "one line of at most " + LONGEST_NAME + " characters is expected");
        }
        return text;
    }

    private static String slug(YamlMap yaml) {
        String slug = yaml.text("slug");
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*") || slug.length() > 60) {
            yaml.wrong("slug", "small letters, digits and single hyphens are expected, at most 60");
        } else if (isReserved(slug)) {
            yaml.wrong("slug", "'" + slug + "' is a path of the application's own");
        }
        return slug;
    }

    static boolean isReserved(String slug) {
        return RESERVED.contains(slug) || Language.of(slug).isPresent();
    }

    private static Optional<Instant> time(YamlMap yaml, String name) {
        Optional<String> text = yaml.optionalText(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            yaml.wrong(name, "a time such as 2027-06-01T00:00:00Z is expected");
            return Optional.empty();
        }
    }

    private static List<Language> languages(YamlMap yaml) {
        List<Language> languages = new ArrayList<>();
        for (String code : yaml.texts("languages")) {
            Optional<Language> language = Language.of(code);
            if (language.isEmpty()) {
                yaml.wrong("languages", "'" + code + "' is no official language of the EU");
            } else if (languages.contains(language.get())) {
                yaml.wrong("languages", "'" + code + "' stands here twice");
            } else {
                languages.add(language.get());
            }
        }
        if (languages.isEmpty()) {
            yaml.wrong("languages", "at least one is expected");
        }
        return languages;
    }

    private static GoalPolicy goal(YamlMap yaml) {
        long first = yaml.number("first", 1, 1_000_000_000);
        int percent = (int) yaml.number("raise_at_percent", 50, 100);
        List<Long> steps = yaml.numbers("steps", 1, 1_000_000_000);
        long last = first;
        for (long step : steps) {
            if (step <= last) {
                yaml.wrong("steps", "each step is higher than the one before");
                break;
            }
            last = step;
        }
        yaml.refuseUnknown();
        return new GoalPolicy(first, percent, steps);
    }

    private static Declared declared(YamlMap yaml) {
        LocalDate date = LocalDate.EPOCH;
        try {
            date = LocalDate.parse(yaml.text("date"));
        } catch (DateTimeParseException e) {
            yaml.wrong("date", "a date such as 2023-06-01 is expected");
        }
        if (date.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
            yaml.wrong("date", "lies in the future");
        }
        if (date.isBefore(LocalDate.EPOCH)) {
            yaml.wrong("date", "lies before 1970");
        }
        if (yaml.text("source").length() > LONGEST_SOURCE) {
            yaml.wrong("source", "is longer than " + LONGEST_SOURCE + " characters");
        }
        Declared declared = new Declared(date, yaml.number("count", 1, 1_000_000_000), yaml.text("source"));
        yaml.refuseUnknown();
        return declared;
    }

    private OrganisationsFile.Content organisations() {
        Optional<String> questions = files.has(OrganisationsFile.QUESTIONS)
                ? Optional.of(content(OrganisationsFile.QUESTIONS))
                : Optional.empty();
        return OrganisationsFile.parse(content("organisations.csv"), questions, this::picture, errors);
    }

    private Optional<byte[]> picture(String name) {
        return files.bytes("logos/" + name);
    }

    static <E extends Enum<E>> Optional<E> constant(E[] constants, String text) {
        return Stream.of(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private List<PetitionText> texts(List<Language> languages, List<Figure> figures) {
        Map<Language, PetitionText> texts = new EnumMap<>(Language.class);
        Set<String> known = new HashSet<>(figures.stream().map(Figure::id).toList());
        for (Language language : languages) {
            String file = "petition." + language.code() + ".md";
            PetitionFile.parse(file, content(file), errors)
                    .ifPresent(text -> texts.put(language, hasFacts ? text : text.withFigures(List.of())));
            if (texts.containsKey(language)) {
                texts.get(language).figures().stream()
                        .filter(label -> !known.contains(label.figure()))
                        .forEach(label -> errors.add(
                                new KitError(file, 0, "figure '" + label.figure() + "' is not in facts.csv")));
            }
        }
        long sources = texts.values().stream()
                .filter(text -> text.status() == TranslationStatus.SOURCE)
                .count();
        if (sources != 1 && texts.size() == languages.size()) {
            errors.add(new KitError("petition.*.md", 0, "exactly one text has the status 'source'"));
        }
        return List.copyOf(texts.values());
    }
}
