package eu.undersigned.http;

import java.util.List;

/// What a page may load, and which pages may hold it (Content Security Policy, level 3). A response with a policy of
/// its
/// own keeps it; every other page gets [#page()].
public final class ContentPolicy {
    public static final String HEADER = "Content-Security-Policy";

    private static final String BASE = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

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
}
