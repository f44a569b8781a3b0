package eu.undersigned.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTest {
    /// So often the state is told before the last letters are tried.
    private static final int SLOW = 6;

    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean isEnded;

    @TempDir
    private Path folder;

    @Test
    void whileTheLastLettersWaitItLooksForNobodyElse() throws IOException {
        Path key = Files.writeString(folder.resolve("key.txt"), SampleBundle.KEY.secret());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/mailings/7", exchange -> answer(exchange, state()));
        server.createContext("/api/v1/mailings/7/recipients", exchange -> {
            looks.incrementAndGet();
            isEnded = told.get() > SLOW;
            answer(exchange, SampleBundle.ended(SampleBundle.HEAD));
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/mailings/7";
            CommandRun run = CommandRun.of("mail", "--key", key.toString(), "--token", "secret", address);
            assertThat(run.status()).as(run.said()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(looks).as("once, and once more at the end").hasValue(2);
    }

    /// All were fed; the last ones wait for a while, and the first look after that ends the mailing.
    private String state() {
        int waiting = told.incrementAndGet() <= SLOW ? 3 : 0;
        return "{\"mailing\":7,\"campaign\":\"" + SampleBundle.CAMPAIGN + "\",\"state\":\""
                + (isEnded ? "ended" : "running") + "\",\"names\":false,\"wanted\":5000,\"waiting\":" + waiting
                + ",\"keys\":[]}";
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
