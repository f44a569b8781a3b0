package eu.undersigned;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A partner's program that hears webhooks: on this machine, and it answers as a test tells it.
final class WebhookReceiver implements AutoCloseable {
    /// What it was told.
    record Told(String path, Headers headers, String body) {
        String id() {
            return header("webhook-id");
        }

        long timestamp() {
            return Long.parseLong(header("webhook-timestamp"));
        }

        String header(String name) {
            return headers.getFirst(name);
        }

        String kind() {
            return json().get("type").asString();
        }

        JsonNode json() {
            return Visitor.JSON.readTree(body);
        }

        JsonNode data() {
            return json().get("data");
        }

        long number(String name) {
            return data().get(name).asLong();
        }

        /// Whether somebody else's library comes to the same signature.
        boolean isSignedWith(String secret) {
            try {
                return new Webhook(secret).sign(id(), timestamp(), body).equals(header("webhook-signature"));
            } catch (WebhookSigningException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// As an answer: none.
    static final int HANGS = 0;

    final List<Told> told = new CopyOnWriteArrayList<>();
    /// The status of an answer.
    volatile Function<Told, Integer> answer = _ -> 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Told heard = new Told(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body);
        told.add(heard);
        int status = answer.apply(heard);
        if (status == HANGS) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Told> toldAt(String path) {
        return told.stream().filter(one -> one.path().equals(path)).toList();
    }

    List<Told> ofKind(String kind) {
        return told.stream().filter(one -> one.kind().equals(kind)).toList();
    }

    /// The one with this number, from 1, once it has come.
    Told told(int number) {
        Await.until("webhook " + number, () -> told.size() >= number);
        return told.get(number - 1);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
