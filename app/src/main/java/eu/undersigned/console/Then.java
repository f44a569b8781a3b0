package eu.undersigned.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Where somebody goes on after signing in: a page of the console, never another site.
///
/// @param path begins with `/console`
record Then(String path) {
    /// Letters, digits and dashes between single slashes: no host, no dots that climb, no query.
    private static final Pattern PAGE = Pattern.compile("/console(/[A-Za-z0-9_-]+)*");
    private static final int LONGEST = 300;

    static final Then HOME = new Then("/console");

    /// The console's first page, where the text is no path of a page.
    static Then of(String text) {
        return text.length() <= LONGEST && PAGE.matcher(text).matches() ? new Then(text) : HOME;
    }

    /// For a URL's query.
    String encoded() {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
