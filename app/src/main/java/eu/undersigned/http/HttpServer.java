package eu.undersigned.http;

import eu.undersigned.http.ErrorPages.Failure;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The web server: adapts Helidon's requests and responses to ours, bounds bodies, adds the headers that every answer
/// has, and turns failures into pages.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());
    /// Below this many bytes, compression costs more than it saves.
    private static final int WORTH_COMPRESSING = 1024;

    private static final String CSP = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpConfig config;
    private final ErrorPages errors;
    private final WebServer server;

    public HttpServer(HttpConfig config, Routes routes, ErrorPages errors) {
        this.config = config;
        this.errors = errors;
        HttpRouting.Builder routing = HttpRouting.builder();
        for (Routes.Route route : routes.all()) {
            routing.route(Method.create(route.method()), route.pattern(), (request, response) -> {
                answer(route.handler(), request, response);
            });
            if (route.method().equals("GET")) {
                routing.route(Method.HEAD, route.pattern(), (request, response) -> {
                    answer(route.handler(), request, response);
                });
            }
        }
        routing.any((request, response) -> answer(it -> errors.page(it, missing(routes, it)), request, response));
        routing.error(HttpException.class, (request, response, e) -> {
            Failure failure = e.status().code() == 413 ? Failure.TOO_LARGE : Failure.BAD_REQUEST;
            response.headers().add(HeaderNames.CONNECTION, "close");
            send(bare(request), errors.page(bare(request), failure), response);
        });
        this.server = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .connectionOptions(SocketOptions.builder()
                        .tcpNoDelay(true)
                        .readTimeout(config.readTimeout())
                        .build())
                .maxPayloadSize(config.maxBody())
                .idleConnectionTimeout(Duration.ofMinutes(10))
                .backlog(4096)
                .shutdownHook(false)
                .routing(routing)
                .build();
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.port();
    }

    private void answer(Handler handler, ServerRequest request, ServerResponse response) {
        Request ours = bare(request);
        try {
            if (ours.method().equals("POST")) {
                ours = withBody(ours, request);
            }
            send(ours, handler.handle(ours), response);
        } catch (TooLarge e) {
            response.headers().add(HeaderNames.CONNECTION, "close");
            send(ours, errors.page(ours, Failure.TOO_LARGE), response);
        } catch (UncheckedIOException | CloseConnectionException | HttpException e) {
            throw e; // the client is gone, or sends what is no HTTP
        } catch (RuntimeException e) {
            if (response.isSent()) {
                throw e;
            }
            LOG.log(Level.ERROR, () -> "a request failed: " + Failures.describe(e));
            send(
                    ours,
                    errors.page(ours, Failures.isDatabaseAway(e) ? Failure.UNAVAILABLE : Failure.INTERNAL),
                    response);
        }
    }

    private static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Request bare(ServerRequest request) {
        Map<String, String> variables = new HashMap<>();
        var parameters = request.path().pathParameters();
        for (String name : parameters.names()) {
            variables.put(name, parameters.get(name));
        }
        InetAddress peer = ((InetSocketAddress) request.remotePeer().address()).getAddress();
        String forwarded = header(request, "x-forwarded-for");
        return new Request(
                request.prologue().method().text(),
                request.path().path(),
                variables,
                FormBody.query(request.query().rawValue()),
                name -> header(request, name),
                Network.of(config.trusted().client(peer, forwarded)),
                new byte[0]);
    }

    private static String header(ServerRequest request, String name) {
        return String.join(", ", request.headers().values(HeaderNames.create(name)));
    }

    private Request withBody(Request bare, ServerRequest request) throws TooLarge {
        if (request.headers().contentLength().orElse(0) > config.maxBody()) {
            throw new TooLarge();
        }
        byte[] body = new byte[0];
        if (request.content().hasEntity()) {
            try (InputStream stream = request.content().inputStream()) {
                body = stream.readNBytes(config.maxBody() + 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (body.length > config.maxBody()) {
            throw new TooLarge();
        }
        return new Request(
                bare.method(), bare.path(), bare.variables(), bare.query(), bare.header(), bare.network(), body);
    }

    private void send(Request request, Response ours, ServerResponse response) {
        response.status(ours.status());
        var headers = response.headers();
        ours.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        headers.set(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        headers.set(HeaderNames.create("Referrer-Policy"), "no-referrer");
        if (ours.headers().getOrDefault("Content-Type", "").startsWith("text/html")) {
            headers.set(HeaderNames.create("Content-Security-Policy"), CSP);
            headers.set(HeaderNames.create("Permissions-Policy"), "interest-cohort=(), geolocation=(), camera=()");
            headers.set(HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin");
        }
        if (ours.events().isPresent()) {
            stream(ours.events().get(), request, response);
            return;
        }
        byte[] body = ours.body();
        if (!ours.secret() && (ours.gzipped().isPresent() || body.length >= WORTH_COMPRESSING && isText(ours))) {
            headers.set(
                    HeaderNames.VARY,
                    "Accept-Encoding" + (headers.contains(HeaderNames.VARY) ? ", Accept-Language" : ""));
            if (request.acceptsGzip()) {
                headers.set(HeaderNames.CONTENT_ENCODING, "gzip");
                byte[] uncompressed = body;
                body = ours.gzipped().orElseGet(() -> Gzip.fast(uncompressed));
            }
        }
        if (request.method().equals("HEAD")) {
            headers.contentLength(body.length);
            response.send();
        } else if (ours.status() == 304 || body.length == 0) {
            response.send();
        } else {
            response.send(body);
        }
    }

    private static boolean isText(Response response) {
        String type = response.headers().getOrDefault("Content-Type", "");
        return type.startsWith("text/") || type.contains("json") || type.contains("yaml");
    }

    private static void stream(EventStream events, Request request, ServerResponse response) {
        if (request.method().equals("HEAD")) {
            response.send();
            return;
        }
        try (OutputStream out = response.outputStream()) {
            events.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether a path without a route for this method has one for another.
    private static Failure missing(Routes routes, Request request) {
        List<Routes.Route> others = routes.all().stream()
                .filter(route -> Paths.matches(route.pattern(), request.path()))
                .toList();
        return others.isEmpty() ? Failure.NOT_FOUND : Failure.METHOD_NOT_ALLOWED;
    }

    @Override
    public void close() {
        server.stop();
    }
}
