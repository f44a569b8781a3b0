package eu.undersigned.tally;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.EventStream;
import eu.undersigned.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Pushes new counts to whoever listens: at most one update a second, the same bytes for all.
final class Announcements implements AutoCloseable {
    /// Shorter than the silence that proxies tolerate.
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    /// At some 20 KB each, a fifth of a heap of 1 GB stays free for signing.
    static final int MOST_LISTENERS = 15_000;

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final byte[] PING = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    /// The latest event of a campaign, and the promise of the next one.
    private record News(byte[] event, CompletableFuture<News> next) {}

    private final Map<Integer, News> latest = new ConcurrentHashMap<>();
    private final AtomicInteger listeners = new AtomicInteger();
    private volatile boolean open = true;

    void publish(Campaign campaign, Snapshot snapshot) {
        News news = new News(event(campaign, snapshot), new CompletableFuture<>());
        News before = latest.put(campaign.id(), news);
        if (before != null) {
            before.next().complete(news);
        }
    }

    private static byte[] event(Campaign campaign, Snapshot snapshot) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("confirmed", snapshot.confirmed());
        data.put("pending", snapshot.pending());
        data.put("declared", campaign.declaredCount());
        data.put("total", snapshot.confirmed() + campaign.declaredCount());
        data.put("goal", campaign.goal());
        data.put("countries", snapshot.byCountry().size());
        String json = Json.text(data);
        return ("event: tally\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Whether one more listener finds room. Beyond that, a visitor sees the count as of when the page was made.
    boolean hasRoom() {
        return listeners.get() < MOST_LISTENERS;
    }

    int listeners() {
        return listeners.get();
    }

    /// The counts now, and then each change.
    EventStream of(Campaign campaign) {
        return out -> {
            listeners.incrementAndGet();
            try {
                write(out, campaign.id());
            } finally {
                listeners.decrementAndGet();
            }
        };
    }

    private void write(OutputStream out, int campaign) throws IOException, InterruptedException {
        News news = latest.computeIfAbsent(campaign, _ -> new News(PING, new CompletableFuture<>()));
        out.write("retry: 3000\n\n".getBytes(StandardCharsets.UTF_8));
        send(out, news.event());
        while (open) {
            try {
                news = newest(news.next().get(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS));
                send(out, news.event());
                Thread.sleep(SHORTEST_INTERVAL);
            } catch (TimeoutException e) {
                send(out, PING);
            } catch (ExecutionException e) {
                return; // the server stops
            }
        }
    }

    /// What came while a listener rested is one update.
    private static News newest(News news) {
        News newest = news;
        while (newest.next().isDone() && !newest.next().isCompletedExceptionally()) {
            newest = newest.next().join();
        }
        return newest;
    }

    private static void send(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        open = false;
        latest.values().forEach(news -> news.next().completeExceptionally(new IOException("stopping")));
    }
}
