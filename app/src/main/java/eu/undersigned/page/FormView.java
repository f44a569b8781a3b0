package eu.undersigned.page;

import eu.undersigned.layout.CountryChoice;
import eu.undersigned.signature.ConsentWords;
import eu.undersigned.signature.SignForm;
import eu.undersigned.signature.Source;
import java.util.Map;
import java.util.Optional;

/// What the form shows: empty, or as sent, with what is wrong.
///
/// @param errors text by field, in the order of the page
/// @param suggestion the address that was probably meant
/// @param doubted the mailbox's domain, when there is certainly no such
/// @param made when the form was made, signed
/// @param organisation slug of the organisation through which the visitor came; empty when there is none
/// @param source where the link stood that the visitor followed
/// @param words in which the signer is asked
public record FormView(
        String action,
        SignForm sent,
        Map<String, String> errors,
        Optional<String> suggestion,
        Optional<String> doubted,
        String made,
        String organisation,
        Optional<Source> source,
        ConsentWords words,
        CountryChoice countries) {
    public String value(String field) {
        return sent.get(field);
    }

    public boolean isTicked(String field) {
        return sent.isTicked(field);
    }

    public boolean is(String field, String value) {
        return sent.get(field).equals(value);
    }

    public boolean isWrong(String field) {
        return errors.containsKey(field);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /// For `aria-invalid`; null leaves the attribute out.
    public @org.jspecify.annotations.Nullable String invalid(String field) {
        return isWrong(field) ? "true" : null;
    }

    /// For `aria-describedby`: the ids of the field's error and hint, as far as they are there.
    public @org.jspecify.annotations.Nullable String describedBy(String field, String... hints) {
        String ids = (isWrong(field) ? field + "-error " : "") + String.join(" ", hints);
        return ids.isBlank() ? null : ids.strip();
    }
}
