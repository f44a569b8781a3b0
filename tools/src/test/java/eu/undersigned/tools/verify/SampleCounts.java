package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts as a server does: with each event.
final class SampleCounts {
    final Map<String, TreeMap<String, Long>> maps = new HashMap<>();
    final TreeMap<String, Long> batches = new TreeMap<>();
    long confirmed;
    long withdrawn;
    long withdrawnBefore;
    long reinstated;
    private Signature[] signatures = new Signature[1024];

    private static final class Signature {
        private final Leaf.Signed leaf;
        private String country;
        private String reason = "";

        private Signature(Leaf.Signed leaf) {
            this.leaf = leaf;
            this.country = leaf.country();
        }
    }

    void take(Leaf leaf, long at) {
        switch (leaf) {
            case Leaf.Signed signed -> {
                if (at >= signatures.length) {
                    signatures = Arrays.copyOf(signatures, (int) at * 2);
                }
                signatures[(int) at] = new Signature(signed);
                count(signatures[(int) at], 1);
            }
            case Leaf.Declared(long _, LocalDate date, long count, String source) -> {
                String key = date + " " + source;
                batches.put(key, count);
                batches.values().removeIf(number -> number == 0);
            }
            case Leaf.Change change -> change(change, signatures[(int) change.index()]);
        }
    }

    private void change(Leaf.Change change, Signature signature) {
        boolean isCounted = signature.reason.isEmpty();
        count(signature, -1);
        switch (change) {
            case Leaf.Withdrawn _ -> {
                withdrawn++;
                return;
            }
            case Leaf.Invalidated invalidated -> signature.reason = invalidated.reason();
            case Leaf.Reinstated _ -> {
                signature.reason = "";
                reinstated++;
            }
            case Leaf.Corrected corrected -> signature.country = corrected.country();
        }
        count(signature, 1);
        assert isCounted || signature.reason.isEmpty() || change instanceof Leaf.Corrected;
    }

    private void count(Signature signature, int one) {
        if (!signature.reason.isEmpty()) {
            add("invalidated_by_reason", signature.reason, one);
            return;
        }
        confirmed += one;
        add("by_country", signature.country, one);
        add("by_language", signature.leaf.language(), one);
        if (!signature.leaf.organisation().isEmpty()) {
            add("by_organisation", signature.leaf.organisation(), one);
        }
        add("by_day", LocalDate.ofEpochDay(signature.leaf.hour() / 24).toString(), one);
    }

    void add(String map, String key, long count) {
        maps.computeIfAbsent(map, _ -> new TreeMap<>()).merge(key, count, Long::sum);
    }
}
