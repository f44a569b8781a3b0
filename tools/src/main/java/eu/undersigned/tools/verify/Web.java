package eu.undersigned.tools.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/// Gets bounded answers in bounded time over connections that are kept. What is lost on the way is asked for
/// again.
public final class Web implements AutoCloseable {
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECTING)
            .build();
    private final Duration patience;

    /// A try that failed in a way that may pass.
    private static final class LostException extends IOException {
        private static final long serialVersionUID = 1L;

        LostException(String reason) {
            super(reason);
        }
    }

    /// @param patience for one answer, from the request to its last byte
    public Web(Duration patience) {
        this.patience = patience;
    }

    /// The content, unpacked; nothing when the server has none there.
    ///
    /// @param most bytes
    public Optional<byte[]> get(URI address, int most) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int left = TRIES - 1; ; left--) {
            try {
                return content(address, answer(address, most), most);
            } catch (LostException e) {
                if (left == 0) {
                    throw new IOException(address + ": " + e.getMessage() + " (tried " + TRIES + " times)", e);
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(3);
        }
    }

    private HttpResponse<byte[]> answer(URI address, int most) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "undersigned")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LostException("no whole answer within " + patience.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            if (isTooLong(e)) {
                throw new DiffersException(address + ": the answer is longer than any such file may be");
            }
            throw new LostException(reason(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted();
        }
    }

    /// The limit has no exception of its own.
    private static boolean isTooLong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("body exceeds")) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "no connection in time";
            case ConnectException _ -> "no connection";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static Optional<byte[]> content(URI address, HttpResponse<byte[]> answer, int most) throws IOException {
        int status = answer.statusCode();
        return switch (status) {
            case 200 -> Optional.of(unpacked(address, answer, most));
            case 204, 404, 410 -> Optional.empty();
            case 429, 500, 502, 503, 504 -> throw new LostException("the server answers " + status);
            case 301, 302, 303, 307, 308 -> throw new IOException(address + " leads on and on, and to no answer");
            default -> throw new IOException(address + ": the server answers " + status);
        };
    }

    private static byte[] unpacked(URI address, HttpResponse<byte[]> answer, int most) throws IOException {
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        if (encoding.equalsIgnoreCase("identity")) {
            return answer.body();
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new IOException(address + " comes in an encoding that was not asked for");
        }
        byte[] content;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            content = in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new LostException("an answer that can't be unpacked");
        }
        if (content.length > most) {
            throw new DiffersException(address + ": the answer is longer than any such file may be");
        }
        return content;
    }

    /// For a moment, unless the thread is interrupted.
    static void sleep(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped");
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
