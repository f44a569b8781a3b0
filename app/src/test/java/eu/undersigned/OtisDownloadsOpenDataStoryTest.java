package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Otis, a journalist, loads tables into his own program.
class OtisDownloadsOpenDataStoryTest extends OneApplication {
    private static final String TABLES = API + "/statistics/";
    /// 21 November 2026, 17:00 UTC, in hours since 1970.
    private static final long HOUR = 498_689;

    @BeforeAll
    static void fill() {
        count(HOUR, "country", "BE", 20);
        count(HOUR, "country", "FR", 8);
        count(HOUR, "country", "MT", 2);
        count(HOUR, "country", "SI", 3);
        count(HOUR + 1, "country", "BE", 9);
        count(HOUR + 1, "country", "XX", 0); // left the log again
        count(HOUR + 24 * 400, "country", "BE", 3);
        count(HOUR, "language", "fr", 12);
        count(HOUR, "organisation", "eurochild", 7);
    }

    private static void count(long hour, String dimension, String key, long count) {
        application.execute("INSERT INTO log_count (campaign_id, hour, dimension, key, count) SELECT id, " + hour
                + ", '" + dimension + "', '" + key + "', " + count + " FROM campaign");
    }

    @Test
    void aTableByDayOpensInASpreadsheet() throws IOException {
        HttpResponse<String> answer = application.get(TABLES + "daily/country.csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                .contains("every-second-counts-daily-country.csv");
        assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=60");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.body()).startsWith("time,country,signatures\r\n");
        assertThat(lines(answer.body()))
                .containsExactly("2026-11-21 BE 29", "2026-11-21 FR 8", "2026-11-21 _other 5", "2027-12-26 _other 3");
    }

    @Test
    void theSameByHourAsJson() {
        JsonNode table = application.visitor().getJson(TABLES + "hourly/country.json");
        assertThat(table.get("campaign").asString()).isEqualTo("every-second-counts");
        assertThat(table.get("step").asString()).isEqualTo("hourly");
        assertThat(table.get("by").asString()).isEqualTo("country");
        assertThat(table.get("grouped_below").asLong()).isEqualTo(5);
        JsonNode first = table.get("counts").get(0);
        assertThat(first.get("time").asString()).isEqualTo("2026-11-21T17:00:00Z");
        assertThat(first.get("country").asString()).isEqualTo("BE");
        assertThat(first.get("signatures").asLong()).isEqualTo(20);
        assertThat(table.get("counts").size()).isEqualTo(5);
    }

    @Test
    void thereAreTablesByLanguageAndByOrganisation() throws IOException {
        assertThat(lines(application.get(TABLES + "daily/language.csv").body())).containsExactly("2026-11-21 fr 12");
        assertThat(lines(application.get(TABLES + "hourly/organisation.csv").body()))
                .containsExactly("2026-11-21T17:00:00Z eurochild 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily/country.xml",
                "daily/country",
                "daily/country.csv.json",
                "daily/COUNTRY.csv",
                "weekly/country.csv",
                "daily/name.csv",
                "daily/.csv",
                "-1/country.csv"
            })
    void aTableThatThereIsNotIsNotFoundInWords(String path) {
        HttpResponse<String> answer = application.get(TABLES + path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).contains("application/problem+json");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
    }

    @Test
    void anUnknownCampaignHasNoTables() {
        assertThat(application
                        .get("/api/v1/campaigns/nowhere/statistics/daily/country.csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoOnlyLooksTakesNoPlace() {
        for (int i = 0; i < 10; i++) {
            assertThat(application.visitor().head(TABLES + "daily/country.csv").statusCode())
                    .isEqualTo(200);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(application.get(TABLES + "daily/country.csv").statusCode())
                    .isEqualTo(200);
        }
    }

    /// What is counted reaches the tables by itself, through the public log.
    @Test
    void whatIsSignedReachesTheTables() {
        try (TestApplication own = TestApplication.start()) {
            for (int i = 0; i < 6; i++) {
                own.counted(SignerForm.of("Mia Malta", "mia" + i + "@tables.example")
                        .with("country", "MT"));
            }
            Await.until(
                    "six from Malta",
                    () -> own.get(TABLES + "hourly/country.csv").body().matches("(?s).*,MT,6\r\n.*"));
        }
    }

    @Test
    void theStatisticsPageHasChartsTablesAndLinks() {
        try (TestApplication own = TestApplication.start()) {
            assertThat(own.get(HOME + "/statistics").body())
                    .as("before anybody")
                    .contains(Texts.in(Language.EN).of("count.none"))
                    .doesNotContain("class=\"chart\"");
            own.counted(SignerForm.of("Cleo Chart", "cleo@chart.example").with("country", "MT"));
            own.counts("published", counts -> counts.get("confirmed").asLong() == 1);
            String page = own.get(HOME + "/statistics").body();
            assertThat(page)
                    .contains("<title id=\"days-title\">By day</title>")
                    .contains("Most in one day: 1")
                    .contains("Most in one hour: 1")
                    .contains(">Malta<")
                    .contains(TABLES + "daily/country.csv", TABLES + "hourly/organisation.json")
                    .doesNotContain("style=");
            assertThat(page.split("<tr><th scope=\"row\">", -1)).hasSizeGreaterThan(30 + 48);
            String tag =
                    own.get(HOME + "/statistics").headers().firstValue("etag").orElseThrow();
            assertThat(tag).isNotEmpty();
        }
    }

    private static List<String> lines(String csv) throws IOException {
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            return parser.stream()
                    .map(CSVRecord::toList)
                    .map(values -> String.join(" ", values))
                    .toList();
        }
    }
}
