package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Greta reads what organisations ask together: the wording that holds, the earlier ones, and what was handed over.
class GretaReadsTheLetterStoryTest {
    private static final String LETTERS = HOME + "/letters";
    private static final String FIRST = LETTERS + "/first";
    private static final String TEXT = """
            ---
            title: A first letter
            sender: The coalition
            addressee: To the Parliament
            status: source
            summary: What it is about.
            ---
            Children need a law.

            ## points

            ### Pass the law.

            It has waited for long.
            """;

    @TempDir
    Path campaigns;

    @TempDir
    Path data;

    private TestKit kit(String settings, String text) {
        TestKit kit = TestKit.in(campaigns, CAMPAIGN);
        write(kit, "first.yaml", settings);
        write(kit, "first.en.md", text);
        return kit;
    }

    private static void write(TestKit kit, String file, String content) {
        try {
            Path letters = Files.createDirectories(kit.folder().resolve("letters"));
            Files.writeString(letters.resolve(file), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private TestApplication start() {
        return TestApplication.start(Setup.fresh().withCampaigns(campaigns));
    }

    /// Starts it once more with another wording or stage: the folder's kit is read at every start.
    private TestApplication again(Setup setup) {
        return TestApplication.start(setup);
    }

    private static JsonNode data(TestApplication application) {
        return JsonMapper.shared()
                .readTree(application.get(API + "/letters/first.json").body());
    }

    @Test
    void sheReadsALetterWithItsDemandsAndTakesItAlong() {
        kit("stage: open\ndeadline: 2099-05-01\ninitiators: [terre-des-hommes]\n", TEXT);
        try (TestApplication application = start()) {
            assertThat(application.get(HOME).body()).contains("href=\"" + FIRST + "\"", "A first letter");
            assertThat(application.get(LETTERS).body()).contains("href=\"" + FIRST + "\"", "To the Parliament");
            String page = application.get(FIRST).body();
            assertThat(page)
                    .contains("<h1>A first letter</h1>", "The coalition", "To the Parliament", "Children need a law.")
                    .contains("<strong>Pass the law.</strong>", "It has waited for long.")
                    .contains("Version 1, published on ", "until 1 May 2099")
                    .contains("Begun by: Terre des Hommes", "No organisation has signed here yet.")
                    .contains("href=\"" + FIRST + "/sign\"", "href=\"" + FIRST + ".pdf\"")
                    .contains("\"@type\":\"Article\"", "<link rel=\"canonical\"", "property=\"og:title\"");
            HttpResponse<String> pdf = application.get(FIRST + ".pdf");
            assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(pdf.body()).startsWith("%PDF-");
            assertThat(application
                            .get(
                                    FIRST + ".pdf",
                                    "If-None-Match",
                                    pdf.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isEqualTo(304);
            JsonNode letter = data(application);
            assertThat(letter.get("stage").asString()).isEqualTo("open");
            assertThat(letter.get("version").asInt()).isEqualTo(1);
            assertThat(letter.at("/texts/0/points/0/ask").asString()).isEqualTo("Pass the law.");
            assertThat(letter.get("organisations").asInt()).isZero();
            assertThat(application.get("/sitemap.xml").body())
                    .contains(LETTERS + "</loc>", FIRST + "</loc>")
                    .doesNotContain("/de/" + CAMPAIGN + "/letters/first</loc>");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        kit("stage: open\n", TEXT);
        try (TestApplication application = start()) {
            for (String path : new String[] {
                "/first/versions/2",
                "/first/versions/0",
                "/first/versions/1e1",
                "/first/versions/99999999999999999999",
                "/other",
                "/other.pdf",
                "/first.pdf.pdf",
                "/..%2ffirst",
                "/%3Cscript%3E",
                "/first%00",
                "/first.docx"
            }) {
                HttpResponse<String> answer = application.get(LETTERS + path);
                assertThat(answer.statusCode()).as(path).isIn(400, 404);
                assertThat(answer.body()).as(path).doesNotContain("<script>");
            }
        }
    }

    @Test
    void aLetterThatMembersStillWriteIsNobodysToRead() {
        kit("stage: drafting\ndeadline: 2099-05-01\n", TEXT);
        try (TestApplication application = start()) {
            for (String path :
                    new String[] {FIRST, FIRST + ".pdf", FIRST + "/versions/1", API + "/letters/first.json"}) {
                assertThat(application.get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(application.get(LETTERS).body())
                    .contains("There is no open letter yet.")
                    .doesNotContain("A first letter");
            assertThat(application.get(HOME).body()).doesNotContain("/letters");
            assertThat(application.get("/sitemap.xml").body()).doesNotContain("/letters");
            assertThat(application.number("SELECT count(*) FROM letter_version"))
                    .isZero();
        }
    }

    @Test
    void whereverItIsNotTranslatedSheGetsTheMainTextMarkedAsSuch() {
        TestKit kit = kit("stage: open\n", TEXT);
        try (TestApplication application = start()) {
            assertThat(application.get("/de/" + CAMPAIGN + "/letters/first").body())
                    .contains("<h1 lang=\"en\">A first letter</h1>", "content=\"noindex\"");
        }
        write(
                kit,
                "first.de.md",
                TEXT.replace("status: source", "status: unreviewed").replace("A first letter", "Ein erster Brief"));
        try (TestApplication application = start()) {
            assertThat(application.get("/de/" + CAMPAIGN + "/letters/first").body())
                    .contains("<h1>Ein erster Brief</h1>");
        }
    }

    @Test
    void markupInALetterIsShownAsItWasTyped() {
        String hostile = "</script><script>alert(1)</script>";
        kit(
                "stage: open\n",
                TEXT.replace("A first letter", "\"" + hostile + "\"").replace("Pass the law.", hostile));
        try (TestApplication application = start()) {
            String page = application.get(FIRST).body();
            assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
            assertThat(application.get(FIRST + ".pdf").body()).startsWith("%PDF-");
        }
    }

    @Test
    void sheFindsEveryWordingThatWasPublic() {
        TestKit kit = kit("stage: open\n", TEXT);
        Setup setup = Setup.fresh().withCampaigns(campaigns).withData(data);
        try (TestApplication application = again(setup)) {
            assertThat(data(application).get("versions")).hasSize(1);
        }
        write(kit, "first.en.md", TEXT.replace("Pass the law.", "Pass a better law."));
        try (TestApplication application = again(setup)) {
            String page = application.get(FIRST).body();
            assertThat(page)
                    .contains("Pass a better law.", "Version 2, published on ", "href=\"" + FIRST + "/versions/1\"");
            String earlier = application.get(FIRST + "/versions/1").body();
            assertThat(earlier)
                    .contains("<strong>Pass the law.</strong>", "Version 1, published on ")
                    .contains("This is another wording than the one that holds.", "content=\"noindex\"")
                    .doesNotContain("/sign\"");
            assertThat(application.get(FIRST + "/versions/2").body())
                    .contains("Pass a better law.")
                    .doesNotContain("This is another wording");
        }
        write(kit, "first.en.md", TEXT);
        try (TestApplication application = again(setup)) {
            assertThat(application.get(FIRST).body())
                    .contains("<strong>Pass the law.</strong>", "Version 1, published on ");
            assertThat(data(application).get("versions")).hasSize(2);
        }
    }

    @Test
    void whatWasHandedOverStaysWhatItWas() {
        TestKit kit = kit("stage: delivered\ndelivered: 2027-02-03\n", TEXT);
        Setup setup = Setup.fresh().withCampaigns(campaigns).withData(data);
        try (TestApplication application = again(setup)) {
            assertThat(application.get(FIRST).body())
                    .contains("handed over. When: 3 February 2027")
                    .doesNotContain("/sign\"");
        }
        write(kit, "first.yaml", "stage: delivered\ndelivered: 2027-02-09\n");
        write(kit, "first.en.md", TEXT.replace("Pass the law.", "Pass another law."));
        try (TestApplication application = again(setup)) {
            assertThat(application.get(FIRST).body())
                    .contains("<strong>Pass the law.</strong>", "When: 3 February 2027", "Version 1, published on ")
                    .contains("/versions/2\"", "(handed over)");
            assertThat(application.get(FIRST + "/versions/2").body())
                    .contains("Pass another law.", "This is another wording than the one that holds.");
            assertThat(data(application).get("delivered").asString()).isEqualTo("2027-02-03");
        }
        write(kit, "first.yaml", "stage: open\n");
        try (TestApplication application = again(setup)) {
            assertThat(application.get(FIRST).body()).contains("Pass another law.", "Version 2, published on ");
            assertThat(application.number("SELECT count(*) FROM letter_delivery WHERE taken_back_at IS NOT NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aTranslationOfWhatWasHandedOverStaysWhatItWasToo() {
        String german = TEXT.replace("status: source", "status: reviewed").replace("A first letter", "Ein Brief");
        String path = "/de/" + CAMPAIGN + "/letters/first";
        TestKit kit = kit("stage: open\n", TEXT);
        write(kit, "first.de.md", german);
        Setup setup = Setup.fresh().withCampaigns(campaigns).withData(data);
        again(setup).close();
        write(kit, "first.de.md", german.replace("Pass the law.", "Zweite Fassung."));
        again(setup).close();
        // The first wording again: it, and not the newest, is handed over.
        write(kit, "first.de.md", german);
        write(kit, "first.yaml", "stage: delivered\ndelivered: 2027-02-03\n");
        String handedOver;
        try (TestApplication application = again(setup)) {
            assertThat(application.get(path).body()).contains("<strong>Pass the law.</strong>", "<h1>Ein Brief</h1>");
            handedOver = data(application).at("/texts/1/hash").asString();
        }
        write(kit, "first.de.md", german.replace("Pass the law.", "Dritte Fassung."));
        try (TestApplication application = again(setup)) {
            String page = application.get(path).body();
            assertThat(page)
                    .contains("<strong>Pass the law.</strong>", "<h1>Ein Brief</h1>")
                    .doesNotContain("Dritte Fassung.", "Zweite Fassung.");
            assertThat(application.get(path + "/versions/1").body())
                    .contains("<strong>Pass the law.</strong>", "<h1>Ein Brief</h1>")
                    .doesNotContain("Dritte Fassung.");
            JsonNode letter = data(application);
            assertThat(letter.at("/texts/1/hash").asString()).isEqualTo(handedOver);
            assertThat(letter.at("/versions/0/texts")).hasSize(4);
            for (JsonNode text : letter.at("/versions/0/texts")) {
                String hash = text.get("hash").asString();
                HttpResponse<String> wording = application.get(path + "/versions/" + hash);
                assertThat(wording.statusCode()).isEqualTo(200);
                boolean isGerman = text.get("language").asString().equals("de");
                assertThat(wording.body())
                        .contains(isGerman ? "<h1>Ein Brief</h1>" : "<h1 lang=\"en\">A first letter</h1>");
                boolean isInForce = hash.equals(handedOver) || !isGerman;
                assertThat(wording.body().contains("Dies ist ein anderer Wortlaut"))
                        .isEqualTo(!isInForce);
                String shortHash = hash.substring(0, 12);
                assertThat(application.get(path + "/versions/" + shortHash).statusCode())
                        .isEqualTo(200);
                assertThat(page.contains("/versions/" + shortHash)).as(hash).isEqualTo(!isInForce);
            }
            assertThat(application.get(path + "/versions/" + "0".repeat(64)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aDeliveryThatAnEarlierProgramRecordedStandsForTheTextsOfThatTime() {
        String german = TEXT.replace("status: source", "status: reviewed").replace("A first letter", "Ein Brief");
        TestKit kit = kit("stage: delivered\ndelivered: 2027-02-03\n", TEXT);
        write(kit, "first.de.md", german);
        Setup setup = Setup.fresh().withCampaigns(campaigns).withData(data);
        try (TestApplication application = again(setup)) {
            application.execute("DELETE FROM letter_delivered_text");
        }
        write(kit, "first.de.md", german.replace("Pass the law.", "Zweite Fassung."));
        try (TestApplication application = again(setup)) {
            assertThat(application.get("/de/" + CAMPAIGN + "/letters/first").body())
                    .contains("<strong>Pass the law.</strong>")
                    .doesNotContain("Zweite Fassung.");
        }
    }

    @Test
    void aPdfThatIsThereAsksTheDatabaseForNothing() {
        kit("stage: open\n", TEXT);
        try (TestApplication application = start()) {
            byte[] first = pdf(application);
            application.execute("ALTER TABLE letter_version RENAME TO letter_version_away");
            assertThat(pdf(application)).isEqualTo(first);
            application.clock.move(Duration.ofDays(1));
            assertThat(application.get(FIRST + ".pdf").statusCode())
                    .as("its date is another one, so it is made anew")
                    .isEqualTo(500);
        }
    }

    private static byte[] pdf(TestApplication application) {
        HttpResponse<String> pdf = application.get(FIRST + ".pdf");
        assertThat(pdf.statusCode()).isEqualTo(200);
        return pdf.body().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTranslationThatCameAfterTheDeliveryIsNotWhatWasHandedOver() {
        TestKit kit = kit("stage: delivered\ndelivered: 2027-02-03\n", TEXT);
        Setup setup = Setup.fresh().withCampaigns(campaigns).withData(data);
        again(setup).close();
        write(
                kit,
                "first.de.md",
                TEXT.replace("status: source", "status: reviewed").replace("A first letter", "Ein Brief"));
        try (TestApplication application = again(setup)) {
            String page = application.get("/de/" + CAMPAIGN + "/letters/first").body();
            assertThat(page).contains("<h1 lang=\"en\">A first letter</h1>");
            Matcher later = Pattern.compile("href=\"(/de/[^\"]*/versions/[0-9a-f]{12})\"")
                    .matcher(page);
            assertThat(later.find()).isTrue();
            assertThat(application.get(later.group(1)).body()).contains("<h1>Ein Brief</h1>");
        }
    }

    @Test
    void theShippedLettersSayWhatTheyAreAndWhereTheirFactsAreFrom() {
        try (TestApplication application = TestApplication.start()) {
            String demand = application.get(LETTERS + "/demand-to-lawmakers").body();
            assertThat(demand).contains("COM(2022) 209", "expired on 3 April 2026", "Regulation (EU) 2024/1307");
            String labour = application.get(LETTERS + "/forced-labour").body();
            assertThat(labour).contains("in our own words", "When: 2023", "Terre des Hommes", "An example");
            Matcher points = Pattern.compile("<li><strong>").matcher(labour);
            assertThat(points.results().count()).isEqualTo(5);
        }
    }
}
