package eu.undersigned.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Style sheets, scripts, fonts and the icon, under names that hold a hash of their content, so that browsers keep
/// them for a year.
public final class StaticFiles {
    private static final List<String> FONTS =
            List.of("sans-latin.woff2", "sans-latin-ext.woff2", "sans-greek.woff2", "sans-cyrillic.woff2");
    private static final List<String> PLAIN = List.of(
            "site.js",
            "step.js",
            "share.js",
            "console.css",
            "leave.js",
            "make-key.js",
            "open-bundle.js",
            "check-receipt.js",
            "send-mailing.js",
            "moderate.js",
            "icon.svg",
            "widget.js",
            "widget-frame.js",
            "live.js",
            "ticker.js",
            "job.js",
            "console-passkey.js");

    private final Map<String, Response> byPath = new HashMap<>();
    private final Map<String, String> pathByName = new HashMap<>();

    public StaticFiles() {
        FONTS.forEach(name -> add(name, read(name)));
        PLAIN.forEach(name -> add(name, read(name)));
        String css = new String(read("site.css"), StandardCharsets.UTF_8);
        for (String font : FONTS) {
            css = css.replace("url(" + font + ")", "url(" + path(font) + ")");
        }
        add("site.css", css.getBytes(StandardCharsets.UTF_8));
    }

    /// The path under which a file is served now.
    public String path(String name) {
        String path = pathByName.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no static file " + name);
        }
        return path;
    }

    /// A file, to be served under a name that stays, and so not for long.
    public Response stable(String name) {
        return Optional.ofNullable(byPath.get(path(name))).orElseThrow();
    }

    public Optional<Response> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private void add(String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        String path = "/static/" + name.substring(0, dot) + "-" + hash(content) + name.substring(dot);
        Response response = Response.of(200, type(name), content)
                .with("Cache-Control", "public, max-age=31536000, immutable")
                .with("Access-Control-Allow-Origin", "*");
        byPath.put(path, name.endsWith(".woff2") ? response : response.withGzipped(Gzip.best(content)));
        pathByName.put(name, path);
    }

    private static byte[] read(String name) {
        try (InputStream stream = StaticFiles.class.getResourceAsStream("/static/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("no static file " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
