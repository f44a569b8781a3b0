package eu.undersigned.invalidation;

import eu.undersigned.i18n.Formats.Country;
import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form of a new invalidation.
///
/// @param action where it is sent
/// @param back where a form goes on that came too late for the sign-in
/// @param values as typed
/// @param wrong what is wrong, in words, by field
/// @param organisations slug to name
public record FormView(
        String action,
        String back,
        Map<String, String> values,
        Map<String, String> wrong,
        List<Country> countries,
        List<Language> languages,
        Map<String, String> organisations,
        List<Choice> signals) {
    /// A check box.
    public record Choice(String field, String label) {}

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean isTicked(String field) {
        return !value(field).isEmpty();
    }

    public Optional<String> error(String field) {
        return Optional.ofNullable(wrong.get(field));
    }

    /// For `aria-describedby`: the hint, and the error where there is one.
    public @Nullable String described(String field, @Nullable String hint) {
        String error = wrong.containsKey(field) ? field + "-error" : null;
        return hint == null ? error : error == null ? hint : hint + " " + error;
    }
}
