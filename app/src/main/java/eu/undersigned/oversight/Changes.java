package eu.undersigned.oversight;

import eu.undersigned.http.Json;
import eu.undersigned.oversight.AuditView.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What differs between two JSON objects, by name.
final class Changes {
    private Changes() {}

    /// @param before a JSON object, or empty
    /// @param after likewise
    static List<Change> between(String before, String after) {
        Map<String, String> old = flat(before);
        Map<String, String> now = flat(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                changes.add(new Change(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")));
            }
        }
        return changes;
    }

    /// Objects in objects with their names joined by dots; lists as JSON.
    private static Map<String, String> flat(String json) {
        Map<String, String> flat = new TreeMap<>();
        if (!json.isEmpty()) {
            try {
                add(flat, "", Json.readObject(json.getBytes(StandardCharsets.UTF_8)));
            } catch (Json.NotAnObject e) {
                flat.put("", json); // shown as it is
            }
        }
        return flat;
    }

    private static void add(Map<String, String> flat, String prefix, Map<?, ?> object) {
        object.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                add(flat, prefix + key + ".", inner);
            } else if (value instanceof List<?> list) {
                flat.put(prefix + key, Json.text(list));
            } else {
                flat.put(
                        prefix + key,
                        Optional.ofNullable((Object) value)
                                .map(Object::toString)
                                .orElse("–"));
            }
        });
    }
}
