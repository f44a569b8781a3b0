package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Fiona writes for a newspaper: she wants to know where each figure comes from, and finds it.
class FionaReadsTheFactsStoryTest {
    private static final String SLUG = "ledger";
    private static final String HOME = "/en/" + SLUG;
    private static final String FACTS = "/api/v1/campaigns/" + SLUG + "/facts";
    private static final String HEADER =
            "id,value,kind,source,as_of,claim,claim.de,unit,series,period,url,expires,conflicts_with,method\n";
    private static final String CAUTION = "is not the number of crimes or of images online";

    private TestApplication application;

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @BeforeEach
    void start() throws IOException {
        Path campaigns = TestFolders.make("kits");
        Path kit = TestKit.in(campaigns, SLUG).folder();
        Files.writeString(kit.resolve("facts.csv"), HEADER + """
                reported-per-second,2.0,decimal,Centre <i>one</i>,2024,,,,,,,,,
                confirmed-addresses,291273,count,Foundation,2024,,,,,,,%s,,
                hosted-in-eu,62,percent,Foundation,2024,,,,,,,,,
                files-2024,63244800,count,Centre,2024,files,,Files,files,2024,,,,
                files-2021,85000000,count,Centre,2021,files,,Files,files,2021,,,,
                reports-2021,29300000,count,Centre,2021,reports <script>alert(1)</script>,Meldungen,Reports <b>made</b>,reports,2021,https://www.example.org/a?b&c,,,Counted.
                reports-2023,36200000,count,Centre,2023,reports,,Reports <b>made</b>,reports,2023,,,,Counted.
                reports-2021-other,29000000,count,Others,2021,reports in other words,,,,,,,reports-2021,
                share-2022,40.5,percent,Foundation,2022,share,,Share,shares,2022,,,,
                share-2023,51,percent,Foundation,2023,share,,Share,shares,2023,,,,
                alone,7,count,+Nobody,2020,"=HYPERLINK(1,2)",,Alone,alone,2020,,,,
                """.formatted(today().plusDays(10)));
        Files.writeString(kit.resolve("corrections.csv"), """
                date,fact,was,is,reason
                2024-02-03,reports-2023,36000000,36200000,Rounded <too> far.
                """);
        application = TestApplication.start(TestApplication.Setup.fresh().withCampaigns(campaigns));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private String page(String language) {
        HttpResponse<String> answer = application.get("/" + language + "/" + SLUG + "/facts");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String part(String page, String from, String to) {
        int start = page.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        return page.substring(start, page.indexOf(to, start));
    }

    @Test
    void eachFigureSaysWhereItComesFrom() {
        String page = page("en");
        assertThat(page)
                .contains("Source: Centre &lt;i&gt;one&lt;/i&gt;, 2024")
                .contains("<a href=\"https://www.example.org/a?b&amp;c\" rel=\"noreferrer\">Source: Centre, 2021</a>")
                .contains("How it was counted: <span>Counted.</span>")
                .contains("files of suspected child sexual abuse were reported every second in 2024")
                .doesNotContain("<script>alert", "<i>one", "<b>made");
        assertThat(application.get(HOME).body()).contains("href=\"" + HOME + "/facts\"");
        assertThat(application.get("/en/nothing/facts").statusCode()).isEqualTo(404);
        assertThat(application.get("/fr/" + SLUG + "/facts").statusCode())
                .as("a language that the campaign lacks")
                .isEqualTo(404);
    }

    @Test
    void sourcesThatDifferStandSideBySide() {
        String conflict = part(page("en"), "<section class=\"conflict\">", "</section>");
        assertThat(conflict).contains("29,300,000", "29,000,000", "Sources differ", "Source: Others, 2021");
        assertThat(conflict).doesNotContain("36,200,000");
        assertThat(part(page("en"), "id=\"fact-reports-2023\"", "id=\"fact-share-2022\""))
                .contains("3 February 2024: 36,000,000 was corrected to 36,200,000.", "Rounded &lt;too&gt; far.");
    }

    @Test
    void whatNobodyHasTranslatedIsMarkedAsEnglish() {
        assertThat(page("de"))
                .contains("<span>Meldungen</span>", "<span lang=\"en\">reports in other words</span>")
                .contains("<span lang=\"en\">Counted.</span>")
                .contains("29.300.000");
        assertThat(part(page("de"), "id=\"fact-hosted-in-eu\"", "</p>"))
                .as("the petition's own words")
                .doesNotContain("lang=");
    }

    @Test
    void thePaceIsComputedAndItsSumIsShown() {
        String pace = part(page("en"), "<section class=\"pace\"", "</section>");
        assertThat(pace)
                .contains("data-rate=\"2.000000\"")
                .contains(
                        "<strong>2.0</strong> files of suspected abuse were reported every second in 2024, on average")
                .contains("63,244,800 files of suspected abuse", "31,622,400 seconds of that year, that makes 2.0.")
                .contains("Source: Centre, 2024", CAUTION)
                .contains("<div class=\"running\" hidden>", "aria-pressed=\"false\"");
        assertThat(page("en")).containsPattern("<script type=\"module\" src=\"/static/ticker-[0-9a-f]+\\.js\">");
        assertThat(page("en")).doesNotContain("while you");
    }

    @Test
    void eachChartHasItsTableItsSourceAndTheCaution() {
        String page = page("en");
        List<String> charts =
                List.of(part(page, "<div class=\"charts\">", "<h2 id=\"all\">").split("<section>"));
        assertThat(charts).hasSize(3); // what stands before, and two charts: one year alone makes none
        String reports = charts.get(1);
        assertThat(reports)
                .contains(
                        "Reports &lt;b&gt;made&lt;/b&gt;",
                        "<path class=\"bars\" d=\"M1 100V19h8V100zM21 100V0h8V100z\"/>")
                .contains("2021: 29,300,000; 2023: 36,200,000", CAUTION)
                .contains("<tr><th scope=\"row\">2022</th><td class=\"number\">–</td></tr>")
                .contains("2021, 2023: <span>Counted.</span>");
        assertThat(charts.get(2)).contains("40.5%", "51%", CAUTION, "Source: Foundation, 2022, 2023");
    }

    @Test
    void aFigureThatIsPastItsDayIsCheckedAndSigningGoesOn() {
        assertThat(application.get(HOME).body()).contains("291,273");
        assertThat(page("en")).doesNotContain("Being checked");
        application.clock.move(Duration.ofDays(10));
        assertThat(application.get(HOME).body()).as("its last day").contains("291,273");
        application.clock.move(Duration.ofDays(1));
        assertThat(application.get(HOME).body()).doesNotContain("291,273").contains("62%");
        assertThat(part(page("en"), "id=\"fact-confirmed-addresses\"", "id=\"fact-hosted-in-eu\""))
                .contains("291,273", "Being checked");
        assertThat(application
                        .visitor()
                        .post(
                                HOME + "/sign",
                                SignerForm.of("Ann Example", "ann@example.org").fields())
                        .statusCode())
                .isEqualTo(303);
        assertThat(application
                        .visitor()
                        .post(HOME + "/sign", java.util.Map.of())
                        .body())
                .as("the form with its errors")
                .doesNotContain("291,273");
        assertThat(fact("confirmed-addresses").get("being_checked").asBoolean()).isTrue();
    }

    private JsonNode fact(String id) {
        for (JsonNode fact : application.visitor().getJson(FACTS + ".json").get("facts")) {
            if (fact.get("id").asString().equals(id)) {
                return fact;
            }
        }
        throw new AssertionError("no " + id);
    }

    @Test
    void programsGetTheSame() {
        JsonNode fact = fact("reports-2021");
        assertThat(fact.get("value").asLong()).isEqualTo(29_300_000);
        assertThat(fact.get("claim").get("de").asString()).isEqualTo("Meldungen");
        assertThat(fact.get("conflicts_with").get(0).asString()).isEqualTo("reports-2021-other");
        assertThat(fact.get("being_checked").asBoolean()).isFalse();
        JsonNode correction = fact("reports-2023").get("corrections").get(0);
        assertThat(correction.get("was").asLong()).isEqualTo(36_000_000);
        assertThat(fact("hosted-in-eu").get("claim").get("de").asString()).isNotEmpty();

        HttpResponse<String> csv = application.get(FACTS + ".csv");
        assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(csv.body().lines())
                .hasSize(12)
                .first()
                .isEqualTo("id,value,kind,claim,unit,source,url,as_of,series,period,method,expires,being_checked,"
                        + "conflicts_with");
        assertThat(csv.body()).contains("share-2022,40.5,percent,share,Share,Foundation,,2022,shares,2022,,,false,");
        assertThat(csv.body())
                .as("no cell is a formula")
                .contains("alone,7,count,\"'=HYPERLINK(1,2)\",Alone,'+Nobody,,2020,alone,2020,");
        HttpResponse<String> unknown = application.get("/api/v1/campaigns/nothing/facts.json");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void thePageIsMadeOnceADay() {
        String tag =
                application.get(HOME + "/facts").headers().firstValue("ETag").orElseThrow();
        assertThat(application.get(HOME + "/facts", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        application.clock.move(Duration.ofDays(11));
        assertThat(application.get(HOME + "/facts", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }
}
