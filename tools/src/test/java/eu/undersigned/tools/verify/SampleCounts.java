package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts as a server does: with each event.
final class SampleCounts {
    final Map<String, TreeMap<String, Long>> maps = new HashMap<>();
    final TreeMap<String, Long> batches = new TreeMap<>();
    long confirmed;
    long withdrawn;
    long withdrawnBefore;
    long reinstated;
    private @Nullable Signature[] signatures = new Signature[1024];

    private static final class Signature {
        private final long hour;
        private final String language;
        private final String organisation;
        private String country;
        private String reason = "";

        private Signature(Leaf.Signed leaf) {
            this.hour = leaf.hour();
            this.language = leaf.language();
            this.organisation = leaf.organisation();
            this.country = leaf.country();
        }
    }

    void take(Leaf leaf, long at) {
        switch (leaf) {
            case Leaf.Signed signed -> {
                if (at >= signatures.length) {
                    signatures = Arrays.copyOf(signatures, (int) at * 2);
                }
                Signature signature = new Signature(signed);
                signatures[(int) at] = signature;
                count(signature, 1);
            }
            case Leaf.Declared(long _, LocalDate date, long count, String source) -> {
                String key = date + " " + source;
                batches.put(key, count);
                batches.values().removeIf(number -> number == 0);
            }
            case Leaf.Change change -> change(change, Objects.requireNonNull(signatures[(int) change.index()]));
        }
    }

    boolean isSigned(long index) {
        return index < signatures.length && signatures[(int) index] != null;
    }

    private void change(Leaf.Change change, Signature signature) {
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
    }

    private void count(Signature signature, int one) {
        if (!signature.reason.isEmpty()) {
            add("invalidated_by_reason", signature.reason, one);
            return;
        }
        confirmed += one;
        add("by_country", signature.country, one);
        add("by_language", signature.language, one);
        if (!signature.organisation.isEmpty()) {
            add("by_organisation", signature.organisation, one);
        }
        add("by_day", LocalDate.ofEpochDay(signature.hour / 24).toString(), one);
    }

    void add(String map, String key, long count) {
        maps.computeIfAbsent(map, _ -> new TreeMap<>()).merge(key, count, Long::sum);
    }
}
