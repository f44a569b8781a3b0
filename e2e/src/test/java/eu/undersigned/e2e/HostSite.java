package eu.undersigned.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A partner's own site, on another port, with a strict content security policy: whatever is not named there is
/// refused.
final class HostSite implements AutoCloseable {
    private final HttpServer server;
    private volatile String body = "";
    private volatile String policy = "";

    private HostSite(HttpServer server) {
        this.server = server;
    }

    static HostSite start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            HostSite site = new HostSite(server);
            server.createContext("/", exchange -> {
                byte[] page = ("<!doctype html><html lang=\"en\"><title>A partner</title><h1>Our site</h1>" + site.body)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders().set("Content-Security-Policy", site.policy);
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/") ? 200 : 204, 0);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What its pages show from now on.
    ///
    /// @param allowed sources beside which everything is forbidden
    void show(String html, String allowed) {
        body = html;
        policy = "default-src 'none'; base-uri 'none'; " + allowed;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// The origin in which the organisation lets its widget stand.
    String origin() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
