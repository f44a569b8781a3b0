package eu.undersigned.tools.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A host that wants to write elsewhere, lead elsewhere, run something in the copy, or never end.
class HostileHostTest {
    private static final String CLOSED = "{\"open\":false}";

    @TempDir
    Path folder;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Map<String, String> types =
            new ConcurrentHashMap<>(Map.of("/api/v1/campaigns/one", "application/json"));
    private final AtomicInteger strangers = new AtomicInteger();
    private final HttpServer server;
    private final HttpServer stranger;

    HostileHostTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        pages.put("/api/v1/campaigns/one", CLOSED);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            byte[] body = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(path, "text/html"));
            if (redirects.containsKey(path)) {
                exchange.getResponseHeaders().set("Location", redirects.get(path));
            }
            int status = redirects.containsKey(path) ? 301 : pages.containsKey(path) ? 200 : 404;
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        stranger.createContext("/", exchange -> {
            strangers.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        stranger.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        stranger.stop(0);
    }

    private String elsewhere() {
        return "http://127.0.0.1:" + stranger.getAddress().getPort();
    }

    private int archive(StringWriter said) {
        return archive(server.getAddress().getPort(), said);
    }

    private int archive(int port, StringWriter said) {
        return Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(
                        "archive",
                        "http://127.0.0.1:" + port + "/one",
                        folder.resolve("copy").toString());
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve("copy").resolve(name));
    }

    @Test
    void otherHostsAreNeverAsked() throws IOException {
        redirects.put("/en/one/moved", elsewhere() + "/en/one/moved");
        pages.put(
                "/en/one",
                "<main><a href='" + elsewhere() + "/en/one/x'>x</a> <a href='//127.0.0.1:"
                        + stranger.getAddress().getPort() + "/y'>y</a> <img src='" + elsewhere() + "/z.png'>"
                        + "<script src='" + elsewhere() + "/s.js'></script> <a href='/en/one/moved'>moved</a></main>");
        StringWriter said = new StringWriter();
        assertThat(archive(said)).isZero();
        assertThat(strangers).hasValue(0);
        assertThat(page("en/one/index.html"))
                .contains("href=\"" + elsewhere() + "/en/one/x\"", "<a>moved</a>")
                .doesNotContain("z.png", "s.js");
        assertThat(said.toString()).contains("/en/one/moved: leads elsewhere");
    }

    @Test
    void nothingThatTheHostWroteRunsInTheCopy() throws Exception {
        pages.put("/en/one", """
                <!doctype html><html onclick="a()"><head><meta charset="utf-8"><base href="/en/one/">
                <meta http-equiv="refresh" content="0;url=javascript:a()">
                <script type="module" src="/static/leave-0a1b.js"></script><script>a()</script></head>
                <body ONLOAD="a()"><a data-leave href="https://leave.example.org/">leave</a>
                <a id="a" href="javascript:a()">a</a><a id="b" href=" JaVa&#9;Script&#58;a()">b</a>
                <a id="c" href="data:text/html,x">c</a><a id="d" href="vbscript:a()">d</a>
                <a id="e" href="mailto:one@example.org">e</a><a id="f" href="https://example.org/?x=javascript:a()">f</a>
                <svg><a xlink:href="javascript:a()"><text onbegin="a()">x</text></a></svg>
                <iframe srcdoc="<script>a()</script>"></iframe><object data="data:text/html,x"></object>
                <img src="/static/x.png" onerror="a()"></body></html>
                """);
        pages.put("/static/leave-0a1b.js", "a()");
        pages.put("/static/x.png", "x");
        types.put("/static/x.png", "image/png");
        assertThat(archive(new StringWriter())).isZero();
        Document copy = Jsoup.parse(page("en/one/index.html"));
        assertThat(copy.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(attribute -> attribute.getKey().toLowerCase(Locale.ROOT)))
                .noneMatch(name -> name.startsWith("on") || name.equals("srcdoc"));
        assertThat(copy.select("base, iframe, object, script[src], a[xlink:href]"))
                .isEmpty();
        assertThat(copy.select("a[href]").eachAttr("id")).containsExactly("e", "f");
        assertThat(copy.select("a[data-leave]")).hasSize(1);
        Elements policies = copy.select("meta[http-equiv]");
        assertThat(policies).hasSize(1);
        assertThat(policies.getFirst()).isSameAs(copy.head().child(0));
        String script = copy.select("script").getFirst().data();
        assertThat(copy.select("script")).hasSize(1);
        assertThat(script).contains("data-leave").doesNotContain("a()");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(policies.attr("content"))
                .startsWith("default-src 'none';")
                .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
        assertThat(page("index.html")).contains("http-equiv=\"Content-Security-Policy\"");
    }

    @Test
    void picturesAndOtherFilesRunNothingEither() throws IOException {
        pages.put(
                "/en/one",
                "<img src='/logos/0a1b'> <img src='/static/b.SVG'><link rel='stylesheet' href='/static/c.html'>");
        String drawing = """
                <?xml-stylesheet href="#s"?><!DOCTYPE svg [<!ENTITY e "x">]>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="a()"><script>a()</script>
                <x:script xmlns:x="http://www.w3.org/1999/xhtml">a()</x:script>
                <a href="javascript:a()"><set attributeName="href" to="javascript:a()"/><path d="M0 0h9"/></a></svg>
                """;
        pages.put("/logos/0a1b", drawing);
        pages.put("/static/b.SVG", drawing);
        pages.put("/static/c.html", "<script>a()</script>");
        types.putAll(
                Map.of("/logos/0a1b", "image/svg+xml", "/static/b.SVG", "image/png", "/static/c.html", "text/css"));
        assertThat(archive(new StringWriter())).isZero();
        for (String file : new String[] {"logos/0a1b.svg", "static/b.SVG"}) {
            assertThat(page(file))
                    .contains("viewBox=\"0 0 9 9\"", "<path d=\"M0 0h9\"")
                    .doesNotContain("a()", "xml-stylesheet", "ENTITY e");
        }
        assertThat(folder.resolve("copy/static/c.html")).doesNotExist();
        assertThat(page("en/one/index.html")).contains("static/c.html.bin");
    }

    @Test
    void theTerminalGetsNoCommands() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket one = socket.accept()) {
                    one.getInputStream().read(new byte[4096]);
                    one.getOutputStream()
                            .write("\u001b[31mred\u0007 as blood\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            StringWriter said = new StringWriter();
            assertThat(archive(socket.getLocalPort(), said)).isEqualTo(2);
            assertThat(said.toString()).contains("?[31mred? as blood").doesNotContain("\u001b", "\u0007");
        }
    }

    @Test
    void nothingIsWrittenOutsideTheFolder() throws IOException {
        pages.put(
                "/en/one",
                "<a href='/en/one/../../../../out'>a</a> <a href='/en/one/%2e%2e/%2e%2e/out'>b</a>"
                        + " <a href='/en/one/..%2f..%2fout'>c</a> <a href='/en/one/.hidden'>d</a>"
                        + " <a href='/static/..%5cout.css'>e</a> <a href='/en/one/\u0000'>f</a>");
        StringWriter said = new StringWriter();
        assertThat(archive(said)).isZero();
        try (Stream<Path> tree = Files.walk(folder)) {
            assertThat(tree.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder("copy/en/one/index.html", "copy/index.html", "copy/archive.txt");
        }
    }

    @Test
    void whatIsMissingIsNamedAndTheCopyIsNotCalledWhole() throws IOException {
        pages.put("/en/one", "<a href='/en/one/gone'>gone</a> <a href='/en/one/loop'>loop</a>");
        redirects.put("/en/one/loop", "/en/one/again");
        redirects.put("/en/one/again", "/en/one/loop");
        StringWriter said = new StringWriter();
        assertThat(archive(said)).isEqualTo(1);
        assertThat(said.toString()).contains("The server did not give:", "/en/one/gone: the server answers 404");
        assertThat(page("en/one/index.html")).contains("<a>gone</a>", "<a>loop</a>");
    }

    @Test
    void pagesWithoutAnEndAreGivenUp() throws IOException {
        for (int i = 0; i < 30; i++) {
            pages.put("/en/one" + (i == 0 ? "" : "/" + i), "<a href='/en/one/" + (i + 1) + "'>on</a>");
        }
        URI origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Host host = new Host(origin)) {
            Crawl crawl = new Crawl(host, new Scope("one"), new Links(origin), folder, 20);
            assertThatThrownBy(() -> crawl.from(Place.of("/en/one", "").orElseThrow()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("there is no end");
        }
    }

    @Test
    void aRedirectWithinTheCampaignIsFollowed() throws IOException {
        pages.put("/en/one", "<a href='/en/one/old#here'>old</a>");
        pages.put("/en/one/new", "<p id='here'>new</p>");
        redirects.put("/en/one/old", "/en/one/new");
        assertThat(archive(new StringWriter())).isZero();
        assertThat(page("en/one/index.html")).contains("href=\"new/index.html#here\"");
    }

    @Test
    void aCampaignThatDoesNotSayWhetherItIsOpenIsLeftAlone() {
        pages.put("/api/v1/campaigns/one", "{\"open\":\"maybe\"}");
        StringWriter said = new StringWriter();
        assertThat(archive(said)).isEqualTo(2);
        assertThat(said.toString()).contains("does not say whether the campaign is open");
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "/en/one, '', text/html; charset=utf-8, en/one/index.html",
        "/en/help, country=DE, text/html, en/help/country-DE.html",
        "/en/one/news, page=2, text/html, en/one/news/page-2.html",
        "/en/one/news, utm_source=x&page=2, text/html, en/one/news/page-2.html",
        "/en/one/, utm_source=x, text/html, en/one/index.html",
        "/en/one/news.atom, '', application/atom+xml, en/one/news.atom",
        "/api/v1/campaigns/one, '', application/json, api/v1/campaigns/one/index.json",
        "/logos/0a1b, '', image/svg+xml, logos/0a1b.svg",
        "/logos/0a1b, '', application/x-sh, logos/0a1b.bin",
        "/static/page.xhtml, '', text/css, static/page.xhtml.bin"
    })
    void eachPlaceHasItsFile(String path, String query, String type, String file) {
        assertThat(Place.of(path, query).orElseThrow().file(type)).isEqualTo(file);
    }
}
