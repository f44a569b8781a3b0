package eu.undersigned.editing;

import eu.undersigned.campaign.FactRows;
import eu.undersigned.campaign.FactRows.Entry;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The editor of one figure, as it is sent.
final class FactForm {
    static final Set<String> FIELDS = fields();
    /// In characters, of one field.
    private static final int LONGEST = 20_000;

    private final Visit visit;
    private final String id;

    FactForm(Visit visit, String id) {
        this.visit = visit;
        this.id = id;
    }

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(FactRows.COLUMNS);
        for (String column : FactRows.SPOKEN) {
            for (Language language : Language.values()) {
                fields.add(FactRows.column(column, language));
            }
        }
        return Set.copyOf(fields);
    }

    /// The columns that were sent, each on one line.
    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.stream()
                .filter(visit.form().values()::containsKey)
                .forEach(field -> typed.put(field, line(visit.field(field))));
        typed.put("id", id);
        return typed;
    }

    static String line(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    /// What can be said without the rest of the kit.
    List<KitError> flaws() {
        return flaws(typed());
    }

    static List<KitError> flaws(Map<String, String> typed) {
        return Inputs.flaws(FactRows.FILE, typed, value -> Inputs.flaw(value, LONGEST));
    }

    /// The figure with what was typed; what this form does not have stays as it was.
    ///
    /// @param isPublic whether the figure is published: then its value changes by a correction alone
    Map<String, String> values(Optional<Entry> before, boolean isPublic) {
        Map<String, String> values = new TreeMap<>(before.map(Entry::values).orElse(Map.of()));
        Map<String, String> typed = typed();
        if (isPublic) {
            typed.remove("value");
        }
        values.putAll(typed);
        return values;
    }

    KitFiles in(KitFiles files, boolean isPublic) {
        return FactRows.with(files, values(FactRows.of(files).find(id), isPublic));
    }

    /// For the audit trail.
    static Map<String, String> said(KitFiles files, String id) {
        Map<String, String> said = new TreeMap<>();
        FactRows.of(files).find(id).ifPresent(entry -> {
            said.putAll(entry.values());
            said.put("corrections", Integer.toString(entry.corrections().size()));
        });
        said.values().removeIf(String::isEmpty);
        return said;
    }

    /// What differs, a line for each column that is filled.
    static List<String> lines(Optional<Entry> entry) {
        List<String> lines = new ArrayList<>();
        entry.ifPresent(found -> {
            new TreeMap<>(found.values()).forEach((column, value) -> {
                if (!value.isEmpty()) {
                    lines.add(column + ": " + value);
                }
            });
            found.corrections().forEach(correction -> lines.add("correction: " + new TreeMap<>(correction)));
        });
        return lines;
    }
}
