package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Otis, a journalist, reads the numbers by program, from his own site.
class OtisReadsOpenDataStoryTest {
    private static TestApplication application;

    @BeforeAll
    static void start() {
        application = TestApplication.start();
        application.counted("Otis Himself", "otis@data.example");
        application.counts("published", counts -> counts.get("confirmed").asLong() == 1);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void theCountsStandAtTheTopLevel() {
        JsonNode counts = application.counts();
        assertThat(counts.get("slug").asString()).isEqualTo("every-second-counts");
        assertThat(counts.get("open").asBoolean()).isTrue();
        assertThat(counts.get("confirmed").asLong()).isEqualTo(1);
        assertThat(counts.get("pending").asLong()).isZero();
        assertThat(counts.get("declared").asLong()).isEqualTo(50_000);
        assertThat(counts.get("declared_batches").get(0).get("date").asString()).isEqualTo("2023-06-01");
        assertThat(counts.get("goal").asLong()).isEqualTo(100_000);
        assertThat(counts.get("by_country").get("IE").asLong()).isEqualTo(1);
        assertThat(counts.get("by_language").get("en").asLong()).isEqualTo(1);
        assertThat(counts.get("by_day").get(today()).asLong()).isEqualTo(1);
    }

    @Test
    void theHoursOfADayAddUp() {
        JsonNode hours = application.visitor().getJson(API + "/hours/" + today());
        assertThat(hours.get("day").asString()).isEqualTo(today());
        long sum = 0;
        for (var hour : hours.get("by_hour").properties()) {
            assertThat(hour.getKey()).matches(today() + "T[0-2][0-9]Z");
            sum += hour.getValue().asLong();
        }
        assertThat(sum).isEqualTo(1);
        assertThat(application
                        .visitor()
                        .getJson(API + "/hours/2001-01-01")
                        .get("by_hour")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-11", "%27%20OR%201%3D1", "+999999999-12-31", "0000-00-00"})
    void aDayThatIsNoneIsABadRequest(String day) {
        HttpResponse<String> answer = application.get(API + "/hours/" + day);
        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).contains("json");
    }

    @Test
    void anUnknownCampaignIsNotFound() {
        for (String path : new String[] {"", "/events", "/hours/2026-11-21"}) {
            HttpResponse<String> answer = application.get("/api/v1/campaigns/nowhere" + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {API, "/api/v1/campaigns", HOME})
    void whatHasNotChangedIsNotSentAgain(String path) {
        HttpResponse<String> first = application.get(path);
        String tag = first.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> second = application.get(path, "If-None-Match", tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("etag")).contains(tag);
        assertThat(application.get(path, "If-None-Match", "W/\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTagChangesWithTheCounts() {
        try (TestApplication own = TestApplication.start()) {
            String before = own.get(API).headers().firstValue("etag").orElseThrow();
            own.counted("Otis Changes", "otis@changes.example");
            own.counts("published", counts -> counts.get("confirmed").asLong() == 1);
            HttpResponse<String> after = own.get(API, "If-None-Match", before);
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(after.headers().firstValue("etag").orElseThrow()).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {API, "/api/v1/campaigns", API + "/hours/2026-11-21", "/api/v1/openapi.yaml"})
    void anySiteMayRead(String path) {
        HttpResponse<String> answer = application.get(path, "Origin", "https://press.example");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {API, HOME, "/en/help", "/api/v1/openapi.yaml", "/livez", "/readyz", "/metrics"})
    void headGivesTheSameHeadersWithoutTheBody(String path) {
        HttpResponse<String> get = application.get(path);
        HttpResponse<String> head = application.visitor().head(path);
        assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-type"))
                .isEqualTo(get.headers().firstValue("content-type"));
        if (!path.equals("/metrics")) {
            assertThat(head.headers().firstValueAsLong("content-length").orElseThrow())
                    .isEqualTo(get.body().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, "/en/help", "/api/v1/openapi.yaml"})
    void compressedIsTheSameThing(String path) throws IOException {
        HttpResponse<byte[]> compressed = application.visitor().getBytes(path, "Accept-Encoding", "gzip, br");
        assertThat(compressed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("vary").orElseThrow()).contains("Accept-Encoding");
        HttpResponse<byte[]> plain = application.visitor().getBytes(path);
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(plain.headers().firstValue("vary").orElseThrow()).contains("Accept-Encoding");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.body());
        assertThat(compressed.body().length).isLessThan(plain.body().length);
    }

    @Test
    void whoRefusesCompressionGetsNone() {
        HttpResponse<String> plain = application.get(HOME, "Accept-Encoding", "identity, gzip;q=0");
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(plain.body()).startsWith("<!doctype html>");
    }

    @Test
    void aPageOfAnotherSiteMayAskWithATag() {
        HttpResponse<String> preflight = application.visitor().method("OPTIONS", API);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains("*");
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .contains("If-None-Match");
        assertThat(application.get(API).headers().firstValue("access-control-expose-headers"))
                .contains("ETag");
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsAnsweredWithThoseThatItTakes() {
        HttpResponse<String> answer = application.visitor().method("DELETE", API);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
    }

    @Test
    void theMetricsCountWhatHappened() {
        String metrics = application.get("/metrics").body();
        assertThat(metrics)
                .contains("undersigned_sign_total{outcome=\"accepted\"} 1.0")
                .contains("undersigned_confirm_total{outcome=\"confirmed\"} 1.0")
                .contains(
                        "undersigned_mail_backlog", "undersigned_sign_queue", "undersigned_sign_commit_seconds_bucket");
        assertThat(metrics).doesNotContain("otis");
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }
}
