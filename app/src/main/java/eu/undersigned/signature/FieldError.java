package eu.undersigned.signature;

import java.util.Map;

/// What is wrong with one field of the form.
///
/// @param field the field's name in the form
/// @param message the key of a text for people
/// @param values for the text's placeholders
public record FieldError(String field, String message, Map<String, Object> values) {
    static FieldError of(String field, String message) {
        return new FieldError(field, message, Map.of());
    }

    static FieldError of(String field, String message, String name, Object value) {
        return new FieldError(field, message, Map.of(name, value));
    }
}
