package eu.undersigned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with a browser that follows no redirects, so that a test sees each answer.
final class Visitor implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    static final String FORM = "application/x-www-form-urlencoded";

    private final String origin;
    private final HttpClient client;

    Visitor(int port) {
        this("http://127.0.0.1:" + port);
    }

    Visitor(String origin) {
        this.origin = origin;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> head(String path, String... headers) {
        return send(
                request(path, headers).method("HEAD", BodyPublishers.noBody()).build());
    }

    HttpResponse<byte[]> getBytes(String path, String... headers) {
        try {
            return client.send(request(path, headers).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return post(path, FORM, SignerForm.encode(fields).getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> post(String path, String contentType, byte[] body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    HttpResponse<String> postJson(String path, Map<String, ?> document, String... headers) {
        return post(path, "application/json", JSON.writeValueAsBytes(document), headers);
    }

    HttpResponse<String> method(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()).build());
    }

    JsonNode getJson(String path) {
        return JSON.readTree(get(path).body());
    }

    /// The data lines of a stream of events, as they come.
    BlockingQueue<JsonNode> listen(String path) {
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        client.sendAsync(
                request(path).timeout(Duration.ofMinutes(1)).GET().build(),
                BodyHandlers.fromLineSubscriber(new LineListener(line -> {
                    if (line.startsWith("data: ")) {
                        events.add(JSON.readTree(line.substring(6)));
                    }
                })));
        return events;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
