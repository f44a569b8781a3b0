package eu.undersigned.tools.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What can be counted in a log, and what is published of it.
///
/// @param single `confirmed`, `withdrawn`, `invalidated`, `reinstated`, `declared`: those that a document has
/// @param maps `by_country` and so on, without counts of 0
record Numbers(SortedMap<String, Long> single, SortedMap<String, SortedMap<String, Long>> maps) {
    static final String CONFIRMED = "confirmed";
    static final String WITHDRAWN = "withdrawn";
    static final String INVALIDATED = "invalidated";
    static final String REINSTATED = "reinstated";
    static final String DECLARED = "declared";
    static final String BY_COUNTRY = "by_country";
    static final String BY_LANGUAGE = "by_language";
    static final String BY_ORGANISATION = "by_organisation";
    static final String BY_DAY = "by_day";
    static final String BY_REASON = "invalidated_by_reason";
    /// Not as in the documents, where they are a list: under the date and the source.
    static final String BATCHES = "declared_batches";

    /// Two counts that ought to be one.
    ///
    /// @param key for a person: `by_country BE`
    record Difference(String key, long published, long counted) {
        long size() {
            return Math.abs(published - counted);
        }
    }

    /// Where those published are others; what only one side can know is left out.
    List<Difference> differences(Numbers published) {
        List<Difference> differences = new ArrayList<>();
        published.flat().forEach((key, count) -> {
            long counted = count(key);
            if (counted != count) {
                differences.add(new Difference(key.toString(), count, counted));
            }
        });
        maps.forEach((map, counts) -> counts.forEach((key, count) -> {
            SortedMap<String, Long> other = published.maps.get(map);
            if (other != null && !other.containsKey(key)) {
                differences.add(new Difference(new Key(map, key).toString(), 0, count));
            }
        }));
        return differences;
    }

    /// @param map empty for a single number
    record Key(String map, String key) {
        @Override
        public String toString() {
            return map.isEmpty() ? key : map + " " + Words.plain(key);
        }
    }

    Map<Key, Long> flat() {
        Map<Key, Long> flat = new LinkedHashMap<>();
        single.forEach((key, count) -> flat.put(new Key("", key), count));
        maps.forEach((map, counts) -> counts.forEach((key, count) -> flat.put(new Key(map, key), count)));
        return flat;
    }

    /// 0 for what is not there.
    long count(Key key) {
        SortedMap<String, Long> counts = key.map().isEmpty() ? single : maps.getOrDefault(key.map(), new TreeMap<>());
        return counts.getOrDefault(key.key(), 0L);
    }

    SortedMap<String, Long> map(String name) {
        return maps.getOrDefault(name, new TreeMap<>());
    }

    long get(String name) {
        return single.getOrDefault(name, 0L);
    }
}
