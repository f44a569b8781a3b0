package eu.undersigned.invalidation;

import eu.undersigned.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Fields of a JSON object that this package wrote.
record JsonFields(Map<String, Object> values) {
    /// @param text a JSON object; empty: one without fields
    static JsonFields of(String text) {
        try {
            return new JsonFields(text.isEmpty() ? Map.of() : Json.readObject(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Json.NotAnObject e) {
            throw new IllegalStateException("what was stored as JSON is none", e);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> ((Number) value).longValue());
    }

    boolean truth(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /// An object of numbers.
    Map<String, Long> counts(String name) {
        Map<String, Long> counts = new TreeMap<>();
        if (values.get(name) instanceof Map<?, ?> object) {
            object.forEach((key, count) -> counts.put(key.toString(), ((Number) count).longValue()));
        }
        return counts;
    }

    /// A list of objects.
    List<JsonFields> list(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(JsonFields::nested).toList()
                : List.of();
    }

    private static JsonFields nested(Object value) {
        Map<String, Object> fields = new TreeMap<>();
        ((Map<?, ?>) value).forEach((key, field) -> {
            if (field != null) {
                fields.put(key.toString(), field);
            }
        });
        return new JsonFields(fields);
    }
}
