package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.campaign.OrganisationRows.Entry;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Multipart;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Logo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The form of an organisation, as it is sent: everything but its key, which has a form of its own.
final class OrganisationForm {
    static final Set<String> FIELDS = Set.of(
            "slug",
            "name",
            "role",
            "country",
            "website",
            "colour",
            "logo",
            "languages",
            "privacy",
            "contact",
            "webhook",
            "embedding",
            "question",
            "key");
    /// What its own people may propose. Its name and role are for the campaign to say.
    private static final Set<String> OWN =
            Set.of("country", "website", "colour", "languages", "privacy", "contact", "webhook", "embedding");

    private static final Set<String> TYPED = Set.of(
            "name", "role", "country", "website", "colour", "languages", "privacy", "contact", "webhook", "embedding");
    static final String CONTACT = "contact";
    private static final String QUESTION = "question.";
    /// In characters. Hundreds of origins fit in.
    private static final int LONGEST = 20_000;

    private final Visit visit;
    private final String slug;
    private final boolean isOwn;

    /// @param isOwn whether the organisation's own people fill it in
    OrganisationForm(Visit visit, String slug, boolean isOwn) {
        this.visit = visit;
        this.slug = slug;
        this.isOwn = isOwn;
    }

    static boolean maySeeContacts(Visit visit) {
        return visit.may(Permission.EDIT_CAMPAIGN);
    }

    static Map<String, String> fields(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>(entry.values());
        entry.questions().forEach((language, words) -> fields.put(QUESTION + language, words));
        return fields;
    }

    static List<OrganisationView.Question> questions(Inputs inputs) {
        return List.of(Language.values()).stream()
                .map(language -> new OrganisationView.Question(
                        QUESTION + language.code(),
                        TextsHandler.name(language),
                        inputs.value(QUESTION + language.code())))
                .toList();
    }

    Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        visit.form()
                .values()
                .forEach((name, all) -> typed.put(name, all.getFirst().strip()));
        typed.put("slug", slug);
        return typed;
    }

    /// What can be said without the rest of the kit.
    List<KitError> flaws() {
        List<KitError> flaws = Inputs.flaws(OrganisationRows.FILE, typed(), value -> Inputs.flaw(value, LONGEST));
        if (picture().isPresent() && logo().isEmpty()) {
            flaws.add(new KitError(
                    OrganisationRows.FILE,
                    0,
                    "logo: " + ConsoleTexts.texts().of("console.editing.logo.wrong", "bytes", Logo.MOST_BYTES)));
        }
        return flaws;
    }

    private Optional<byte[]> picture() {
        return Optional.ofNullable(Multipart.of(visit.request()).files().get("picture"));
    }

    Optional<Logo> logo() {
        return picture().flatMap(Logo::of);
    }

    /// The organisation with what was typed; what this form does not have stays as it was.
    Entry entry(Optional<Entry> before) {
        Map<String, String> values = new TreeMap<>(before.map(Entry::values).orElse(Map.of()));
        values.put("slug", slug);
        for (String field : isOwn ? OWN : TYPED) {
            if (visit.form().values().containsKey(field)) {
                values.put(field, line(visit.field(field)));
            }
        }
        logo().ifPresent(logo -> values.put("logo", slug + suffix(logo)));
        if (!visit.field("nologo").isEmpty()) {
            values.put("logo", "");
        }
        Map<String, String> questions = new TreeMap<>();
        for (Language language : Language.values()) {
            String words = visit.field(QUESTION + language.code());
            if (!words.isEmpty()) {
                questions.put(language.code(), words);
            }
        }
        return new Entry(values, questions);
    }

    /// Lines as one, in time that grows with the length alone: a pattern that looks for the end of a line behind spaces
    /// begins anew at each of them.
    private static String line(String text) {
        List<String> lines = text.lines().toList();
        return lines.size() < 2
                ? text
                : lines.stream()
                        .map(OrganisationForm::stripped)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    /// Without what stands between the entries of a list.
    private static String stripped(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isBetween(line.charAt(start))) {
            start++;
        }
        while (start < end && isBetween(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isBetween(char letter) {
        return Character.isWhitespace(letter) || letter == ',' || letter == ';';
    }

    private static String suffix(Logo logo) {
        return logo.mediaType().equals("image/png") ? ".png" : ".svg";
    }

    /// The files with the organisation and its picture.
    KitFiles in(KitFiles files) {
        Entry entry = entry(OrganisationRows.of(files).find(slug));
        KitFiles changed = logo().isPresent()
                ? files.with("logos/" + entry.get("logo"), logo().get().picture())
                : files;
        return withoutUnused(OrganisationRows.with(changed, entry));
    }

    /// Pictures that no organisation has any more.
    static KitFiles withoutUnused(KitFiles files) {
        Set<String> used = new java.util.TreeSet<>();
        OrganisationRows.of(files).entries().forEach(entry -> used.add("logos/" + entry.get("logo")));
        KitFiles kept = files;
        for (String path : files.contents().keySet()) {
            if (path.startsWith("logos/") && !used.contains(path)) {
                kept = kept.without(path);
            }
        }
        return kept;
    }

    /// Whether an error of the reader is about this organisation, as the files are written here: one row a line.
    static boolean concerns(KitFiles files, KitError error, String slug) {
        List<Entry> entries = OrganisationRows.of(files).entries();
        if (error.file().equals("questions.csv")) {
            return entries.stream()
                    .filter(entry -> entry.slug().equals(slug))
                    .anyMatch(entry -> !entry.questions().isEmpty());
        }
        return error.file().equals(OrganisationRows.FILE)
                && (error.line() == 0
                        || error.line() - 2 >= 0
                                && error.line() - 2 < entries.size()
                                && entries.get(error.line() - 2).slug().equals(slug));
    }

    /// For the audit trail: everything but the mailbox of its contact.
    static Map<String, String> said(KitFiles files, String slug) {
        Map<String, String> said = new TreeMap<>();
        OrganisationRows.of(files).find(slug).ifPresent(entry -> {
            said.putAll(entry.values());
            entry.questions().forEach((language, words) -> said.put("question " + language, words));
        });
        said.remove(CONTACT);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    /// What differs, a line for each column and question that the visitor may see.
    static List<String> lines(Visit visit, Optional<Entry> entry) {
        return lines(maySeeContacts(visit) ? entry : entry.map(found -> found.with(CONTACT, "")));
    }

    /// For the organisation's own people: its contact is theirs.
    static List<String> lines(Optional<Entry> entry) {
        List<String> lines = new ArrayList<>();
        entry.ifPresent(found -> {
            OrganisationRows.COLUMNS.stream()
                    .filter(column -> !found.get(column).isEmpty())
                    .forEach(column -> lines.add(column + ": " + found.get(column)));
            new TreeMap<>(found.questions())
                    .forEach((language, words) -> lines.add("question " + language + ": " + words));
        });
        return lines;
    }
}
