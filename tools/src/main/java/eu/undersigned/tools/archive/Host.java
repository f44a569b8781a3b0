package eu.undersigned.tools.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one host that is asked. Answers are bounded in bytes and time; no redirect is followed here.
final class Host implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 4;
    /// Of one answer, in bytes: the tables of a large campaign fit in.
    private static final long MOST_BYTES = 64L << 20;

    private final URI origin;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// @param type of the content; empty when the server does not say
    /// @param location where a redirect leads
    record Answer(int status, String type, Optional<String> location, byte[] body) {}

    /// @param origin such as `https://petition.example.org`
    Host(URI origin) {
        this.origin = origin;
    }

    URI origin() {
        return origin;
    }

    /// @param path with its query
    Answer get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(PATIENCE)
                .GET()
                .build();
        for (int left = TRIES - 1; ; left--) {
            HttpResponse<byte[]> answer = send(request);
            boolean isBusy = answer.statusCode() == 429 || answer.statusCode() >= 500;
            if (!isBusy || left == 0) {
                return new Answer(
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.headers().firstValue("Location"),
                        answer.body());
            }
            sleep();
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new IOException(request.uri() + " did not answer within " + PATIENCE.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException(request.uri() + " can't be read: " + Report.plain(reason(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static void sleep() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
