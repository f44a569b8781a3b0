package eu.undersigned.http;

import eu.undersigned.config.Options;
import eu.undersigned.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/// How the web server answers.
///
/// @param host the address to listen on
/// @param port the port to listen on, never 0: links in mails name it before the server listens
/// @param publicUrl how the world reaches this instance, without a slash at the end; for links in mails
/// @param trusted whose `X-Forwarded-For` is believed
/// @param maxBody most bytes of a form or JSON document
/// @param readTimeout longest silence of a client inside a request, and longest rest of an idle connection
public record HttpConfig(
        String host, int port, URI publicUrl, TrustedProxies trusted, int maxBody, Duration readTimeout) {
    public static HttpConfig from(Settings settings, Options options) {
        String host = settings.text("http.host", options.loadTest() ? "127.0.0.1" : "0.0.0.0");
        if (options.loadTest() && !host.equals("127.0.0.1") && !host.equals("::1")) {
            throw settings.wrong("http.host", "127.0.0.1 with --load-test, which never listens to other machines");
        }
        int port = options.port() == 0 ? freePort() : options.port();
        String url = settings.text("public.url", "http://localhost:" + port);
        if (!url.matches("https?://[^/?#\\s@]+") || !isUrl(url)) {
            throw settings.wrong("public.url", "http://host or https://host, without a path");
        }
        Duration readTimeout = settings.duration("http.read.timeout", Duration.ofSeconds(20));
        if (!readTimeout.isPositive()) {
            throw settings.wrong("http.read.timeout", "more than no time");
        }
        return new HttpConfig(
                host,
                port,
                URI.create(url),
                TrustedProxies.parse(settings),
                settings.integer("http.max.body", 64 * 1024, 1024, 1 << 20),
                readTimeout);
    }

    private static boolean isUrl(String text) {
        try {
            return new URI(text).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
