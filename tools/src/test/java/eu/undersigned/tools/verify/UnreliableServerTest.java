package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that answers too much, too slowly, somewhere else or not at all: that says nothing about its log.
@Execution(ExecutionMode.CONCURRENT)
class UnreliableServerTest extends Stranger {
    @BeforeEach
    void petition() {
        log.signMany(400);
        log.publish();
    }

    @Test
    void hugeAnswersAreNotRead() {
        for (String path : new String[] {LogServer.INTEGRITY, LogServer.LOG + "tile/0/000"}) {
            server.damages.put(path, _ -> new byte[20_000_000]);
            requireDiffers("longer than any such file may be");
            server.damages.clear();
        }
        // 20 MB in 20 KB
        server.damages.put(LogServer.LOG + "tile/entries/000", _ -> new byte[20_000_000]);
        requireDiffers("longer than any such file may be");
    }

    @Test
    void aConnectionThatStallsIsGivenUp() {
        HttpHandler stalling = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            sleep(60_000);
        };
        server.handlers.put(LogServer.LOG + "tile/0/000", stalling);
        long begun = System.nanoTime();
        VerifyRun run = VerifyRun.of(
                "--timeout", "1", "--wait", "0", "--state", folder.resolve("s").toString(), server.address());
        assertThat(run.status()).isEqualTo(CANNOT);
        assertThat(run.said()).contains("no whole answer within 1 seconds", "tried 4 times");
        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(20);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void redirectsInACircleEnd() {
        server.handlers.put(LogServer.INTEGRITY, exchange -> {
            exchange.getResponseHeaders().set("Location", LogServer.INTEGRITY);
            exchange.sendResponseHeaders(302, -1);
        });
        requireCannot("leads on and on");
    }

    @Test
    void aLostConnectionIsTriedAgain() {
        AtomicInteger times = new AtomicInteger();
        HttpHandler lossy = exchange -> {
            String path = exchange.getRequestURI().getPath().substring(LogServer.LOG.length());
            switch (times.incrementAndGet()) {
                case 1 -> exchange.getResponseBody().close(); // no answer at all
                case 2 -> exchange.sendResponseHeaders(503, -1);
                case 3 -> {
                    exchange.sendResponseHeaders(200, 9000);
                    exchange.getResponseBody().write(new byte[100]);
                    throw new IOException("lost");
                }
                default -> LogServer.send(exchange, server.files.getOrDefault(path, new byte[0]));
            }
        };
        server.handlers.put(LogServer.LOG + "tile/0/000", lossy);
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(times).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500, 418})
    void anAnswerWithoutContentIsNoFinding(int status) {
        server.handlers.put(LogServer.LOG + "tile/0/000", exchange -> exchange.sendResponseHeaders(status, -1));
        requireCannot("the server answers " + status);
    }
}
