package eu.undersigned.consultation;

import eu.undersigned.http.Json;
import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answers that wait, unreadable to whoever has the database alone.
final class WaitingSeal {
    /// The length of a box tells no more than this of how much was answered.
    private static final int PADDED_TO = 512;

    private final SecretBox box;

    WaitingSeal(SecretBox box) {
        this.box = box;
    }

    byte[] seal(Cell cell, Map<String, Set<String>> chosen) {
        byte[] json = Json.write(chosen);
        byte[] padded = Arrays.copyOf(json, (json.length + PADDED_TO - 1) / PADDED_TO * PADDED_TO);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return box.seal(context(cell), padded);
    }

    /// @throws IllegalStateException when it was not sealed here for this cell
    Map<String, Set<String>> open(Cell cell, byte[] sealed) {
        byte[] content = box.open(context(cell), sealed)
                .orElseThrow(() -> new IllegalStateException("answers that wait can't be opened"));
        try {
            Map<String, Set<String>> chosen = new HashMap<>();
            Json.readObject(content).forEach((question, options) -> {
                Set<String> ids = new LinkedHashSet<>();
                if (options instanceof List<?> list) {
                    list.forEach(option -> ids.add(String.valueOf(option)));
                }
                chosen.put(question, ids);
            });
            return chosen;
        } catch (Json.NotAnObject e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] context(Cell cell) {
        return String.join(
                        "/",
                        "consultation",
                        Integer.toString(cell.campaign()),
                        cell.slug(),
                        cell.band(),
                        cell.country(),
                        cell.source())
                .getBytes(StandardCharsets.UTF_8);
    }
}
