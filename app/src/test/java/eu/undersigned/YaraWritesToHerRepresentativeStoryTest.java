package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Yara, who lives in Greece, writes to one of those who represent her, in Greek, from her own mail program.
class YaraWritesToHerRepresentativeStoryTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final String LIST = HOME + "/representatives";
    private static final String MARIA = LIST + "/maria-sample";
    private static final String HEADER = "id,name,country,group,language,mailbox,page,left\n";
    private static final String ROWS = """
            maria-sample,Maria Sample,GR,A,el,maria@example.org,https://example.org/maria,
            nikos-sample,Nikos Sample,GR,B & C,el,nikos@example.org,,
            anna-sample,Anna Sample,AT,A,de,anna@example.org,,
            shy-sample,Shy Sample,AT,A,de,,https://example.org/shy,
            lost-sample,Lost Sample,AT,A,de,,,
            gone-sample,Gone Sample,AT,A,de,gone@example.org,,2026-10-01
            "<b>odd</b>","<script>alert(1)</script>",PT,A,pt,,,
            """.replace("\"<b>odd</b>\"", "odd-sample");
    private static final String YAML = """
            source: Made up for a test.
            as_of: 2026-11-22
            term: Term of the test
            sample: true
            groups:
              - id: A
                name: The A group
            """;
    private static final String ENGLISH_TEXT = """
            ---
            subject: Please protect children
            ---
            Dear {representative},

            please & thank you: 100 %.

            {name}
            {place}
            """;
    private static final String GREEK_TEXT = """
            ---
            subject: Προστατέψτε τα παιδιά
            ---
            Αγαπητή κυρία {representative},

            σας γράφω ως μία από τους ανθρώπους που εκπροσωπείτε. Σας παρακαλώ να εργαστείτε για μόνιμους κανόνες κατά της σεξουαλικής κακοποίησης παιδιών στο διαδίκτυο: τα παιδιά δεν μπορούν να περιμένουν άλλο, και όσοι επέζησαν χρειάζονται βοήθεια. Πείτε μου, σας παρακαλώ, τι θα κάνετε γι’ αυτό, και πότε θα το κάνετε.

            {name}
            {place}
            """;

    private static TestApplication application;
    private static int networks;

    @BeforeAll
    static void start() throws IOException {
        Path campaigns = TestFolders.make("kits");
        write(TestKit.in(campaigns, CAMPAIGN), YAML);
        write(TestKit.in(campaigns, "closed").replacing("campaign.yaml", "open: true", "open: false"), YAML);
        TestKit later = TestKit.in(campaigns, "later").replacing("campaign.yaml", "open: true", "open: false");
        write(later, YAML + "after_closing: true\n");
        Path list = later.folder().resolve("representatives.csv");
        Files.writeString(list, Files.readString(list) + "bea-sample,Bea Sample,BE,A,nl,bea@example.org,,\n");
        for (String language : List.of("nl", "fr", "de")) {
            Files.writeString(later.folder().resolve("representatives." + language + ".md"), ENGLISH_TEXT);
        }
        TestKit.in(campaigns, "bare");
        application = TestApplication.start(
                Setup.fresh().withCampaigns(campaigns).with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1"));
    }

    private static void write(TestKit kit, String yaml) throws IOException {
        Files.writeString(kit.folder().resolve("representatives.csv"), HEADER + ROWS);
        Files.writeString(kit.folder().resolve("representatives.yaml"), yaml);
        Files.writeString(kit.folder().resolve("representatives.en.md"), ENGLISH_TEXT);
        Files.writeString(kit.folder().resolve("representatives.el.md"), GREEK_TEXT);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static Document page(String path) {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /// The form of a letter as the page has it.
    private static Map<String, String> form(Document page) {
        Element form = page.expectFirst("form[action$=/write]");
        Map<String, String> fields = new HashMap<>();
        form.select("input").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.put("text", form.expectFirst("textarea").wholeText());
        return fields;
    }

    private static HttpResponse<String> send(String path, Map<String, String> fields, String network) {
        return application.visitor().post(path, fields, "X-Forwarded-For", network);
    }

    /// From a network of its own.
    private static HttpResponse<String> send(String path, Map<String, String> fields) {
        networks++;
        return send(path, fields, "198.51.100." + networks);
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    private static long begun(String representative) {
        return application.number(
                "SELECT coalesce(sum(begun), 0) FROM representative_letter WHERE representative = ?", representative);
    }

    /// Counts are written each second.
    private static void pauseUntilWritten() {
        Await.pause(Duration.ofMillis(2_500));
    }

    @Test
    void theListSaysThatItIsASampleAndWhereItIsFrom() {
        Document list = page(LIST);
        assertThat(list.select(".note").text()).isEqualTo(ENGLISH.of("representative.sample"));
        assertThat(list.text()).contains("Source: Made up for a test.", "22 November 2026", "Term of the test");
        assertThat(list.select(".members section h2").eachText())
                .containsExactly("Austria (3)", "Greece (2)", "Portugal (1)");
        assertThat(list.select(".members li a").eachText())
                .contains("Maria Sample", "<script>alert(1)</script>")
                .doesNotContain("Gone Sample");
        assertThat(list.select(".members li span").eachText()).contains("The A group", "B & C");
        assertThat(list.select("main script")).isEmpty();
    }

    @Test
    void yaraFindsThoseOfHerCountry() {
        Document greek = page(LIST + "?country=GR");
        assertThat(greek.select(".members li a").eachText()).containsExactly("Maria Sample", "Nikos Sample");
        assertThat(greek.select("#country option[selected]").eachText()).containsExactly("Greece");
        assertThat(greek.select(".languages a").eachAttr("href"))
                .containsExactlyInAnyOrder(LIST + "?country=GR", "/de/" + CAMPAIGN + "/representatives?country=GR");
        assertThat(page(LIST + "?country=GR&group=B+%26+C")
                        .select(".members li a")
                        .eachText())
                .containsExactly("Nikos Sample");
        assertThat(page(LIST + "?country=PT&group=B+%26+C")
                        .select("[role=status]")
                        .text())
                .isEqualTo(ENGLISH.of("representative.none"));
        assertThat(page(LIST + "?country=ZZ&group=nonsense").select(".members li"))
                .as("what no member has is not asked for")
                .hasSize(6);
    }

    @Test
    void theTextIsInTheRepresentativesLanguageAndAnotherCanBeChosen() {
        Document maria = page(MARIA);
        assertThat(maria.expectFirst("textarea").attr("lang")).isEqualTo("el");
        assertThat(maria.expectFirst("textarea").wholeText()).startsWith("Αγαπητή κυρία Maria Sample,\n\nσας γράφω");
        assertThat(maria.select("#text-language option").eachText()).containsExactlyInAnyOrder("English", "Ελληνικά");
        Document english = page(MARIA + "?text=en");
        assertThat(english.expectFirst("textarea").attr("lang")).isEqualTo("en");
        assertThat(english.expectFirst("#subject").attr("value")).isEqualTo("Please protect children");
        assertThat(page(LIST + "/anna-sample").expectFirst("textarea").attr("lang"))
                .as("no German text: that of the page")
                .isEqualTo("en");
        assertThat(page(MARIA + "?text=xx").expectFirst("textarea").attr("lang"))
                .isEqualTo("el");
    }

    @Test
    void aLongGreekLetterIsCopied() {
        HttpResponse<String> answer =
                send(MARIA + "/write", with(with(form(page(MARIA)), "name", "Yara"), "place", "Πάτρα"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        Document ready = Jsoup.parse(answer.body());
        assertThat(ready.select(".lead").text()).isEqualTo(ENGLISH.of("representative.ready.long"));
        assertThat(ready.select("a[href^=mailto:]").eachAttr("href"))
                .singleElement()
                .asString()
                .startsWith("mailto:maria@example.org?subject=%CE%A0")
                .doesNotContain("body");
        assertThat(ready.expectFirst("#to").attr("value")).isEqualTo("maria@example.org");
        assertThat(ready.expectFirst("main textarea").wholeText()).endsWith("\n\nYara\nΠάτρα");
        assertThat(ready.expectFirst("main textarea").attr("lang")).isEqualTo("el");
    }

    @Test
    void aShortOneOpensInHerMailProgram() {
        Map<String, String> fields = with(form(page(MARIA)), "text", "Γεια σας\n\nΥάρα & {place}");
        Document ready = Jsoup.parse(send(MARIA + "/write", fields).body());
        String link = ready.expectFirst("a[href^=mailto:]").attr("href");
        assertThat(link).startsWith("mailto:maria@example.org?subject=").contains("&body=%CE%93%CE%B5", "%0D%0A%0D%0A");
        assertThat(link).hasSizeLessThanOrEqualTo(1_900).endsWith("%20%26");
        assertThat(ready.text()).contains(ENGLISH.of("representative.ready.lead"), "Nothing has been sent yet");
    }

    @Test
    void whatSheWroteIsNowhereAndTheLetterCountsOnce() {
        long before = begun("nikos-sample");
        String path = LIST + "/nikos-sample";
        Map<String, String> fields = with(with(form(page(path)), "text", "Zitronenfalter"), "name", "Yara Zitron");
        Document ready = Jsoup.parse(send(path + "/write", fields).body());
        Await.until("counted", () -> begun("nikos-sample") == before + 1);

        Map<String, String> change = new HashMap<>();
        ready.select("form[action$=/change] input")
                .forEach(input -> change.put(input.attr("name"), input.attr("value")));
        HttpResponse<String> changing = send(path + "/change", change);
        assertThat(changing.statusCode()).isEqualTo(200);
        assertThat(changing.headers().firstValue("Cache-Control")).contains("no-store");
        Map<String, String> again = form(Jsoup.parse(changing.body()));
        assertThat(again).containsEntry("text", "Zitronenfalter").containsEntry("name", "Yara Zitron");
        assertThat(send(path + "/write", again).statusCode()).isEqualTo(200);
        pauseUntilWritten();
        assertThat(begun("nikos-sample"))
                .as("a letter that is changed is one letter")
                .isEqualTo(before + 1);

        String stored = application.text("SELECT string_agg(t::text, '') FROM representative_letter t");
        assertThat(stored).doesNotContain("Zitron", "198.51");
        assertThat(changing.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void oneNetworkCantInflateTheCount() {
        String path = LIST + "/anna-sample";
        Map<String, String> fields = form(page(path));
        for (int i = 0; i < 40; i++) {
            assertThat(send(path + "/write", fields, "203.0.113.9").statusCode())
                    .as("everybody gets their letter")
                    .isEqualTo(200);
        }
        Await.until("counted", () -> begun("anna-sample") >= 20);
        pauseUntilWritten();
        assertThat(begun("anna-sample")).isEqualTo(20);
    }

    @Test
    void smallNumbersAreNotShown() {
        Document page = page(LIST + "/odd-sample");
        assertThat(page.select("dl.answers dd").eachText())
                .containsExactly("Portugal", "The A group", "too few to be shown", "too few to be shown");
        application.execute("INSERT INTO representative_letter SELECT id, 'odd-sample', '2026-11-01', 700 FROM campaign"
                + " WHERE slug = '" + CAMPAIGN + "'");
        Await.until(
                "the count is shown",
                () -> page(LIST + "/odd-sample")
                        .select("dl.answers dd")
                        .eachText()
                        .contains("700"));
        application.execute("INSERT INTO tally (campaign_id, dimension, key, count) SELECT id, 'country', 'PT', 1234"
                + " FROM campaign WHERE slug = '" + CAMPAIGN + "'");
        Await.until(
                "signatures are shown",
                () -> page(LIST + "/odd-sample")
                        .select("dl.answers dd")
                        .eachText()
                        .contains("1,234"));
    }

    @Test
    void whatCantBeSentIsSaidAtTheField() {
        Map<String, String> fields = with(form(page(MARIA)), "subject", "Hello\r\nBcc: everybody@example.org");
        HttpResponse<String> answer = send(MARIA + "/write", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".summary a").eachAttr("href")).containsExactly("#subject");
        assertThat(page.expectFirst("#subject").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.expectFirst("#subject").attr("aria-describedby")).isEqualTo("subject-error");
        assertThat(page.expectFirst("textarea").wholeText()).startsWith("Αγαπητή");
        assertThat(answer.body()).doesNotContain("mailto:");
        assertThat(page.title()).startsWith(ENGLISH.of("error.title"));

        HttpResponse<String> hostile =
                send(MARIA + "/write", with(form(page(MARIA)), "text", "</textarea><script>alert(1)</script>"));
        assertThat(hostile.body()).doesNotContain("<script>alert").contains("&lt;/textarea");
        assertThat(send(MARIA + "/write", Map.of()).statusCode()).isEqualTo(422);
        assertThat(application
                        .visitor()
                        .post(MARIA + "/write", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aRecordWithoutAMailboxHasNoFormThatLeadsNowhere() {
        Document shy = page(LIST + "/shy-sample");
        assertThat(shy.select("main form")).isEmpty();
        assertThat(shy.text()).contains(ENGLISH.of("representative.nomailbox", "name", "Shy Sample"));
        assertThat(shy.select("main a").eachAttr("href")).contains("https://example.org/shy");
        assertThat(page(LIST + "/lost-sample").text())
                .contains(ENGLISH.of("representative.nomailbox.nowhere", "name", "Lost Sample"));
        HttpResponse<String> answer = send(LIST + "/shy-sample/write", Map.of("subject", "a", "text", "b"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains(ENGLISH.of("representative.kept"), ">b</textarea>");
        pauseUntilWritten();
        assertThat(begun("shy-sample")).isZero();
    }

    @Test
    void anOldLinkToOneWhoLeftLeadsToThoseWhoCame() {
        HttpResponse<String> answer = application.get(LIST + "/gone-sample");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("Gone Sample is no longer a member", LIST + "?country=AT", "noindex");
        HttpResponse<String> late =
                send(LIST + "/gone-sample/write", Map.of("subject", "A & B", "text", "Words\n<b>of an hour</b>"));
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.headers().firstValue("Cache-Control")).contains("no-store");
        Document kept = Jsoup.parse(late.body());
        assertThat(kept.expectFirst("main textarea").wholeText())
                .as("nothing that was typed is thrown away")
                .isEqualTo("Words\n<b>of an hour</b>");
        assertThat(kept.expectFirst("#subject").attr("value")).isEqualTo("A & B");
        assertThat(kept.text()).contains("Gone Sample is no longer a member", ENGLISH.of("representative.kept"));
        assertThat(kept.select("main a").eachAttr("href")).contains(LIST + "?country=AT");
        assertThat(late.body()).doesNotContain("mailto:");
        assertThat(application.get(LIST + "/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void whoLoadsAnAnswerAnewBeginsAgain() {
        assertThat(application.get(MARIA + "/write").headers().firstValue("Location"))
                .contains(MARIA);
        assertThat(application.get(MARIA + "/change").headers().firstValue("Location"))
                .contains(MARIA);
    }

    @Test
    void aClosedPetitionAsksNobodyToWriteUnlessItsKitSaysSo() {
        Document closed = page("/en/closed/representatives/maria-sample");
        assertThat(closed.select("main form")).isEmpty();
        assertThat(closed.text()).contains(ENGLISH.of("representative.closed"));
        assertThat(page("/en/later/representatives/maria-sample").select("form[action$=/write]"))
                .hasSize(1);
        HttpResponse<String> late = send(
                "/en/closed/representatives/maria-sample/write", Map.of("subject", "Words", "text", "of one in time"));
        assertThat(late.body()).as("what was begun in time is not lost").contains("of%20one%20in%20time");
        assertThat(application.number("SELECT count(*) FROM representative_letter JOIN campaign c ON c.id = campaign_id"
                        + " WHERE c.slug = 'closed'"))
                .isZero();
    }

    @Test
    void aCampaignWithoutAListHasNoSuchPage() {
        assertThat(application.get("/en/bare/representatives").statusCode()).isEqualTo(404);
        assertThat(application.get("/en/bare/representatives/maria-sample").statusCode())
                .isEqualTo(404);
        assertThat(application
                        .get("/api/v1/campaigns/bare/representatives.json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(application.get("/en/bare").body()).doesNotContain("/representatives");
    }

    @Test
    void openDataNamesMembersAndNoMailbox() {
        HttpResponse<String> answer = application.get("/api/v1/campaigns/" + CAMPAIGN + "/representatives.json");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.body()).doesNotContain("maria@example.org");
        JsonNode json = Visitor.JSON.readTree(answer.body());
        assertThat(json.get("sample").asBoolean()).isTrue();
        assertThat(json.get("as_of").asString()).isEqualTo("2026-11-22");
        List<String> ids = IntStream.range(0, json.get("representatives").size())
                .mapToObj(i -> json.get("representatives").get(i).get("id").asString())
                .collect(Collectors.toList());
        assertThat(ids).contains("maria-sample").doesNotContain("gone-sample").hasSize(6);
    }

    @Test
    void nobodyWaitsForACountThatCantBeWrittenAndItIsWrittenLater() throws SQLException {
        Map<String, String> fields = form(page(MARIA));
        long before = begun("maria-sample");
        try (Connection connection = TestPostgres.connect(application.address());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE representative_letter IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                HttpResponse<String> answer = send(MARIA + "/write", fields);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("maria@example.org");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            }
            pauseUntilWritten();
            connection.rollback();
        }
        Await.until("counted once the table is free", () -> begun("maria-sample") == before + 3);
    }

    @Test
    void anOrderlyEndWritesWhatWasCounted() throws IOException {
        Path campaigns = TestFolders.make("kits");
        write(TestKit.in(campaigns, CAMPAIGN), YAML);
        TestApplication ending = TestApplication.start(Setup.fresh().withCampaigns(campaigns));
        Map<String, String> fields = form(Jsoup.parse(ending.get(MARIA).body()));
        ending.visitor().post(MARIA + "/write", fields);
        ending.close();
        assertThat(ending.number("SELECT coalesce(sum(begun), 0) FROM representative_letter"))
                .isEqualTo(1);
    }

    @Test
    void aNameIsFoundWithoutItsAccentsAndInAnyCase() {
        assertThat(page(LIST + "?name=SAMPLE+mar%C3%ADa")
                        .select(".members li a")
                        .eachText())
                .containsExactly("Maria Sample");
        Document none = page(LIST + "?country=AT&name=nikos");
        assertThat(none.select(".members li")).isEmpty();
        assertThat(none.select("[role=status]").text()).isEqualTo(ENGLISH.of("representative.none"));
        assertThat(none.expectFirst("#name").attr("value")).isEqualTo("nikos");
        assertThat(none.select(".languages a").eachAttr("href"))
                .allMatch(href -> href.endsWith("?country=AT&name=nikos"));
        Document hostile = page(LIST + "?name=" + "%3Cb%3E%22x".repeat(200));
        assertThat(hostile.expectFirst("#name").attr("value")).hasSize(60).startsWith("<b>\"x");
        assertThat(page(LIST + "?name=%20%20").select(".members li")).hasSize(6);
    }

    @Test
    void whereACountryHasSeveralOfficialLanguagesAnotherIsOneLinkAway() {
        String path = "/en/later/representatives/bea-sample";
        Document bea = page(path);
        assertThat(bea.expectFirst("textarea").attr("lang"))
                .as("as her record says")
                .isEqualTo("nl");
        assertThat(bea.select("main a[href*=text=]").eachAttr("href"))
                .containsExactly(path + "?text=nl", path + "?text=fr", path + "?text=de");
        Document french = page(path + "?text=fr");
        assertThat(french.expectFirst("textarea").attr("lang")).isEqualTo("fr");
        assertThat(french.select("main a[aria-current]").eachText()).containsExactly("Français");
        assertThat(page(MARIA).select("main a[href*=text=]")).isEmpty();
    }
}
