package eu.undersigned.http;

import eu.undersigned.config.ConfigException;
import eu.undersigned.http.ErrorPages.Failure;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingResponse;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The web server: adapts Helidon's requests and responses to ours, bounds bodies, adds the headers that every answer
/// has, and turns failures into pages.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());
    private static final byte[] NOTHING = {};
    /// The few that handlers ask for.
    private static final Map<String, HeaderName> HEADER_NAMES = new ConcurrentHashMap<>();
    /// Below this many bytes, compression costs more than it saves.
    private static final int WORTH_COMPRESSING = 1024;

    /// What a page of another site may ask of the API: reading, with an ETag.
    private static final Response PREFLIGHT = Response.empty(204)
            .with("Access-Control-Allow-Origin", "*")
            .with("Access-Control-Allow-Methods", "GET, HEAD")
            .with("Access-Control-Allow-Headers", "If-None-Match")
            .with("Access-Control-Max-Age", "86400");

    private static final Header NOSNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");
    private static final Header NO_REFERRER = HeaderValues.createCached("Referrer-Policy", "no-referrer");
    private static final List<Header> PAGE_HEADERS = List.of(
            HeaderValues.createCached(ContentPolicy.HEADER, ContentPolicy.page()),
            HeaderValues.createCached("Permissions-Policy", "geolocation=(), camera=(), microphone=()"),
            HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"));

    private final HttpConfig config;
    private final Routes routes;
    private final ErrorPages errors;
    private final WebServer server;
    private final Patience patience;
    /// For each piece of a stream: who takes none for so long is gone.
    private final Patience writing = new Patience(Duration.ofSeconds(30));

    public HttpServer(HttpConfig config, Routes routes, ErrorPages errors) {
        this.config = config;
        this.errors = errors;
        this.routes = routes;
        this.patience = new Patience(config.readTimeout());
        HttpRouting.Builder routing = HttpRouting.builder().any(this::answer);
        routing.error(HttpException.class, (request, response, e) -> {
            Failure failure = e.status().code() == 413 ? Failure.TOO_LARGE : Failure.BAD_REQUEST;
            response.headers().add(HeaderNames.CONNECTION, "close");
            send(bare(request), errors.page(bare(request), failure), response);
        });
        this.server = build(WebServer.builder()
                .host(config.host())
                .port(config.port())
                .connectionOptions(SocketOptions.builder()
                        .tcpNoDelay(true)
                        .readTimeout(config.readTimeout())
                        .build())
                .idleConnectionTimeout(Duration.ofMinutes(10))
                .backlog(4096)
                .shutdownHook(false)
                .routing(routing));
    }

    private WebServer build(WebServerConfig.Builder builder) {
        try {
            return builder.build();
        } catch (RuntimeException e) {
            throw cannotListen(e.getMessage());
        }
    }

    private ConfigException cannotListen(@Nullable String reason) {
        return new ConfigException("can't listen on " + config.host() + ":" + config.port() + ": " + reason);
    }

    /// @throws ConfigException when the port is taken, or the address is not one of this machine
    public void start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw cannotListen(e.getMessage());
        }
        if (!server.isRunning() || server.port() <= 0) {
            throw cannotListen("is something else listening there? Choose another port with --port");
        }
    }

    public int port() {
        return server.port();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        Request ours = bare(request);
        answer(ours, request, response);
        if (wantsClose(ours)) {
            ((RoutingResponse) response).commit(); // the last piece of a stream leaves first
            throw new CloseConnectionException("as the client asked");
        }
    }

    private static boolean wantsClose(Request request) {
        return request.header("connection").toLowerCase(Locale.ROOT).contains("close");
    }

    private void answer(Request bare, ServerRequest request, ServerResponse response) {
        Request ours = bare;
        try {
            Optional<Routes.Match> match = routes.find(ours.method(), ours.path());
            if (match.isEmpty() && ours.method().equals("OPTIONS") && ours.isForApi() && routes.exists(ours.path())) {
                send(ours, PREFLIGHT, response);
                return;
            }
            if (match.isEmpty() && isWithoutSlashAtTheEnd(ours)) {
                send(ours, Response.empty(308).with("Location", ours.path().replaceAll("/+$", "")), response);
                return;
            }
            if (match.isEmpty()) {
                refuse(ours, missing(ours.path()), request.content().hasEntity(), response);
                return;
            }
            ours = ours.with(
                    match.get().variables(),
                    ours.method().equals("POST")
                            ? body(request, match.get().mostBytes().applyAsInt(ours))
                            : NOTHING);
            send(ours, match.get().handler().handle(ours), response);
        } catch (BadBody e) {
            refuse(ours, e.failure, true, response);
        } catch (UncheckedIOException | HttpException | CloseConnectionException e) {
            throw e; // the client is gone, or sends what is no HTTP
        } catch (RuntimeException e) {
            if (response.isSent()) {
                throw e;
            }
            LOG.log(Level.ERROR, () -> "a request failed: " + Failures.describe(e));
            Failure failure = Failures.isDatabaseAway(e) ? Failure.UNAVAILABLE : Failure.INTERNAL;
            send(ours, errors.page(ours, failure), response);
        }
    }

    /// Whether a page stands under the same path without the slash that somebody typed behind it.
    private boolean isWithoutSlashAtTheEnd(Request request) {
        String path = request.path().replaceAll("/+$", "");
        // One slash at the beginning: two would lead to another host.
        return !path.equals(request.path())
                && path.matches("/[^/].*")
                && routes.find("GET", path).isPresent()
                && (request.method().equals("GET") || request.method().equals("HEAD"));
    }

    /// @param hasBody the server would read what is left of the body, however long that takes: the connection ends
    private void refuse(Request request, Failure failure, boolean hasBody, ServerResponse response) {
        if (hasBody) {
            response.headers().set(HeaderNames.CONNECTION, "close");
        }
        Response page = errors.page(request, failure);
        send(
                request,
                failure == Failure.METHOD_NOT_ALLOWED ? page.with("Allow", routes.methods(request.path())) : page,
                response);
        if (hasBody) {
            throw new CloseConnectionException("a body that is not wanted");
        }
    }

    private static final class BadBody extends Exception {
        private static final long serialVersionUID = 1L;

        private final Failure failure;

        BadBody(Failure failure) {
            this.failure = failure;
        }
    }

    /// The request before a route is found and its body is read.
    private Request bare(ServerRequest request) {
        InetAddress peer = ((InetSocketAddress) request.remotePeer().address()).getAddress();
        String query = request.query().rawValue();
        return new Request(
                request.prologue().method().text(),
                request.path().path(),
                Map.of(),
                query.isEmpty() ? Map.of() : FormBody.query(query),
                name -> header(request, name),
                Network.of(config.trusted().client(peer, header(request, "x-forwarded-for"))),
                NOTHING);
    }

    private static String header(ServerRequest request, String name) {
        HeaderName known = HEADER_NAMES.computeIfAbsent(name, HeaderNames::create);
        return request.headers().contains(known)
                ? String.join(", ", request.headers().values(known))
                : "";
    }

    /// @param routes how much the route takes, where that is more than what every route takes
    private byte[] body(ServerRequest request, int routes) throws BadBody {
        int most = Math.max(config.maxBody(), routes);
        if (request.headers().contentLength().orElse(0) > most) {
            throw new BadBody(Failure.TOO_LARGE);
        }
        byte[] body = request.content().hasEntity() ? read(request, most) : NOTHING;
        if (body.length > most) {
            throw new BadBody(Failure.TOO_LARGE);
        }
        return body;
    }

    /// At most one byte more than is allowed. Closing the stream would read all the rest.
    @SuppressWarnings("resource")
    private byte[] read(ServerRequest request, int most) throws BadBody {
        InputStream stream = request.content().inputStream();
        try {
            return patience.within(() -> stream.readNBytes(most + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            throw e; // the client is gone, or silent
        } catch (RuntimeException e) {
            throw new BadBody(Failure.BAD_REQUEST); // pieces whose lengths are none
        }
    }

    private void send(Request request, Response ours, ServerResponse response) {
        response.status(ours.status());
        var headers = response.headers();
        ours.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        headers.set(NOSNIFF);
        headers.set(NO_REFERRER);
        if (ours.headers().getOrDefault("Content-Type", "").startsWith("text/html")) {
            PAGE_HEADERS.forEach(headers::setIfAbsent);
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

    private void stream(EventStream events, Request request, ServerResponse response) {
        if (request.method().equals("HEAD")) {
            response.send();
            return;
        }
        try (OutputStream out = new PatientStream(response.outputStream(), writing)) {
            events.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Failure missing(String path) {
        return routes.exists(path) ? Failure.METHOD_NOT_ALLOWED : Failure.NOT_FOUND;
    }

    @Override
    public void close() {
        server.stop();
        patience.close();
        writing.close();
    }
}
