package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/// Nina reads the campaign's news: as pages, in her language where there is one, and in the programs that she uses.
class NinaFollowsTheNewsStoryTest {
    private static final String NEWS = HOME + "/news";
    private static final String GERMAN_NEWS = "/de/" + CAMPAIGN + "/news";
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final int MANY = 12;

    @TempDir
    static Path campaigns;

    private static TestApplication application;

    @BeforeAll
    static void start() throws IOException {
        TestKit kit = TestKit.in(campaigns, CAMPAIGN);
        Path news = Files.createDirectories(kit.folder().resolve("news"));
        for (int i = 1; i <= MANY; i++) {
            post(news, "old-" + i + ".en", "Old post " + i, START.minus(Duration.ofDays(100 - i)), "ready", "Text.");
        }
        String hostile = "</script><script>alert(1)</script>";
        post(news, "hostile.en", "Hostile " + hostile, START.minus(Duration.ofDays(2)), "ready", hostile);
        post(news, "walk.en", "A walk", START.minus(Duration.ofDays(1)), "ready", "Come along.");
        Path walk = news.resolve("walk.en.md");
        Files.writeString(
                walk,
                Files.readString(walk)
                        .replace("kind: post", "kind: event\nstarts: 2027-06-01\nplace: Brussels, Luxembourg station"));
        Files.writeString(news.resolve("walk.de.md"), """
                ---
                title: Ein Spaziergang
                status: ready
                summary: Wir gehen los.
                ---
                Kommt **mit**.
                """);
        post(news, "talk.en", "A talk", START.minus(Duration.ofDays(99)), "ready", "Come and listen.");
        Path talk = news.resolve("talk.en.md");
        Files.writeString(
                talk,
                Files.readString(talk)
                        .replace(
                                "kind: post",
                                "kind: event\nstarts: 2027-06-02T10:00:00+02:00\nends: 2027-06-02T09:30:00Z"));
        post(news, "draft.en", "Nobody sees it", START.minus(Duration.ofDays(1)), "draft", "Text.");
        post(news, "later.en", "It appears later", START.plus(Duration.ofHours(1)), "ready", "Text.");
        application = TestApplication.start(Setup.fresh().withCampaigns(campaigns));
    }

    private static void post(Path news, String name, String title, Instant published, String status, String text)
            throws IOException {
        Files.writeString(news.resolve(name + ".md"), """
                ---
                title: "%s"
                kind: post
                published: %s
                status: %s
                summary: "About: %s"
                links:
                  - label: "A link <b>"
                    url: "https://example.org/?a=1&b=2"
                ---
                %s
                """.formatted(title, published, status, title, text));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static Document atom(String path) throws Exception {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode data(String page) {
        Matcher block = Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(page);
        String last = "";
        while (block.find()) {
            last = block.group(1); // the first is about the page
        }
        return Visitor.JSON.readTree(last);
    }

    @Test
    void aListShowsTenOnAPageNewestFirst() {
        String first = application.get(NEWS).body();
        assertThat(first).contains("A walk", "Old post 12", "Page 1 of 2", "href=\"" + NEWS + "?page=2\"", "Read more");
        assertThat(first.indexOf("A walk")).isLessThan(first.indexOf("Old post 12"));
        assertThat(first).doesNotContain("Nobody sees it", "Old post 1<");
        String second = application.get(NEWS + "?page=2").body();
        assertThat(second)
                .contains("Old post 1<", "Page 2 of 2", "href=\"" + NEWS + "\"")
                .doesNotContain("A walk");
        for (String page : new String[] {"3", "0", "-1", "x", "99999999999", "1.5"}) {
            assertThat(application.get(NEWS + "?page=" + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
    }

    @Test
    void theCampaignsPageShowsTheLatestThree() {
        String page = application.get(HOME).body();
        assertThat(page)
                .contains("class=\"latest\"", "A walk", "Hostile", "Old post 12")
                .doesNotContain("Old post 11");
    }

    @Test
    void aPostIsReadInOnesOwnLanguageOrSaysInWhich() {
        String english = application.get(NEWS + "/walk").body();
        assertThat(english)
                .contains("<h1>A walk</h1>", "Brussels, Luxembourg station", "1 June 2027", "<p>Come along.</p>");
        String german = application.get(GERMAN_NEWS + "/walk").body();
        assertThat(german).contains("<h1>Ein Spaziergang</h1>", "<strong>mit</strong>");
        String untranslated = application.get(GERMAN_NEWS + "/old-1").body();
        assertThat(untranslated)
                .contains("<html lang=\"de\"", "<h1 lang=\"en\">Old post 1</h1>", "Englisch", "content=\"noindex\"");
        assertThat(application.get(NEWS + "/walk").headers().firstValue("ETag")).isPresent();
        String alternate = "<link rel=\"alternate\" hreflang=\"de\" href=\"https://petition.example.org";
        assertThat(english).contains(alternate + GERMAN_NEWS + "/walk\">");
        assertThat(application.get(NEWS + "/old-1").body())
                .as("what engines may not list is no alternate; readers find it")
                .doesNotContain(alternate)
                .contains("<a href=\"" + GERMAN_NEWS + "/old-1\" hreflang=\"de\"");
        assertThat(application.get("/sitemap.xml").body())
                .contains(GERMAN_NEWS + "/walk<", NEWS + "/walk<", NEWS + "/old-1<")
                .doesNotContain(GERMAN_NEWS + "/old-1", NEWS + "/later", NEWS + "/draft");
    }

    @Test
    void aPostIsAnArticleWhereItsAddressIsPosted() {
        String published = START.minus(Duration.ofDays(1)).toString();
        assertThat(application.get(NEWS + "/walk").body())
                .contains(
                        "<meta property=\"og:type\" content=\"article\">",
                        "<meta property=\"article:published_time\" content=\"" + published + "\">")
                .doesNotContain("content=\"website\"");
        assertThat(application.get(NEWS).body())
                .contains("<meta property=\"og:type\" content=\"website\">")
                .doesNotContain("article:");
    }

    @Test
    void thereIsNothingWhereNobodyMayLook() {
        for (String path : new String[] {
            NEWS + "/draft",
            NEWS + "/none",
            "/xx/" + CAMPAIGN + "/news",
            "/fr/" + CAMPAIGN + "/news",
            "/en/none/news",
            NEWS + "/walk.de"
        }) {
            assertThat(application.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void scriptsInTextsStayTexts() throws Exception {
        for (String path : new String[] {HOME, NEWS, NEWS + "/hostile"}) {
            assertThat(application.get(path).body())
                    .as(path)
                    .contains("Hostile")
                    .doesNotContain("<script>alert");
        }
        String page = application.get(NEWS + "/hostile").body();
        assertThat(page).contains("https://example.org/?a=1&amp;b=2", "A link &lt;b");
        JsonNode data = data(page);
        assertThat(data.get("@type").asString()).isEqualTo("NewsArticle");
        assertThat(data.get("headline").asString()).isEqualTo("Hostile </script><script>alert(1)</script>");
        assertThat(data.get("mainEntityOfPage").asString())
                .isEqualTo("https://petition.example.org" + NEWS + "/hostile");
        Document feed = atom(NEWS + ".atom");
        assertThat(feed.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void anEventIsOneForSearchEnginesAndCalendars() {
        JsonNode data = data(application.get(GERMAN_NEWS + "/walk").body());
        assertThat(data.get("@type").asString()).isEqualTo("Event");
        assertThat(data.get("name").asString()).isEqualTo("Ein Spaziergang");
        assertThat(data.get("startDate").asString()).isEqualTo("2027-06-01");
        assertThat(data.get("location").get("name").asString())
                .as("nobody translated it")
                .isEqualTo("Brussels, Luxembourg station");
        assertThat(application.get(GERMAN_NEWS + "/walk").body()).contains("Brussels, Luxembourg station");
        HttpResponse<String> calendar = application.get(GERMAN_NEWS + ".ics");
        assertThat(calendar.headers().firstValue("Content-Type")).hasValue("text/calendar; charset=utf-8");
        assertThat(calendar.body())
                .contains("SUMMARY;LANGUAGE=de:Ein Spaziergang\r\n", "DTSTART;VALUE=DATE:20270601\r\n")
                .contains("LOCATION;LANGUAGE=de:Brussels\\, Luxembourg station\r\n");
        String uid = "UID:[^\r]+";
        assertThat(first(uid, calendar.body()))
                .isEqualTo(first(uid, application.get(NEWS + ".ics").body()));
    }

    @Test
    void anEventHasTheTimeOfItsPlace() {
        String page = application.get(NEWS + "/talk").body();
        assertThat(page).contains("2 June 2027 at 10:00 (UTC+2)", "2 June 2027 at 09:30 UTC");
        JsonNode data = data(page);
        assertThat(data.get("startDate").asString()).isEqualTo("2027-06-02T10:00:00+02:00");
        assertThat(data.get("endDate").asString()).isEqualTo("2027-06-02T09:30:00Z");
        assertThat(application.get(NEWS + ".ics").body())
                .contains("DTSTART:20270602T080000Z\r\n", "DTEND:20270602T093000Z\r\n");
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    @Test
    void feedsSayInWhichLanguageEachPostIs() throws Exception {
        String page = application.get(GERMAN_NEWS).body();
        assertThat(page)
                .contains("type=\"application/atom+xml\" href=\"" + GERMAN_NEWS + ".atom\"")
                .contains("type=\"application/feed+json\" href=\"" + GERMAN_NEWS + ".json\"");
        NodeList entries = atom(GERMAN_NEWS + ".atom").getElementsByTagName("entry");
        assertThat(entries.getLength()).isGreaterThan(MANY);
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            String title = entry.getElementsByTagName("title").item(0).getTextContent();
            assertThat(entry.getAttribute("xml:lang")).isEqualTo(title.equals("Ein Spaziergang") ? "" : "en");
        }
        JsonNode json = application.visitor().getJson(GERMAN_NEWS + ".json");
        assertThat(json.get("feed_url").asString()).isEqualTo("https://petition.example.org" + GERMAN_NEWS + ".json");
        int german = 0;
        for (JsonNode item : json.get("items")) {
            boolean isGerman = item.get("language").asString().equals("de");
            german += isGerman ? 1 : 0;
            assertThat(item.get("title").asString().equals("Ein Spaziergang")).isEqualTo(isGerman);
            assertThat(item.get("url").asString()).startsWith("https://petition.example.org" + GERMAN_NEWS + "/");
        }
        assertThat(german).isEqualTo(1);
        assertThat(application.get(GERMAN_NEWS + ".json").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    /// Moves the clock of the application that the others use, too, which know nothing of this post.
    @Test
    void aPostThatIsPlannedAppearsEverywhereAtItsTime() throws IOException {
        String[] places = {HOME, NEWS, NEWS + ".atom", NEWS + ".json"};
        Path folder = Files.createDirectories(campaigns.resolveSibling("planned-" + System.nanoTime()));
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        post(
                Files.createDirectories(kit.folder().resolve("news")),
                "later.en",
                "It appears later",
                Instant.now().plus(Duration.ofHours(1)),
                "ready",
                "Text.");
        try (TestApplication other = TestApplication.start(Setup.fresh().withCampaigns(folder))) {
            for (String place : places) {
                assertThat(other.get(place).body()).as(place).doesNotContain("It appears later");
            }
            assertThat(other.get(NEWS).body()).contains("There is no news yet.");
            assertThat(other.get(NEWS + "/later").statusCode()).isEqualTo(404);
            assertThat(other.get("/sitemap.xml").body()).doesNotContain(NEWS + "/later");
            other.clock.move(Duration.ofMinutes(61));
            for (String place : places) {
                assertThat(other.get(place).body()).as(place).contains("It appears later");
            }
            assertThat(other.get(NEWS + "/later").statusCode()).isEqualTo(200);
            assertThat(other.get("/sitemap.xml").body()).contains(NEWS + "/later<");
        } finally {
            TestFolders.delete(folder);
        }
    }
}
