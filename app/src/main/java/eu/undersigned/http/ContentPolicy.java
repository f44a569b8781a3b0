package eu.undersigned.http;

import java.util.List;

/// What a page may load, and which pages may hold it (Content Security Policy, level 3). A response with a policy of
/// its
/// own keeps it; every other page gets [#page()].
public final class ContentPolicy {
    public static final String HEADER = "Content-Security-Policy";

    private static final String FILES =
            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; ";
    private static final String BASE = FILES + "connect-src 'self'; form-action 'self'; frame-ancestors ";

    private ContentPolicy() {}

    /// Our own files only, in nobody's frame.
    public static String page() {
        return BASE + "'none'";
    }

    /// Our own files only, in frames of pages of these origins, and of our own.
    public static String embeddedIn(List<String> origins) {
        return BASE + "'self'" + (origins.isEmpty() ? "" : " " + String.join(" ", origins));
    }

    /// May hold our own pages in frames.
    public static String framing() {
        return BASE + "'none'; frame-src 'self'";
    }

    /// Our own files only, no form, in frames of our own pages: for a look at what is not published.
    public static String preview() {
        return FILES + "connect-src 'self'; form-action 'none'; frame-ancestors 'self'";
    }

    /// No connection for data, no form, nothing from elsewhere: on such a page even a script that is wrong could not
    /// hand
    /// what it works with to others.
    public static String nothingLeaves() {
        return FILES + "connect-src 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
