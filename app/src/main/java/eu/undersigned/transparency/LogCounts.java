package eu.undersigned.transparency;

import eu.undersigned.leaf.Leaf;
import java.util.Map;
import java.util.TreeMap;

/// How counts change with the leaves of one publication, by hour of confirmation and one more attribute.
final class LogCounts {
    /// @param dimension `country`, `language` or `organisation`
    record Key(long hour, String dimension, String key) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Long.compare(hour, other.hour);
            order = order == 0 ? dimension.compareTo(other.dimension) : order;
            return order == 0 ? key.compareTo(other.key) : order;
        }
    }

    private final Map<Key, Long> changes = new TreeMap<>();

    /// @param country as last given
    /// @param by 1 or -1
    void count(Leaf.Signed leaf, String country, long by) {
        add(leaf.hour(), "country", country, by);
        add(leaf.hour(), "language", leaf.language(), by);
        if (!leaf.organisation().isEmpty()) {
            add(leaf.hour(), "organisation", leaf.organisation(), by);
        }
    }

    void move(Leaf.Signed leaf, String from, String to) {
        add(leaf.hour(), "country", from, -1);
        add(leaf.hour(), "country", to, 1);
    }

    private void add(long hour, String dimension, String key, long by) {
        changes.merge(new Key(hour, dimension, key), by, Long::sum);
    }

    /// Sorted, so that whoever writes them locks rows in one order.
    Map<Key, Long> changes() {
        changes.values().removeIf(by -> by == 0);
        return changes;
    }
}
