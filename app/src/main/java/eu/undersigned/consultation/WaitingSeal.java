package eu.undersigned.consultation;

import eu.undersigned.consultation.AnswerStore.Waiting;
import eu.undersigned.http.Json;
import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers that wait, unreadable to whoever has the database alone.
final class WaitingSeal {
    /// The length of a box tells no more than this of how much was answered.
    private static final int PADDED_TO = 512;

    /// Stands where ids of questions do; none of them has a letter like this.
    private static final String GROUP = "@group";

    private final SecretBox box;

    WaitingSeal(SecretBox box) {
        this.box = box;
    }

    Waiting seal(Child child) {
        Map<String, Set<String>> content = new HashMap<>(child.chosen());
        if (!child.group().isEmpty()) {
            content.put(GROUP, Set.of(child.group()));
        }
        byte[] json = Json.write(content);
        byte[] padded = Arrays.copyOf(json, (json.length + PADDED_TO - 1) / PADDED_TO * PADDED_TO);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return new Waiting(child.cell(), child.day(), box.seal(context(child.cell()), padded));
    }

    /// @throws IllegalStateException when it was not sealed here for this cell
    Child open(Waiting waiting) {
        Cell cell = waiting.cell();
        byte[] content = box.open(context(cell), waiting.sealed())
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
            Set<String> group = Optional.ofNullable(chosen.remove(GROUP)).orElse(Set.of());
            return new Child(
                    cell, waiting.day(), chosen, group.stream().findFirst().orElse(alone(cell)));
        } catch (Json.NotAnObject e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sheets that were handed in before groups were written down could all be of one class.
    private static String alone(Cell cell) {
        return cell.source().equals(Source.SHEET.code()) ? "unknown" : "";
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
