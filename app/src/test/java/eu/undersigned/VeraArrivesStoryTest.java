package eu.undersigned;

import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vera arrives, in whatever language she reads, and safely.
class VeraArrivesStoryTest extends OneApplication {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de",
                "de-AT,de;q=0.9,en;q=0.8|de",
                "pt-BR|pt",
                "zh-CN,mt;q=0.3|mt",
                "en;q=0.1,el;q=0.9|el",
                "fr;q=0,nl|nl",
                "zh|en",
                "*|en",
                "garbage;;;q=|en",
                "de;q=9|en"
            })
    void theFrontDoorLeadsToHerLanguage(String accepted, String language) {
        HttpResponse<String> answer = application.get("/", "Accept-Language", accepted);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains("/" + language + "/every-second-counts");
        assertThat(answer.headers().firstValue("vary").orElseThrow()).contains("Accept-Language");
    }

    @Test
    void withoutAPreferenceTheFrontDoorSpeaksEnglish() {
        assertThat(application.get("/").headers().firstValue("location")).contains(HOME);
        assertThat(application.get("/fi").headers().firstValue("location")).contains("/fi/every-second-counts");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageStandsInEachLanguageWithLinksToAllOthers(Language language) {
        HttpResponse<String> page = application.get("/" + language.code() + "/every-second-counts");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-language")).contains(language.code());
        assertThat(page.body())
                .contains(
                        "<html lang=\"" + language.code() + "\"",
                        Texts.in(language).of("sign.button"));
        for (Language other : Language.values()) {
            assertThat(page.body())
                    .contains("hreflang=\"" + other.code() + "\" href=\"https://petition.example.org/" + other.code()
                            + "/every-second-counts\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/de/nowhere, de",
        "/el/nowhere/sign/x, el",
        "/sv/every-second-counts/nothing, sv",
        "/fr/every-second-counts/inbox/no-ticket, fr",
        "/xx/every-second-counts, en",
        "/tlh, en",
        "/static/nothing.css, en",
        "/wp-login.php, en"
    })
    void whatIsNotThereIsSaidInHerLanguage(String path, String language) {
        HttpResponse<String> page = application.get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        String title = Texts.in(Language.of(language).orElseThrow()).of("notfound.title");
        assertThat(page.body()).contains("<html lang=\"" + language + "\"", title);
    }

    @Test
    void anUnknownPathIsAnsweredInTheBrowsersLanguage() {
        HttpResponse<String> page = application.get("/nowhere/at/all", "Accept-Language", "it");
        assertThat(page.body()).contains(Texts.in(Language.IT).of("notfound.title"));
    }

    @Test
    void signingANonexistentCampaignOrLanguageIsNotFound() {
        Map<String, String> form =
                SignerForm.of("Vera Lost", "vera@lost.example").fields();
        assertThat(application.visitor().post("/de/nowhere/sign", form).statusCode())
                .isEqualTo(404);
        assertThat(application
                        .visitor()
                        .post("/xx/every-second-counts/sign", form)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherMethodIsNotAllowed() {
        HttpResponse<String> answer = application.visitor().method("PUT", HOME);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
        assertThat(application.visitor().method("DELETE", "/en/help").statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOME,
                "/en/help",
                HOME + "/privacy",
                "/en/nowhere",
                HOME + "/inbox/018f0000-0000-7000-8000-000000000000",
                "/en/confirm/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/dev/mailbox"
            })
    void everyPageIsFencedIn(String path) {
        HttpResponse<String> page = application.get(path);
        String policy = page.headers().firstValue("content-security-policy").orElseThrow();
        assertThat(policy).startsWith("default-src 'none';").contains("frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe").doesNotContain("http").doesNotContain("*");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(page.body())
                .doesNotContain("<style")
                .doesNotContain(" style=")
                .doesNotContain("onclick");
        // A block of data is no script, though its element is called one.
        assertThat(page.body().replace("<script type=\"application/ld+json\">", ""))
                .doesNotContainPattern("<script(?![^>]* src=\"/static/)");
    }

    @Test
    void whatThePageLoadsIsHereAndKeptForAYear() {
        Matcher files = Pattern.compile("/static/[a-z-]+-[0-9a-f]{12}\\.[a-z0-9]+")
                .matcher(application.get(HOME).body());
        int found = 0;
        while (files.find()) {
            HttpResponse<String> file = application.get(files.group());
            assertThat(file.statusCode()).as(files.group()).isEqualTo(200);
            assertThat(file.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
            assertThat(file.headers().firstValue("x-content-type-options")).contains("nosniff");
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theOtherAnswersAreFencedInToo() {
        for (String path : new String[] {"/livez", "/robots.txt", TestApplication.API, "/", "/api/v1/nothing"}) {
            HttpResponse<String> answer = application.get(path);
            assertThat(answer.headers().firstValue("x-content-type-options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(answer.headers().firstValue("server")).as(path).isEmpty();
        }
    }
}
