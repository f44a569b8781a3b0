package eu.undersigned.tools.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A host that wants to write elsewhere, lead elsewhere, or never end.
class HostileHostTest {
    private static final String CLOSED = "{\"open\":false}";

    @TempDir
    Path folder;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
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
            exchange.getResponseHeaders()
                    .set("Content-Type", path.startsWith("/api") ? "application/json" : "text/html");
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
        return Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(
                        "archive",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/one",
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
        "/logos/0a1b, '', application/x-sh, logos/0a1b.bin"
    })
    void eachPlaceHasItsFile(String path, String query, String type, String file) {
        assertThat(Place.of(path, query).orElseThrow().file(type)).isEqualTo(file);
    }
}
