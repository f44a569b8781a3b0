package eu.undersigned.tools.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// An instance with one campaign and its log, on loopback. It can be told to damage what it serves.
final class LogServer implements AutoCloseable {
    static final String LOG = "/" + SampleLog.CAMPAIGN + "/log/";
    static final String API = "/api/v1/campaigns";
    static final String CAMPAIGN = API + "/" + SampleLog.CAMPAIGN;
    static final String INTEGRITY = CAMPAIGN + "/integrity";

    /// By path below the log.
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    /// By whole path: changes what is served.
    final Map<String, UnaryOperator<byte[]>> damages = new ConcurrentHashMap<>();
    /// By whole path: serves instead.
    final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    SampleLog log = new SampleLog(files::put, 1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LogServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String host() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String address() {
        return host() + "/" + SampleLog.CAMPAIGN;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        try (exchange) {
            HttpHandler handler = handlers.get(path);
            if (handler != null) {
                handler.handle(exchange);
                return;
            }
            byte[] content = content(path);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            send(exchange, damages.getOrDefault(path, UnaryOperator.identity()).apply(content));
        }
    }

    private byte @Nullable [] content(String path) {
        if (path.startsWith(LOG)) {
            return files.get(path.substring(LOG.length()));
        }
        return switch (path) {
            case API -> ("{\"campaigns\":[{\"slug\":\"" + SampleLog.CAMPAIGN + "\"}]}").getBytes();
            case CAMPAIGN -> SampleNumbers.campaign(log.counts);
            case INTEGRITY -> files.get("integrity.json");
            default -> null;
        };
    }

    static void send(HttpExchange exchange, byte[] content) throws IOException {
        byte[] body = content;
        if (exchange.getRequestURI().getPath().contains("/entries/")) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(content);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = packed.toByteArray();
        }
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
