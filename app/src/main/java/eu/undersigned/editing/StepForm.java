package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.TimelineRows;
import eu.undersigned.campaign.TimelineRows.Entry;
import eu.undersigned.console.Visit;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The form of a step of the timeline, as it is sent.
final class StepForm {
    private static final String VERIFIED = "verified";
    /// Those with a label of their own; titles in other languages stand in a list.
    static final Set<String> FIELDS = Set.of(
            "id",
            "date",
            "institution",
            "kind",
            "state",
            "title",
            "votes_for",
            "votes_against",
            "abstentions",
            "source",
            "url",
            VERIFIED);
    /// In characters: far more than the reader takes, and short enough to be shown again.
    private static final int LONGEST = 5_000;

    private final Visit visit;
    private final String id;

    StepForm(Visit visit, String id) {
        this.visit = visit;
        this.id = id;
    }

    /// As one line each: the file has one line for each step.
    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String column : TimelineRows.COLUMNS) {
            String value = visit.field(column);
            typed.put(column, value.length() > LONGEST ? value : value.replaceAll("[\r\n]+", " "));
        }
        typed.put("id", id);
        return typed;
    }

    /// What is wrong before the kit's reader sees it. That looks at no clock, so that a kit stays what it is.
    List<KitError> flaws(LocalDate today) {
        List<KitError> flaws = Inputs.flaws(TimelineRows.FILE, typed(), value -> Inputs.flaw(value, LONGEST));
        TimelineRows.ahead(visit::field, today)
                .forEach(reason -> flaws.add(new KitError(TimelineRows.FILE, 0, reason)));
        return flaws;
    }

    Entry entry() {
        Map<String, String> values = typed();
        if (visit.field("state").equals("done")) {
            values.put("state", ""); // the same, without a column that most kits don't need
        }
        return new Entry(values);
    }

    KitFiles in(KitFiles files) {
        Entry typed = entry();
        boolean isAnotherLink = TimelineRows.of(files)
                .find(id)
                .filter(before -> !before.get("url").equals(typed.get("url"))
                        && before.get(VERIFIED).equals(typed.get(VERIFIED)))
                .isPresent();
        return TimelineRows.with(files, isAnotherLink ? unchecked(typed) : typed);
    }

    /// Somebody looked at another link.
    private static Entry unchecked(Entry entry) {
        Map<String, String> values = new LinkedHashMap<>(entry.values());
        values.remove(VERIFIED);
        return new Entry(values);
    }

    static String hash(KitFiles files, String id) {
        return TimelineRows.of(files).find(id).map(Entry::hash).orElse("-");
    }

    /// Whether an error of the reader is about this step, as the files are written here: one row a line.
    static boolean concerns(KitFiles files, KitError error, String id) {
        if (!error.file().equals(TimelineRows.FILE)) {
            return false;
        }
        List<Entry> entries = TimelineRows.of(files).entries();
        int row = error.line() - 2; // counted from 1, behind the header
        return row < 0 || row < entries.size() && entries.get(row).id().equals(id);
    }

    /// For the audit trail.
    static Map<String, String> said(KitFiles files, String id) {
        Map<String, String> said =
                new TreeMap<>(TimelineRows.of(files).find(id).map(Entry::values).orElse(Map.of()));
        said.values().removeIf(String::isEmpty);
        return said;
    }

    /// What differs, a line for each column that holds something.
    static List<String> lines(Optional<Entry> entry) {
        return entry.map(found -> TimelineRows.COLUMNS.stream()
                        .filter(column -> !found.get(column).isEmpty())
                        .map(column -> column + ": " + found.get(column))
                        .toList())
                .orElse(List.of());
    }
}
