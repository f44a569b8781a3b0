package eu.undersigned.drafting;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.campaign.LetterText.Point;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.Inputs;
import eu.undersigned.editing.TextKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The editor of a letter in one language, as it is sent.
final class LetterForm implements TextKind.Typed {
    static final Set<String> FIELDS =
            Set.of("title", "sender", "addressee", "summary", "note", "opening", "points", "closing", "status");
    /// More points than the reader takes, so that it says so.
    static final int MOST_POINTS = 32;

    private static final List<String> LINES = List.of("title", "sender", "addressee", "summary", "note");
    private static final List<String> OTHERS =
            List.of("opening", "closing", "status", "made_from", "source_version", "follows");
    /// In characters, of one field.
    private static final int LONGEST = 100_000;

    private static final String HASH = "[0-9a-f]{64}";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String path;
    private final boolean isMain;

    private LetterForm(String path, boolean isMain) {
        this.path = path;
        this.isMain = isMain;
    }

    /// @param isMain whether others are translated from this text
    static LetterForm sent(Visit visit, String path, boolean isMain) {
        LetterForm form = new LetterForm(path, isMain);
        List<String> names = new ArrayList<>(LINES);
        names.addAll(OTHERS);
        for (int number = 1; number <= MOST_POINTS; number++) {
            names.add(ask(number));
            names.add(why(number));
        }
        names.forEach(name -> form.values.put(name, Inputs.clean(visit.field(name))));
        return form;
    }

    static String ask(int number) {
        return "ask." + number;
    }

    static String why(int number) {
        return "why." + number;
    }

    /// The fields as they stand in the draft.
    static Map<String, String> fields(LetterFile file) {
        Map<String, String> fields = new LinkedHashMap<>(file.values());
        fields.put("opening", String.join("\n\n", file.opening()));
        fields.put("closing", String.join("\n\n", file.closing()));
        fields.put("made_from", file.value("source_version"));
        for (int i = 0; i < file.points().size(); i++) {
            fields.put(ask(i + 1), file.points().get(i).ask());
            fields.put(why(i + 1), file.points().get(i).why());
        }
        return fields;
    }

    @Override
    public Map<String, String> values() {
        return values;
    }

    private String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// What stands in the way before the kit's reader is asked.
    @Override
    public List<KitError> flaws() {
        List<KitError> errors = new ArrayList<>();
        values.forEach((field, value) -> Inputs.flaw(value, LONGEST)
                .ifPresent(reason -> errors.add(wrong(field.contains(".") ? "points" : field, reason))));
        for (int number = 1; number <= MOST_POINTS; number++) {
            if (value(ask(number)).isEmpty() && !value(why(number)).isEmpty()) {
                errors.add(wrong("points", "point " + number + " has reasons, and nothing that is asked"));
            }
        }
        if (errors.isEmpty()) {
            errors.addAll(file().flaws(path));
        }
        return errors;
    }

    private KitError wrong(String field, String reason) {
        return new KitError(path, 0, field + ": " + reason);
    }

    @Override
    public String content() {
        return file().write();
    }

    private LetterFile file() {
        Map<String, String> said = new LinkedHashMap<>();
        LINES.forEach(name -> put(said, name, Inputs.line(value(name))));
        if (isMain) {
            said.put("status", "source");
        } else {
            said.put("status", value("status").equals("reviewed") ? "reviewed" : "unreviewed");
            put(said, "source_version", madeFrom());
        }
        List<Point> points = new ArrayList<>();
        for (int number = 1; number <= MOST_POINTS; number++) {
            String ask = Inputs.line(value(ask(number)));
            if (!ask.isEmpty()) {
                points.add(new Point(ask, String.join("\n\n", Inputs.paragraphs(value(why(number))))));
            }
        }
        return new LetterFile(said, Inputs.paragraphs(value("opening")), points, Inputs.paragraphs(value("closing")));
    }

    private static void put(Map<String, String> said, String name, String value) {
        if (!value.isEmpty()) {
            said.put(name, value);
        }
    }

    /// The main text as it stood beside the form, where somebody says that the translation follows it.
    private String madeFrom() {
        String version = value("follows").isEmpty() ? value("made_from") : value("source_version");
        return version.matches(HASH) ? version : "";
    }
}
