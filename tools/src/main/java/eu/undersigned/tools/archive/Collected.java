package eu.undersigned.tools.archive;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was fetched, where it lies, and what was not.
final class Collected {
    /// @param file its path in the folder
    /// @param type as the server said it
    record Item(String file, String type) {
        boolean isPage() {
            return type.startsWith("text/html");
        }

        boolean isStyle() {
            return type.startsWith("text/css");
        }

        boolean isDrawing() {
            return file.toLowerCase(Locale.ROOT).endsWith(".svg");
        }
    }

    private final Map<Place, Item> items = new LinkedHashMap<>();
    private final Map<Place, Place> leading = new LinkedHashMap<>();
    private final SortedMap<String, String> leftOut = new TreeMap<>();
    private final SortedMap<String, String> failed = new TreeMap<>();

    void add(Place place, Item item) {
        items.put(place, item);
    }

    /// The server leads from one to the other.
    void leads(Place from, Place to) {
        leading.put(from, to);
    }

    /// On purpose.
    void leaveOut(String address, String why) {
        leftOut.putIfAbsent(address, why);
    }

    /// Though it is linked, the server did not give it.
    void fail(String address, String why) {
        failed.put(address, why);
    }

    Map<Place, Item> items() {
        return items;
    }

    SortedMap<String, String> leftOut() {
        return leftOut;
    }

    SortedMap<String, String> failed() {
        return failed;
    }

    /// Where the content of a place lies.
    Optional<Item> find(Place place) {
        Place at = place;
        for (int steps = 0; leading.containsKey(at) && steps < leading.size(); steps++) {
            at = leading.getOrDefault(at, at);
        }
        return Optional.ofNullable(items.get(at));
    }
}
