package eu.undersigned.campaign;

import eu.undersigned.campaign.Helpline.Purpose;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Reads `helplines.csv` of a kit.
final class HelplinesFile {
    static final String FILE = "helplines.csv";
    static final List<String> COLUMNS =
            List.of("country", "purpose", "name", "phone", "url", "hours", "source", "verified_on", "expires");
    static final List<String> OPTIONAL = List.of("languages", "except");

    /// More than all countries with all that they have.
    private static final int MOST_ROWS = 1000;
    private static final int LONGEST = 300;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]([0-9 ]{0,18}[0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]{1,300}");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private final List<KitError> errors;
    private final Set<List<String>> seen = new HashSet<>();

    private HelplinesFile(List<KitError> errors) {
        this.errors = errors;
    }

    static List<Helpline> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        if (!files.has(FILE)) {
            return List.of();
        }
        HelplinesFile reader = new HelplinesFile(errors);
        List<CsvTable.Row> rows = CsvTable.parse(FILE, text.apply(FILE), COLUMNS, OPTIONAL, errors);
        if (rows.size() > MOST_ROWS) {
            errors.add(new KitError(FILE, 0, "holds more than " + MOST_ROWS + " rows"));
            return List.of();
        }
        List<Helpline> helplines = new ArrayList<>();
        rows.forEach(row -> reader.helpline(row).ifPresent(helplines::add));
        return helplines;
    }

    /// Empty when it has no date or purpose with which it could be shown; the reasons are among the errors.
    private Optional<Helpline> helpline(CsvTable.Row row) {
        String country = row.get("country");
        Set<String> except = except(row);
        Optional<Purpose> purpose = KitReader.constant(Purpose.values(), row.get("purpose"));
        if (purpose.isEmpty()) {
            wrong(row, "purpose", "emergency, child, missing or report is expected");
        }
        if (!country.equals(Helpline.EU) && !Countries.isKnown(country)) {
            wrong(row, "country", "two capital letters of ISO 3166 are expected, or EU for all of its members");
        }
        String name = text(row, "name", true);
        if (!seen.add(List.of(country, row.get("purpose"), name))) {
            wrong(row, "name", "stands here twice for this country and purpose");
        }
        Optional<String> phone = matching(row, "phone", NUMBER, "digits and spaces are expected, such as 116 000");
        Optional<String> url = matching(row, "url", ADDRESS, "an address that begins with https:// is expected")
                .filter(address -> hasHost(row, address));
        if (row.get("phone").isEmpty() && row.get("url").isEmpty()) {
            wrong(row, "phone", "a number or an address is expected");
        }
        String source = text(row, "source", true);
        Optional<LocalDate> verified = row.get("verified_on").isEmpty() ? Optional.empty() : date(row, "verified_on");
        Optional<LocalDate> expires = date(row, "expires");
        if (verified.isPresent()
                && verified.get().isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
            wrong(row, "verified_on", "lies in the future");
        }
        if (verified.isPresent() && expires.isPresent() && expires.get().isBefore(verified.get())) {
            wrong(row, "expires", "lies before the day on which it was checked");
        }
        String hours = text(row, "hours", false);
        List<Language> languages = languages(row);
        return purpose.isEmpty() || expires.isEmpty()
                ? Optional.empty()
                : Optional.of(new Helpline(
                        country,
                        except,
                        purpose.get(),
                        name,
                        phone,
                        url,
                        hours,
                        languages,
                        source,
                        verified,
                        expires.get()));
    }

    private void wrong(CsvTable.Row row, String column, String reason) {
        errors.add(row.wrong(column + ": " + reason));
    }

    private String text(CsvTable.Row row, String column, boolean isNeeded) {
        String text = row.get(column);
        if (isNeeded && text.isEmpty()) {
            wrong(row, column, "is missing");
        }
        if (text.length() > LONGEST) {
            wrong(row, column, "is longer than " + LONGEST + " characters");
        }
        if (LINE_END.matcher(text).find()) {
            wrong(row, column, "one line is expected");
        }
        return text;
    }

    private Optional<String> matching(CsvTable.Row row, String column, Pattern pattern, String expected) {
        String text = row.get(column);
        if (text.isEmpty() || pattern.matcher(text).matches()) {
            return Optional.of(text).filter(found -> !found.isEmpty());
        }
        wrong(row, column, expected);
        return Optional.empty();
    }

    private boolean hasHost(CsvTable.Row row, String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null && uri.getUserInfo() == null) {
                return true;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        wrong(row, "url", "names no site");
        return false;
    }

    private Optional<LocalDate> date(CsvTable.Row row, String column) {
        try {
            return Optional.of(LocalDate.parse(row.get(column)));
        } catch (DateTimeParseException e) {
            wrong(row, column, "a date such as 2026-11-22 is expected");
            return Optional.empty();
        }
    }

    private Set<String> except(CsvTable.Row row) {
        Set<String> except = new TreeSet<>();
        for (String code : words(row.get("except"))) {
            if (!Countries.EU.contains(code)) {
                wrong(row, "except", "'" + code + "' is no member of the EU");
            }
            except.add(code);
        }
        if (!except.isEmpty() && !row.get("country").equals(Helpline.EU)) {
            wrong(row, "except", "only a row for the EU can leave countries out");
        }
        return except;
    }

    private List<Language> languages(CsvTable.Row row) {
        List<Language> languages = new ArrayList<>();
        for (String code : words(row.get("languages"))) {
            Language.of(code)
                    .ifPresentOrElse(
                            languages::add,
                            () -> wrong(row, "languages", "'" + code + "' is no official language of the EU"));
        }
        return languages;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[ ,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
