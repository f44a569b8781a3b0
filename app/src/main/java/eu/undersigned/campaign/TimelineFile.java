package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Reads `timeline.csv` of a kit (`docs/formats/kit-timeline.md`).
final class TimelineFile {
    static final String FILE = "timeline.csv";
    static final List<String> NEEDED = List.of(
            "id", "date", "institution", "kind", "title", "votes_for", "votes_against", "abstentions", "source", "url");
    static final String STATE = "state";
    static final String VERIFIED = "verified";
    static final List<String> OPTIONAL = optional();

    private static final int LONGEST_ID = 60;
    private static final int LONGEST_INSTITUTION = 100;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SOURCE = 300;
    /// Of any assembly, with room.
    private static final int MOST_VOTES = 99_999;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VOTES = Pattern.compile("[0-9]{1,5}");
    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s\"<>]{1,500}");
    private static final Pattern LINE_END = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private final List<KitError> errors;
    private final Set<String> ids = new HashSet<>();

    private TimelineFile(List<KitError> errors) {
        this.errors = errors;
    }

    /// The column of a title in another language than English.
    static String titleColumn(Language language) {
        return "title_" + language.code();
    }

    private static List<String> optional() {
        List<String> columns = new ArrayList<>(List.of(STATE, VERIFIED));
        for (Language language : Language.values()) {
            if (language != Language.EN) {
                columns.add(titleColumn(language));
            }
        }
        return List.copyOf(columns);
    }

    /// Oldest first; of one day, in the order of the file.
    static List<LawStep> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        if (!files.has(FILE)) {
            return List.of();
        }
        int before = errors.size();
        String content = text.apply(FILE);
        if (errors.size() > before) {
            return List.of();
        }
        TimelineFile file = new TimelineFile(errors);
        return CsvTable.parse(FILE, content, NEEDED, OPTIONAL, errors).stream()
                .map(file::step)
                .sorted(Comparator.comparing(step -> step.date().first()))
                .toList();
    }

    private LawStep step(CsvTable.Row row) {
        String id = row.get("id");
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches() || !ids.add(id)) {
            errors.add(row.wrong("id: small letters, digits and single hyphens are expected, at most " + LONGEST_ID
                    + ", each id once"));
        }
        Optional<RoughDate> date = RoughDate.parse(row.get("date"));
        if (date.isEmpty()) {
            errors.add(row.wrong("date: a day such as 2023-11-14, a month such as 2023-11, or a year is expected"));
        }
        Optional<LawStep.Kind> kind = KitReader.constant(LawStep.Kind.values(), row.get("kind"));
        if (kind.isEmpty()) {
            errors.add(
                    row.wrong("kind: proposal, mandate, vote, law, expiry, petition, handover or other is expected"));
        }
        boolean isDone = isDone(row);
        Optional<LawStep.Vote> vote = vote(row);
        if (vote.isPresent() && !isDone) {
            errors.add(row.wrong("votes_for: a step that is still expected has no votes yet"));
        }
        needed(row, "source", LONGEST_SOURCE);
        line(row, "institution", LONGEST_INSTITUTION);
        return new LawStep(
                id,
                date.orElseGet(() -> RoughDate.of(LocalDate.EPOCH)),
                row.get("institution"),
                kind.orElse(LawStep.Kind.OTHER),
                isDone,
                titles(row),
                vote,
                row.get("source"),
                url(row),
                verified(row));
    }

    private boolean isDone(CsvTable.Row row) {
        String state = row.get(STATE);
        if (!state.isEmpty() && !state.equals("done") && !state.equals("expected")) {
            errors.add(row.wrong(STATE + ": done or expected is expected; nothing means done"));
        }
        return !state.equals("expected");
    }

    private Map<Language, String> titles(CsvTable.Row row) {
        Map<Language, String> titles = new EnumMap<>(Language.class);
        needed(row, "title", LONGEST_TITLE);
        titles.put(Language.EN, row.get("title"));
        for (Language language : Language.values()) {
            String column = titleColumn(language);
            if (language != Language.EN && !row.get(column).isEmpty()) {
                line(row, column, LONGEST_TITLE);
                titles.put(language, row.get(column));
            }
        }
        return titles;
    }

    private void needed(CsvTable.Row row, String column, int longest) {
        if (row.get(column).isEmpty()) {
            errors.add(row.wrong(column + ": is missing"));
        } else {
            line(row, column, longest);
        }
    }

    private void line(CsvTable.Row row, String column, int longest) {
        String value = row.get(column);
        if (value.length() > longest || LINE_END.matcher(value).find()) {
            errors.add(row.wrong(column + ": one line of at most " + longest + " characters is expected"));
        }
    }

    /// All three numbers or none: one alone would look like a result.
    private Optional<LawStep.Vote> vote(CsvTable.Row row) {
        List<String> columns = List.of("votes_for", "votes_against", "abstentions");
        if (columns.stream().allMatch(column -> row.get(column).isEmpty())) {
            return Optional.empty();
        }
        Optional<String> wrong = columns.stream()
                .filter(column -> !VOTES.matcher(row.get(column)).matches())
                .findFirst();
        if (wrong.isPresent()) {
            errors.add(row.wrong(wrong.get() + ": a whole number up to " + MOST_VOTES
                    + " is expected; a vote has all three numbers, or none where they are not known"));
            return Optional.empty();
        }
        LawStep.Vote vote = new LawStep.Vote(
                Integer.parseInt(row.get("votes_for")),
                Integer.parseInt(row.get("votes_against")),
                Integer.parseInt(row.get("abstentions")));
        if (vote.all() == 0) {
            errors.add(row.wrong("votes_for: a vote in which nobody voted is none: leave the three empty"));
            return Optional.empty();
        }
        return Optional.of(vote);
    }

    private Optional<String> url(CsvTable.Row row) {
        String url = row.get("url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!ADDRESS.matcher(url).matches() || !hasHost(url)) {
            errors.add(row.wrong("url: an address that begins with https:// is expected"));
        }
        return Optional.of(url);
    }

    private Optional<LocalDate> verified(CsvTable.Row row) {
        String verified = row.get(VERIFIED);
        if (verified.isEmpty()) {
            return Optional.empty();
        }
        if (row.get("url").isEmpty()) {
            errors.add(row.wrong(VERIFIED + ": there is no url that somebody could have checked"));
        }
        try {
            return Optional.of(LocalDate.parse(verified));
        } catch (DateTimeParseException e) {
            errors.add(row.wrong(VERIFIED + ": a day such as 2026-11-22 is expected"));
            return Optional.empty();
        }
    }

    private static boolean hasHost(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
