package eu.undersigned.editing;

import eu.undersigned.campaign.HelplineRows;
import eu.undersigned.campaign.HelplineRows.Entry;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.Visit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A row of the help page, as its form is sent.
final class HelplineForm {
    /// In the order in which the form has them.
    static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "country",
            "except",
            "purpose",
            "name",
            "phone",
            "url",
            "hours",
            "languages",
            "source",
            "verified_on",
            "expires"));
    /// What somebody who has checked a row says.
    static final Set<String> CHECKED = Set.of("source", "verified_on", "expires");
    /// In characters; the kit's reader is stricter.
    private static final int LONGEST = 2_000;

    private final Visit visit;
    private final Set<String> fields;

    HelplineForm(Visit visit, Set<String> fields) {
        this.visit = visit;
        this.fields = fields;
    }

    Map<String, String> typed() {
        Map<String, String> typed = new TreeMap<>();
        fields.forEach(field -> typed.put(field, visit.field(field)));
        return typed;
    }

    /// What can be said without the rest of the kit.
    List<KitError> flaws() {
        return Inputs.flaws(HelplineRows.FILE, typed(), HelplineForm::flaw);
    }

    private static Optional<String> flaw(String value) {
        return Inputs.flaw(value, LONGEST)
                .or(() -> value.lines().count() > 1 ? Optional.of("one line is expected") : Optional.empty());
    }

    /// The row with what was typed; what this form does not have stays as it was.
    Entry entry(Optional<Entry> before) {
        Map<String, String> values = new TreeMap<>(before.map(Entry::values).orElse(Map.of()));
        values.putAll(typed());
        Entry entry = new Entry(values);
        return before.filter(known -> isOutdated(known, entry)).isPresent() ? entry.with("verified_on", "") : entry;
    }

    /// Whether what was checked is another thing now, and nobody says that this one was checked too.
    private static boolean isOutdated(Entry known, Entry entry) {
        return known.get("verified_on").equals(entry.get("verified_on"))
                && Stream.of("name", "phone", "url")
                        .anyMatch(field -> !known.get(field).equals(entry.get(field)));
    }

    /// Whether an error of the reader is about this row, as the files are written here: one row a line.
    static boolean concerns(KitFiles files, KitError error, String key) {
        List<Entry> entries = HelplineRows.of(files).entries();
        int place = error.line() - 2;
        return error.file().equals(HelplineRows.FILE)
                && (error.line() == 0
                        || place < 0
                        || place < entries.size() && entries.get(place).key().equals(key));
    }

    /// What differs, a line for each column.
    static List<String> lines(Optional<Entry> entry) {
        return FIELDS.stream()
                .filter(field ->
                        entry.filter(found -> !found.get(field).isEmpty()).isPresent())
                .map(field -> field + ": " + entry.orElseThrow().get(field))
                .toList();
    }

    /// For the audit trail.
    static Map<String, String> said(Optional<Entry> entry) {
        Map<String, String> said = new TreeMap<>(entry.map(Entry::values).orElse(Map.of()));
        said.values().removeIf(String::isEmpty);
        return said;
    }
}
