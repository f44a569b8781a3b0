package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A partner's program signs for a person through the JSON API.
class ProgramSignsStoryTest extends OneApplication {
    private static final String SIGNATURES = API + "/signatures";

    private static Map<String, Object> document(String name, String email) {
        Map<String, Object> document = new HashMap<>();
        document.put("name", name);
        document.put("email", email);
        document.put("country", "SE");
        document.put("age_ok", true);
        document.put("consent", true);
        document.put("updates", false);
        return document;
    }

    @Test
    void aPersonSignsAndConfirmsByMail() {
        HttpResponse<String> answer = post(document("Sven Ål", "sven@program.example"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Visitor.JSON.readTree(answer.body()).get("status").asString())
                .isEqualTo("accepted");
        assertThat(answer.body()).doesNotContain("sven");
        TestMail mail = application.mailTo("sven@program.example", 1);
        assertThat(application.confirm(mail).statusCode()).isEqualTo(303);
        JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
        assertThat(data.get("name").asString()).isEqualTo("Sven Ål");
        assertThat(data.get("country").asString()).isEqualTo("SE");
    }

    @Test
    void theLanguageIsTheDocumentsElseTheHeaders() {
        Map<String, Object> finnish = document("Aino Aalto", "aino@program.example");
        finnish.put("language", "fi");
        post(finnish);
        assertThat(application.mailTo("aino@program.example", 1).confirmPath()).startsWith("/fi/");
        application
                .visitor()
                .postJson(SIGNATURES, document("Jan Novák", "jan@program.example"), "Accept-Language", "cs,en;q=0.5");
        assertThat(application.mailTo("jan@program.example", 1).confirmPath()).startsWith("/cs/");
    }

    @Test
    void anUnknownLanguageIsRefused() {
        Map<String, Object> klingon = document("Kim K", "kim@program.example");
        klingon.put("language", "tlh");
        assertProblem(post(klingon), 422, "unknown-language");
    }

    @Test
    void textsWorkLikeTheFormsFields() {
        Map<String, Object> document = document("Tea Text", "tea@program.example");
        document.put("age_ok", "yes");
        document.put("consent", "on");
        document.put("updates", "yes");
        assertThat(post(document).statusCode()).isEqualTo(202);
        JsonNode data = application
                .visitor()
                .getJson(application.mailTo("tea@program.example", 1).minePath() + "/data.json");
        assertThat(data.get("updates").asString()).isEqualTo("yes");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        HttpResponse<String> answer = post(Map.of("email", "nobody", "country", "Narnia", "organisation", "none"));
        JsonNode problem = assertProblem(answer, 422, "invalid");
        Map<String, String> codes = new TreeMap<>();
        for (JsonNode error : problem.get("errors")) {
            codes.put(error.get("field").asString(), error.get("code").asString());
            assertThat(error.get("detail").asString()).isNotBlank();
        }
        assertThat(codes)
                .isEqualTo(new TreeMap<>(Map.of(
                        "name", "name.missing",
                        "email", "email.invalid",
                        "country", "country.unknown",
                        "age_ok", "age.missing",
                        "consent", "consent.missing",
                        "updates", "updates.missing",
                        "organisation", "organisation.unknown")));
    }

    @Test
    void theDetailsAreInTheReadersLanguage() {
        HttpResponse<String> answer =
                application.visitor().postJson(SIGNATURES, document("", "lv@program.example"), "Accept-Language", "lv");
        assertThat(Visitor.JSON
                        .readTree(answer.body())
                        .get("errors")
                        .get(0)
                        .get("detail")
                        .asString())
                .isEqualTo(Texts.in(Language.LV).of("error.name.missing"));
    }

    @Test
    void falseIsNoConsent() {
        Map<String, Object> document = document("Fay False", "fay@program.example");
        document.put("consent", false);
        JsonNode problem = assertProblem(post(document), 422, "invalid");
        assertThat(problem.get("errors").size()).isEqualTo(1);
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("consent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|[\"a\"]",
                "email|{}",
                "country|7",
                "age_ok|1",
                "consent|[true]",
                "updates|0",
                "organisation|[]"
            })
    void valuesOfAnotherKindAreWrong(String field, String value) {
        Map<String, Object> document = document("Ty Pe", "ty@program.example");
        document.put(field, Visitor.JSON.readTree(value));
        JsonNode problem = assertProblem(post(document), 422, "invalid");
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"name\"",
                "{",
                "{\"name\":\"A\",\"name\":\"B\"}",
                "{\"name\":\"A\"} trailing",
                "{\"name\":\"\u0000\"}",
                "name=Ann&email=ann%40program.example"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        HttpResponse<String> answer =
                application.visitor().post(SIGNATURES, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertProblem(answer, 400, "not-json");
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        String deep = "{\"name\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        HttpResponse<String> answer =
                application.visitor().post(SIGNATURES, "application/json", deep.getBytes(StandardCharsets.UTF_8));
        assertProblem(answer, 400, "not-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
    void anotherContentTypeIsRefused(String type) {
        HttpResponse<String> answer =
                application.visitor().post(SIGNATURES, type, "{}".getBytes(StandardCharsets.UTF_8));
        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void theCharsetMayBeNamed() {
        byte[] body = Visitor.JSON.writeValueAsBytes(document("Char Set", "charset@program.example"));
        assertThat(application
                        .visitor()
                        .post(SIGNATURES, "application/json; charset=utf-8", body)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void anUnknownCampaignIsNotFound() {
        HttpResponse<String> answer = application
                .visitor()
                .postJson("/api/v1/campaigns/nowhere/signatures", document("No Where", "no@program.example"));
        assertProblem(answer, 404, "not-found");
    }

    @Test
    void aLikelySlipIsAcceptedAndMentioned() {
        HttpResponse<String> answer = post(document("Sli P", "sli.p@gmial.com"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Visitor.JSON.readTree(answer.body()).get("did_you_mean").asString())
                .isEqualTo("sli.p@gmail.com");
    }

    @Test
    void readingWhatCanOnlyBeWrittenIsNotAllowed() {
        assertProblem(application.get(SIGNATURES), 405, "method-not-allowed");
        assertProblem(application.visitor().method("DELETE", API), 405, "method-not-allowed");
        assertProblem(application.get("/api/v1/nothing"), 404, "not-found");
    }

    private static HttpResponse<String> post(Map<String, Object> document) {
        return application.visitor().postJson(SIGNATURES, document);
    }

    /// RFC 9457.
    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = Visitor.JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("urn:undersigned:problem:" + type);
        assertThat(problem.get("title").asString()).isNotBlank();
        return problem;
    }
}
