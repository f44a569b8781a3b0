package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the fields of a form hold, and what is wrong with them.
///
/// @param values by field
/// @param errors by field; that of the whole form under the empty name
public record Inputs(Map<String, String> values, Map<String, String> errors) {
    private static final int LONGEST_SLUG = 80;

    public static Inputs of(Map<String, String> values) {
        return new Inputs(values, Map.of());
    }

    /// As it was typed, with line ends as on this side and letters composed.
    public static String clean(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .strip();
    }

    /// In one line.
    public static String line(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    /// Each in one line; an empty line stood between them.
    public static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\n[ \t]*\n"))
                .map(Inputs::line)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /// Whether it can stand in addresses as the name of a thing of the kit.
    public static boolean isSlug(String text) {
        return text.matches("[a-z0-9]+(-[a-z0-9]+)*") && text.length() <= LONGEST_SLUG;
    }

    /// What can be said of any field before the kit's reader sees it.
    ///
    /// @param longest in characters
    public static Optional<String> flaw(String value, int longest) {
        return value.length() > longest
                ? Optional.of("is longer than " + longest + " characters")
                : KitReader.flaw(value);
    }

    /// What is wrong with fields before the kit's reader sees them: as it would say it, in a list to add to.
    ///
    /// @param file of the kit that the fields are for
    /// @param flaw of one value
    public static List<KitError> flaws(
            String file, Map<String, String> typed, Function<String, Optional<String>> flaw) {
        List<KitError> flaws = new ArrayList<>();
        typed.forEach((field, value) ->
                flaw.apply(value).ifPresent(reason -> flaws.add(new KitError(file, 0, field + ": " + reason))));
        return flaws;
    }

    Inputs without(String field) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(field);
        return new Inputs(others, errors);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public Optional<String> error(String field) {
        return Optional.ofNullable(errors.get(field));
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /// With what the kit's reader says: its reasons begin with the name of what they are about, where there is one.
    ///
    /// @param fields of this form
    public Inputs with(List<KitError> found, Set<String> fields) {
        Map<String, String> all = new LinkedHashMap<>(errors);
        for (KitError error : found) {
            int colon = error.reason().indexOf(": ");
            String field = colon > 0 ? error.reason().substring(0, colon) : "";
            if (fields.contains(field)) {
                all.putIfAbsent(field, error.reason().substring(colon + 2));
            } else {
                all.merge("", error.toString(), (one, other) -> one + "\n" + other);
            }
        }
        return new Inputs(values, all);
    }
}
