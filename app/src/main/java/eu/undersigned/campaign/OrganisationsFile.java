package eu.undersigned.campaign;

import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Colour;
import eu.undersigned.organisation.Logo;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.OrganisationKey;
import eu.undersigned.organisation.Profile;
import eu.undersigned.seal.Recipient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A kit's organisations: `organisations.csv`, `questions.csv` with their own words where they have some, and the
/// pictures in the folder `logos`.
final class OrganisationsFile {
    /// As in a campaign: it stands in addresses, and in leaves of the log.
    private static final int LONGEST_SLUG = 60;
    private static final String FILE = "organisations.csv";
    static final String QUESTIONS = "questions.csv";
    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_NAME = 150;
    /// Line ends, other control characters, and those that turn the direction of what follows.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    private static final String ADDRESS = "https://[^\\s\"<>]{1,300}";
    /// A page on the machine itself may be named without encryption, for a trial.
    private static final String ORIGIN =
            "https://[a-z0-9.-]+(:[0-9]{1,5})?|http://(localhost|127\\.0\\.0\\.1):[0-9]{1,5}";
    private static final String LOCAL_ADDRESS = "http://(localhost|127\\.0\\.0\\.1):[0-9]{1,5}/[^\\s\"<>]*";

    private final Function<String, Optional<byte[]>> pictures;
    private final List<KitError> errors;
    private final Map<String, Logo> logos = new HashMap<>();

    /// What was read.
    ///
    /// @param logos by hash
    record Content(List<Organisation> organisations, List<Logo> logos) {}

    /// @param pictures gives the bytes of a file in `logos`, by name
    private OrganisationsFile(Function<String, Optional<byte[]>> pictures, List<KitError> errors) {
        this.pictures = pictures;
        this.errors = errors;
    }

    /// @param questions content of `questions.csv`; empty where the kit has none
    static Content parse(
            String content,
            Optional<String> questions,
            Function<String, Optional<byte[]>> pictures,
            List<KitError> errors) {
        return new OrganisationsFile(pictures, errors).parse(content, questions);
    }

    private Content parse(String content, Optional<String> questionsFile) {
        List<CsvTable.Row> rows = CsvTable.parse(
                FILE,
                content,
                List.of("slug", "name", "role", "country", "website"),
                List.of("key", "colour", "logo", "languages", "privacy", "contact", "webhook", "embedding"),
                errors);
        Set<String> slugs = new HashSet<>();
        rows.forEach(row -> slugs.add(row.get("slug")));
        Map<String, Map<Language, String>> questions =
                questionsFile.map(file -> questions(file, slugs)).orElse(Map.of());
        Set<String> seen = new HashSet<>();
        List<Organisation> organisations = new ArrayList<>();
        for (CsvTable.Row row : rows) {
            if (!row.get("slug").matches("[a-z0-9]+(-[a-z0-9]+)*")
                    || row.get("slug").length() > LONGEST_SLUG
                    || !seen.add(row.get("slug"))) {
                errors.add(row.wrong("slug: small letters, digits and single hyphens are expected, at most "
                        + LONGEST_SLUG + ", each slug once"));
            }
            organisations.add(organisation(row, questions.getOrDefault(row.get("slug"), Map.of())));
        }
        long leads = organisations.stream()
                .filter(organisation -> organisation.role() == Organisation.Role.LEAD)
                .count();
        if (leads != 1
                && !organisations.isEmpty()
                && errors.stream().noneMatch(error -> error.file().equals(FILE))) {
            errors.add(new KitError(FILE, 0, "exactly one organisation has the role 'lead'"));
        }
        return new Content(organisations, List.copyOf(logos.values()));
    }

    private Organisation organisation(CsvTable.Row row, Map<Language, String> questions) {
        String name = row.get("name");
        if (name.isEmpty()) {
            errors.add(row.wrong("name: is missing"));
        } else if (name.length() > LONGEST_NAME || UNSEEN.matcher(name).find()) {
            errors.add(row.wrong("name: one line of at most " + LONGEST_NAME + " characters is expected"));
        }
        Optional<Organisation.Role> role = KitReader.constant(Organisation.Role.values(), row.get("role"));
        if (role.isEmpty()) {
            errors.add(row.wrong("role: lead, partner or supporter is expected"));
        }
        Optional<String> country = matching(
                row, "country", text -> Countries.isKnown(text), "'" + row.get("country") + "' is no country code");
        return new Organisation(
                0,
                row.get("slug"),
                row.get("name"),
                role.orElse(Organisation.Role.SUPPORTER),
                country,
                address(row, "website"),
                parsed(row, "key", Recipient::parse, expectedKey(row.get("key")))
                        .map(found -> new OrganisationKey(0, found)),
                new Profile(
                        parsed(row, "colour", Colour::parse, "a colour such as #0b6e69 is expected"),
                        logo(row),
                        languages(row),
                        address(row, "privacy"),
                        questions,
                        embedding(row),
                        matching(
                                row,
                                "contact",
                                text -> text.matches("[^\\s@<>,;:\"()]{1,64}@[A-Za-z0-9.-]{1,190}"),
                                "a mailbox is expected"),
                        matching(
                                row,
                                "webhook",
                                text -> (text.matches(ADDRESS) || text.matches(LOCAL_ADDRESS)) && hasHost(text),
                                "an address that begins with https:// is expected")));
    }

    private static String expectedKey(String found) {
        return found.toUpperCase(Locale.ROOT).startsWith("AGE-SECRET-KEY-")
                ? "this is a SECRET key, which nobody else may have: make another one, and put its public half here"
                : "an age public key is expected, age1 and 58 characters";
    }

    private <T> Optional<T> parsed(
            CsvTable.Row row, String column, Function<String, Optional<T>> parser, String expected) {
        String text = row.get(column);
        Optional<T> found = text.isEmpty() ? Optional.empty() : parser.apply(text);
        if (!text.isEmpty() && found.isEmpty()) {
            errors.add(row.wrong(column + ": " + expected));
        }
        return found;
    }

    private Optional<String> matching(
            CsvTable.Row row, String column, Function<String, Boolean> isRight, String expected) {
        return parsed(row, column, text -> isRight.apply(text) ? Optional.of(text) : Optional.empty(), expected);
    }

    private Optional<String> address(CsvTable.Row row, String column) {
        return matching(row, column, text -> text.matches(ADDRESS), "an address that begins with https:// is expected");
    }

    /// Whether a program can connect to it, and it carries no password that would lie in the kit.
    private static boolean hasHost(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private List<Language> languages(CsvTable.Row row) {
        List<Language> languages = new ArrayList<>();
        for (String code : words(row.get("languages"))) {
            Language.of(code)
                    .ifPresentOrElse(
                            languages::add,
                            () -> errors.add(row.wrong("languages: '" + code + "' is no official language of the EU")));
        }
        return languages;
    }

    private List<String> embedding(CsvTable.Row row) {
        List<String> origins = words(row.get("embedding"));
        for (String origin : origins) {
            if (!origin.matches(ORIGIN)) {
                errors.add(row.wrong("embedding: '" + origin
                        + "' is no origin such as https://www.example.org, without a path, in small letters"));
            }
        }
        return origins;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private Optional<String> logo(CsvTable.Row row) {
        String name = row.get("logo");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!name.matches("[a-z0-9-]+\\.(svg|png)")) {
            errors.add(row.wrong("logo: the name of a file in the folder 'logos' is expected, such as us.svg"));
            return Optional.empty();
        }
        Optional<byte[]> picture = pictures.apply(name);
        if (picture.isEmpty()) {
            errors.add(row.wrong("logo: there is no logos/" + name));
            return Optional.empty();
        }
        Optional<Logo> logo = Logo.of(picture.get());
        if (logo.isEmpty()) {
            errors.add(row.wrong(
                    "logo: logos/" + name + " is no SVG or PNG picture of at most " + Logo.MOST_BYTES + " bytes"));
        }
        logo.ifPresent(found -> logos.put(found.hash(), found));
        return logo.map(Logo::hash);
    }

    private Map<String, Map<Language, String>> questions(String content, Set<String> slugs) {
        Map<String, Map<Language, String>> questions = new HashMap<>();
        for (CsvTable.Row row : CsvTable.parse(
                QUESTIONS, content, List.of("organisation", "language", "question"), List.of(), errors)) {
            Optional<Language> language = Language.of(row.get("language"));
            String question = row.get("question");
            if (!slugs.contains(row.get("organisation"))) {
                errors.add(row.wrong("organisation: '" + row.get("organisation") + "' is not in " + FILE));
            }
            if (language.isEmpty()) {
                errors.add(row.wrong("language: '" + row.get("language") + "' is no official language of the EU"));
            }
            if (question.isEmpty()
                    || question.length() > LONGEST_QUESTION
                    || UNSEEN.matcher(question).find()) {
                errors.add(row.wrong("question: one line of at most " + LONGEST_QUESTION + " characters is expected"));
            }
            boolean isSecond = language.isPresent()
                    && questions
                                    .computeIfAbsent(row.get("organisation"), _ -> new EnumMap<>(Language.class))
                                    .put(language.get(), question)
                            != null;
            if (isSecond) {
                errors.add(row.wrong("question: this organisation has one in this language already"));
            }
        }
        return questions;
    }
}
