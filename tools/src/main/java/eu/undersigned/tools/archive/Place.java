package eu.undersigned.tools.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address on the campaign's host: its path, and what of a query chooses another page.
///
/// @param query such as `country=DE`; empty without one
record Place(String path, String query) {
    /// Nothing that leads upwards, hides, or means something to a file system.
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,150}");
    private static final Pattern QUERY = Pattern.compile("(?:^|&)(country=[A-Z]{2}|page=[0-9]{1,4})(?:&|$)");
    private static final int MOST_PARTS = 10;
    /// Of files that are no pages. A web server says by the ending what a file is: none of these runs.
    private static final Set<String> ENDINGS =
            Set.of("css", "svg", "png", "jpg", "jpeg", "woff2", "json", "csv", "txt", "yaml", "atom", "ics", "pdf");

    /// Empty when no file can be named like that.
    static Optional<Place> of(String path, String query) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String[] parts = plain.split("/", -1);
        boolean isPlain = plain.startsWith("/")
                && parts.length <= MOST_PARTS
                && Arrays.stream(parts)
                        .skip(1)
                        .allMatch(part -> PART.matcher(part).matches());
        Matcher chosen = QUERY.matcher(query);
        return isPlain ? Optional.of(new Place(plain, chosen.find() ? chosen.group(1) : "")) : Optional.empty();
    }

    /// As the server is asked for it.
    String request() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /// Path of the file in the archive's folder.
    ///
    /// @param type as the server says it
    String file(String type) {
        String base = path.substring(1);
        if (type.startsWith("text/html")) {
            return base + "/" + (query.isEmpty() ? "index" : query.replace('=', '-')) + ".html";
        }
        String name = base.substring(base.lastIndexOf('/') + 1);
        if (name.contains(".")) {
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return ENDINGS.contains(ending) ? base : base + ".bin";
        }
        return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "application/json" -> base + "/index.json";
            case "image/svg+xml" -> base + ".svg";
            case "image/png" -> base + ".png";
            case "image/jpeg" -> base + ".jpg";
            default -> base + ".bin";
        };
    }

    @Override
    public String toString() {
        return request();
    }
}
