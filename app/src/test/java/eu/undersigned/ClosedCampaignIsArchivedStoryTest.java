package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import eu.undersigned.TestApplication.Setup;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The campaign is over, and its pages go on without the server: from a folder, or from any web server.
class ClosedCampaignIsArchivedStoryTest {
    private static TestApplication application;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        Path campaigns = TestFolders.make("kits");
        TestKit closed = TestKit.in(campaigns, "closed").replacing("campaign.yaml", "open: true", "open: false");
        Files.copy(
                TestApplication.KITS.resolve(TestApplication.CAMPAIGN).resolve("helplines.csv"),
                closed.folder().resolve("helplines.csv"));
        Files.copy(
                TestApplication.KITS.resolve(TestApplication.CAMPAIGN).resolve("voices.yaml"),
                closed.folder().resolve("voices.yaml"));
        TestKit.in(campaigns, "running");
        application = TestApplication.start(Setup.fresh().withCampaigns(campaigns));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static int archive(StringWriter said, String... arguments) {
        return Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(Stream.concat(Stream.of("archive"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String url(String slug) {
        return "http://127.0.0.1:" + application.port() + "/" + slug;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void allItsPagesStandInTheFolderAndEveryLinkLeadsToAFile() throws IOException {
        Path copy = folder.resolve("copy");
        StringWriter said = new StringWriter();
        assertThat(archive(said, url("closed"), copy.toString()))
                .as(said.toString())
                .isZero();
        assertThat(copy.resolve("en/closed/index.html")).content().contains("This petition closed", "lang=\"en\"");
        assertThat(copy.resolve("de/closed/index.html")).content().contains("A copy of http://127.0.0.1:");
        for (String page : List.of("statistics", "integrity", "organisations", "privacy", "with/eurochild")) {
            assertThat(copy.resolve("de/closed/" + page + "/index.html")).exists();
        }
        assertThat(copy.resolve("en/help/country-DE.html"))
                .content()
                .contains("There was a form here.", "Vermisste Kinder");
        assertThat(copy.resolve("api/v1/campaigns/closed/statistics/daily/country.csv"))
                .exists();
        assertThat(copy.resolve("archive.txt")).content().contains("Left out:", "/closed/receipt");

        int links = 0;
        for (Path file : files(copy)) {
            if (file.toString().endsWith(".html")) {
                links += assertLeadsToFiles(copy, file);
            }
        }
        assertThat(links).isGreaterThan(1000);
        for (Path style : files(copy.resolve("static"))) {
            if (style.toString().endsWith(".css")) {
                assertThat(style).content().doesNotContain("url(/").contains("url(sans-latin-");
            }
        }
    }

    /// Each address of a page is relative and names a file, or is one of another host.
    private static int assertLeadsToFiles(Path copy, Path file) throws IOException {
        Document page = Jsoup.parse(Files.readString(file));
        assertThat(page.select("form, iframe, link[rel=canonical], link[hreflang]"))
                .as(file.toString())
                .isEmpty();
        assertThat(page.select("script[src]")).as(file.toString()).isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]"))
                .as(file.toString())
                .hasSize(1);
        int links = 0;
        for (Element element : page.select("[href], [src]")) {
            String address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            boolean isElsewhere = address.matches("(https?://|mailto:|tel:|sms:|#).*");
            if (isElsewhere) {
                // A link to pass on names the petition, in what it hands to somebody else's site.
                assertThat(address)
                        .doesNotStartWith("http://127.0.0.1")
                        .doesNotStartWith("https://petition.example.org");
            } else {
                assertThat(address).doesNotStartWith("/");
                Path target = file.resolveSibling(URI.create(address).getPath()).normalize();
                assertThat(target)
                        .as(file + " leads to " + address)
                        .startsWith(copy)
                        .isRegularFile();
                links++;
            }
        }
        return links;
    }

    /// Whoever takes a voice back could not reach a copy of it.
    @Test
    void voicesAreNotCopied() throws IOException {
        String words = "Words that their writer may take back.";
        WriterForm form = WriterForm.of("supporter", words);
        try (TestModerator moderator = TestModerator.of(application, "closed")) {
            moderator.publish(form.leave(application, "/en/closed/voices"), form);
        }
        Await.until("published", () -> application.get("/en/closed").body().contains(words));
        Path copy = folder.resolve("copy");
        assertThat(archive(new StringWriter(), url("closed"), copy.toString())).isZero();
        assertThat(copy.resolve("archive.txt")).content().contains("/en/closed/voices: voices can be taken back");
        for (Path file : files(copy)) {
            assertThat(file.toString()).doesNotContain("voices");
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(words);
        }
    }

    @Test
    void aPlainFileServerShowsIt() throws IOException {
        Path copy = folder.resolve("copy");
        assertThat(archive(new StringWriter(), url("closed"), copy.toString())).isZero();
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.toRealPath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try (Visitor visitor = new Visitor(server.getAddress().getPort())) {
            String way = "/copy/index.html";
            Set<String> seen = new TreeSet<>();
            for (int i = 0; i < 40 && seen.add(way); i++) {
                HttpResponse<String> answer = visitor.get(way);
                assertThat(answer.statusCode()).as(way).isEqualTo(200);
                way = next(way, answer.body(), seen);
            }
            assertThat(seen).hasSizeGreaterThan(20).anyMatch(path -> path.startsWith("/copy/de/"));
        } finally {
            server.stop(0);
        }
    }

    /// The first page that this one leads to and that was not seen.
    private static String next(String path, String page, Set<String> seen) {
        URI base = URI.create("http://localhost" + path);
        return Jsoup.parse(page).select("a[href], link[href], img[src]").stream()
                .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                .map(base::resolve)
                .filter(uri -> "localhost".equals(uri.getHost()))
                .map(URI::getPath)
                .filter(next -> next.endsWith(".html") && !seen.contains(next))
                .findFirst()
                .orElse(path);
    }

    @Test
    void anOpenCampaignNoCampaignAndAFullFolderAreRefused() throws IOException {
        assertRefused("is still open", url("running"), folder.resolve("a").toString());
        assertRefused(
                "has no campaign nobody", url("nobody"), folder.resolve("a").toString());
        assertRefused(
                "is no address", "ftp://example.org/x", folder.resolve("a").toString());
        assertRefused(
                "the address of a campaign is expected",
                url(""),
                folder.resolve("a").toString());
        assertThat(folder.resolve("a")).doesNotExist();
        Files.writeString(folder.resolve("mine.txt"), "kept");
        assertRefused("is not empty", url("closed"), folder.toString());
        assertThat(files(folder).stream().map(Path::getFileName).collect(Collectors.toSet()))
                .containsExactly(Path.of("mine.txt"));
    }

    private static void assertRefused(String reason, String... arguments) {
        StringWriter said = new StringWriter();
        assertThat(archive(said, arguments)).isEqualTo(2);
        assertThat(said.toString()).contains(reason);
    }

    @Test
    void anOpenOneIsCopiedWhenThatIsSaid() {
        StringWriter said = new StringWriter();
        assertThat(archive(
                        said,
                        "--still-open",
                        url("en/running"),
                        folder.resolve("b").toString()))
                .as(said.toString())
                .isZero();
        assertThat(folder.resolve("b/en/running/index.html")).content().contains("There was a form here.");
    }
}
