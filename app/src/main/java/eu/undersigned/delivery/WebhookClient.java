package eu.undersigned.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// One POST to a webhook: straight there, no redirects, no cookies, and of the answer only its status.
final class WebhookClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    private @Nullable HttpClient client;

    /// @param signature the header `webhook-signature`
    WebhookAnswer post(String address, String id, long timestamp, String signature, byte[] body)
            throws InterruptedException {
        try {
            URI uri = URI.create(address);
            if (!WebhookDestination.isAllowed(uri)) {
                return new WebhookAnswer.Refused();
            }
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "Undersigned")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(timestamp))
                    .header("webhook-signature", signature)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<InputStream> response = client().send(request, BodyHandlers.ofInputStream());
            // Closed unread: whatever else it says, and however slowly, is not waited for.
            response.body().close();
            return answer(response);
        } catch (IllegalArgumentException e) {
            return failed("not an address");
        } catch (IOException e) {
            return failed(reason(e));
        }
    }

    private static WebhookAnswer answer(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new WebhookAnswer.Taken();
        }
        return status == 410
                ? new WebhookAnswer.Gone()
                : new WebhookAnswer.Failed("status " + status, patience(response));
    }

    /// What `Retry-After` asks for in seconds; its other form, a date, is passed over.
    private static Duration patience(HttpResponse<InputStream> response) {
        Optional<String> seconds =
                response.headers().firstValue("retry-after").filter(text -> text.matches("[0-9]{1,9}"));
        Duration patience = Duration.ofSeconds(seconds.map(Long::parseLong).orElse(0L));
        return patience.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : patience;
    }

    private static WebhookAnswer failed(String reason) {
        return new WebhookAnswer.Failed(reason, Duration.ZERO);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> "unknown host";
            case HttpTimeoutException _ -> "no answer within " + TIMEOUT.toSeconds() + " s";
            case ConnectException _ -> "no connection";
            case SSLException _ -> "no TLS";
            default -> "the connection broke";
        };
    }

    /// Made when it is needed: most instances start without one, and it takes a while.
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(TIMEOUT)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
