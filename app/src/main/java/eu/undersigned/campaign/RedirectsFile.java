package eu.undersigned.campaign;

import eu.undersigned.campaign.Redirect.Kind;
import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Reads `redirects.csv` of a kit.
final class RedirectsFile {
    static final String FILE = "redirects.csv";
    static final List<String> COLUMNS = List.of("kind", "from", "to");
    private static final int MOST_ROWS = 1000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /// Parts that begin with a letter or a digit, so that none leads upwards.
    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}(/[a-z0-9][a-z0-9._-]{0,99}){0,5}");

    private RedirectsFile() {}

    static List<Redirect> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        if (!files.has(FILE)) {
            return List.of();
        }
        List<CsvTable.Row> rows = CsvTable.parse(FILE, text.apply(FILE), COLUMNS, List.of(), errors);
        if (rows.size() > MOST_ROWS) {
            errors.add(new KitError(FILE, 0, "holds more than " + MOST_ROWS + " rows"));
            return List.of();
        }
        List<Redirect> redirects = new ArrayList<>();
        Map<String, String> next = new HashMap<>();
        Set<String> slugs = new HashSet<>();
        for (CsvTable.Row row : rows) {
            Optional<Kind> kind = KitReader.constant(Kind.values(), row.get("kind"));
            if (kind.isEmpty()) {
                errors.add(row.wrong("kind: old_slug or path is expected"));
                continue;
            }
            switch (kind.get()) {
                case OLD_SLUG -> checkSlug(row, slugs, errors);
                case PATH -> checkPath(row, next, errors);
            }
            redirects.add(new Redirect(kind.get(), row.get("from"), row.get("to")));
        }
        rows.stream()
                .filter(row -> row.get("kind").equals("path") && isLoop(row.get("from"), next))
                .forEach(row -> errors.add(row.wrong("to: leads back to where it comes from")));
        return redirects;
    }

    private static void checkSlug(CsvTable.Row row, Set<String> slugs, List<KitError> errors) {
        String slug = row.get("from");
        if (!SLUG.matcher(slug).matches() || slug.length() > 60) {
            errors.add(row.wrong("from: small letters, digits and single hyphens are expected, at most 60"));
        } else if (KitReader.isReserved(slug)) {
            errors.add(row.wrong("from: '" + slug + "' is a path of the application's own"));
        } else if (!slugs.add(slug)) {
            errors.add(row.wrong("from: stands here twice"));
        }
        if (!row.get("to").isEmpty()) {
            errors.add(row.wrong("to: an old slug leads to this campaign, so nothing is expected here"));
        }
    }

    private static void checkPath(CsvTable.Row row, Map<String, String> next, List<KitError> errors) {
        if (!PATH.matcher(row.get("from")).matches()) {
            errors.add(row.wrong("from: a path behind the campaign's is expected, such as news/old"));
        } else if (next.putIfAbsent(row.get("from"), row.get("to")) != null) {
            errors.add(row.wrong("from: stands here twice"));
        }
        if (!PATH.matcher(row.get("to")).matches()) {
            errors.add(row.wrong("to: a path behind the campaign's is expected, such as news/new"));
        }
    }

    /// Whether this row is part of a circle, or leads into one.
    private static boolean isLoop(String from, Map<String, String> next) {
        Set<String> passed = new HashSet<>();
        for (String at = from; next.containsKey(at); at = next.getOrDefault(at, "")) {
            if (!passed.add(at)) {
                return true;
            }
        }
        return false;
    }
}
