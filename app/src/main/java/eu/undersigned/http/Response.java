package eu.undersigned.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a handler gives. Immutable; the `with` methods give changed copies.
///
/// @param gzipped the body once more, compressed; empty: the server compresses where it pays and is allowed
/// @param events when present, the response is a stream of events and the body is not sent
/// @param secret the page holds a token or personal data: never cached, never compressed
public record Response(
        int status,
        Map<String, String> headers,
        byte[] body,
        Optional<byte[]> gzipped,
        Optional<EventStream> events,
        boolean secret) {
    private static final byte[] NOTHING = {};

    public static Response html(int status, String html) {
        return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response json(int status, byte[] json) {
        return of(status, "application/json", json);
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(
                status, Map.of("Content-Type", contentType), body, Optional.empty(), Optional.empty(), false);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), NOTHING, Optional.empty(), Optional.empty(), false);
    }

    public static Response seeOther(String location) {
        return empty(303).with("Location", location);
    }

    public static Response events(EventStream events) {
        return new Response(
                200,
                Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-store", "X-Accel-Buffering", "no"),
                NOTHING,
                Optional.empty(),
                Optional.of(events),
                false);
    }

    public Response with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Response(status, changed, body, gzipped, events, secret);
    }

    public Response withStatus(int changed) {
        return new Response(changed, headers, body, gzipped, events, secret);
    }

    public Response withGzipped(byte[] compressed) {
        return new Response(status, headers, body, Optional.of(compressed), events, secret);
    }

    /// Adds an ETag, and becomes 304 when the client has this very body.
    public Response ifNoneMatch(Request request) {
        java.util.zip.CRC32C checksum = new java.util.zip.CRC32C();
        checksum.update(body);
        String tag = "W/\"" + body.length + "-" + Long.toHexString(checksum.getValue()) + "\"";
        if (request.header("if-none-match").contains(tag)) {
            Map<String, String> kept = new LinkedHashMap<>(headers);
            kept.remove("Content-Type");
            kept.put("ETag", tag);
            return new Response(304, kept, NOTHING, Optional.empty(), Optional.empty(), secret);
        }
        return with("ETag", tag);
    }

    /// For pages with a token or personal data.
    public Response asSecret() {
        return new Response(status, headers, body, gzipped, events, true).with("Cache-Control", "no-store");
    }

    public Response retryAfter(java.time.Duration delay) {
        return with("Retry-After", Long.toString(Math.max(1, delay.toSeconds())));
    }
}
