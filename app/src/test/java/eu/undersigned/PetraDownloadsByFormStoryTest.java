package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.config.Options;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Petra downloads her bundle by a form. It gives nobody else anything, and says nothing about who takes part.
class PetraDownloadsByFormStoryTest {
    private static final String FORM = "/en/organisation/bundle";
    private static TestApplication application;

    @BeforeAll
    static void start() {
        application = TestApplication.start(Setup.fresh());
        application.counted(SignerForm.of("Said Yes", "yes@petra.example")
                .with("organisation", "eurochild")
                .with("organisation_updates", "yes"));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static String token() {
        return token("eurochild");
    }

    private static String token(String organisation) {
        return Application.token(
                Options.parse("--data", application.setup.data().toString()), Map.of(), CAMPAIGN + "/" + organisation);
    }

    private static Map<String, String> fields(String... changes) {
        Map<String, String> fields =
                new HashMap<>(Map.of("campaign", CAMPAIGN, "organisation", "eurochild", "token", token(), "since", ""));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return fields;
    }

    private static HttpResponse<String> post(String... changes) {
        return application.visitor().post(FORM, fields(changes));
    }

    @Test
    void theFormGivesWhatTheApiGives() {
        HttpResponse<String> byForm = post();
        HttpResponse<String> byApi = application.get(
                TestApplication.API + "/organisations/eurochild/bundle", "Authorization", "Bearer " + token());
        assertThat(byForm.statusCode()).isEqualTo(200);
        assertThat(byForm.body().lines().skip(1).limit(2).toList())
                .isEqualTo(byApi.body().lines().skip(1).limit(2).toList())
                .hasSize(2);
        for (String header : List.of("content-type", "content-disposition", "cache-control")) {
            assertThat(byForm.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(byApi.headers().firstValue(header));
        }
        assertThat(post("since", "2999-01-01T00:00:00Z").body()).doesNotContain("\"id\"");
    }

    @Test
    void aWrongTokenAndAnUnknownOrganisationAreAnsweredAlike() {
        HttpResponse<String> wrong = post("token", "nothing-like-it");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(wrong.body())
                .contains("This access token does not belong", "value=\"eurochild\"", "aria-invalid=\"true\"")
                .doesNotContain("nothing-like-it");
        for (Map<String, String> other : List.of(
                Map.of("organisation", "nobody-here"),
                Map.of("campaign", "no-such-petition"),
                Map.of("organisation", "justice-initiative"))) {
            HttpResponse<String> answer = application
                    .visitor()
                    .post(
                            FORM,
                            fields(other.entrySet().stream()
                                    .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                                    .toArray(String[]::new)));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(withoutChoices(answer)).isEqualTo(withoutChoices(wrong));
        }
    }

    /// What the visitor had chosen is shown again.
    private static String withoutChoices(HttpResponse<String> page) {
        return page.body().replace(" selected", "").replaceAll("value=\"[a-z-]+\" list", "list");
    }

    @Test
    void whatIsMissingOrUnreadableIsSaidOnThePage() {
        HttpResponse<String> empty = post("token", "  ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Enter the access token");
        HttpResponse<String> noTime = post("since", "<yesterday>");
        assertThat(noTime.statusCode()).isEqualTo(422);
        assertThat(noTime.body())
                .contains("Enter a time such as 2026-11-21T10:00:00Z", "value=\"&lt;yesterday>\"")
                .doesNotContain(token());
        assertThat(application
                        .visitor()
                        .post(FORM, "text/plain", "campaign=x".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
        assertThat(application
                        .visitor()
                        .post("/xx/organisation/bundle", fields())
                        .statusCode())
                .isEqualTo(404);
    }

    /// Two who download slowly take both places, for programs and people together.
    @Test
    void whileOthersDownloadThePageAsksForPatience() {
        // More than the network holds for somebody who does not read.
        application.execute("""
                INSERT INTO erasure (campaign_id, organisation_id, signature_id)
                SELECT campaign_id, id, gen_random_uuid() FROM organisation, generate_series(1, 200000)
                WHERE slug IN ('terre-des-hommes', 'ecpat-international')
                """);
        try (RawConnection one = slowDownload("terre-des-hommes");
                RawConnection again = slowDownload("terre-des-hommes");
                RawConnection other = slowDownload("ecpat-international")) {
            assertThat(List.of(one.beginning(12), again.beginning(12)))
                    .as("an organisation has one place")
                    .containsExactlyInAnyOrder("HTTP/1.1 200", "HTTP/1.1 503");
            assertThat(other.beginning(12)).isEqualTo("HTTP/1.1 200");
            HttpResponse<String> busy = post();
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("retry-after")).contains("30");
            assertThat(busy.body()).contains("Other downloads are under way", "value=\"eurochild\"");
        }
        Await.until("a place is free again", () -> post().statusCode() == 200);
    }

    private static RawConnection slowDownload(String organisation) {
        String body = SignerForm.encode(fields("organisation", organisation, "token", token(organisation)));
        RawConnection connection = new RawConnection(application.port());
        connection.say("POST " + FORM + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Visitor.FORM
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        return connection;
    }

    @Test
    void thePagesWithAKeyAreToldToLetNothingOut() {
        for (String path : List.of("/en/organisation/key", "/el/organisation/open")) {
            HttpResponse<String> page = application.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().allValues("content-security-policy")).hasSize(1);
            assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                    .contains("default-src 'none'", "connect-src 'none'", "form-action 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        }
        assertThat(application
                        .get("/en/organisation")
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .contains("connect-src 'self'", "form-action 'self'");
    }

    @Test
    void everyPageIsThereInEveryLanguageAndOnlyTwoAreListed() {
        for (String path : List.of("", "/key", "/bundle", "/open")) {
            String page = application.get("/mt/organisation" + path).body();
            for (String language : List.of("bg", "el", "ga", "sv")) {
                assertThat(page).contains("href=\"/" + language + "/organisation" + path + "\"");
                assertThat(application
                                .get("/" + language + "/organisation" + path)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(page.contains("noindex")).as(path).isEqualTo(path.equals("/bundle") || path.equals("/open"));
            assertThat(application.get("/xx/organisation" + path).statusCode()).isEqualTo(404);
        }
        assertThat(application
                        .get(FORM + "?campaign=" + CAMPAIGN + "&organisation=eurochild")
                        .body())
                .contains("value=\"" + CAMPAIGN + "\" selected", "value=\"eurochild\" list");
    }
}
