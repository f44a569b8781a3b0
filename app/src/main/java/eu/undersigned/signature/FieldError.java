package eu.undersigned.signature;

import io.prometheus.metrics.core.metrics.Counter;
import java.util.List;
import java.util.Map;

/// What is wrong with one field of the form.
///
/// @param field the field's name in the form
/// @param message the key of a text for people
/// @param values for the text's placeholders
public record FieldError(String field, String message, Map<String, Object> values) {
    /// The message's key as programs see it, such as `name.missing`.
    String code() {
        return message.substring("error.".length());
    }

    /// @param flaws counts by field and code
    static void count(List<FieldError> errors, Counter flaws) {
        errors.forEach(error -> flaws.labelValues(error.field(), error.code()).inc());
    }

    static FieldError of(String field, String message) {
        return new FieldError(field, message, Map.of());
    }

    static FieldError of(String field, String message, String name, Object value) {
        return new FieldError(field, message, Map.of(name, value));
    }
}
