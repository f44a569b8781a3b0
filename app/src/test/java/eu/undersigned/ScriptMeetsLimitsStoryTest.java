package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A script signs faster than people do, and is asked to wait.
class ScriptMeetsLimitsStoryTest {
    private static final int BURST = 5;

    private static TestApplication.Setup limited() {
        return TestApplication.Setup.fresh()
                .with("UNDERSIGNED_LIMITS_NETWORK_BURST", Integer.toString(BURST))
                .with("UNDERSIGNED_LIMITS_NETWORK_PER_HOUR", "60");
    }

    @Test
    void afterTheBurstTheFormSaysHowLongToWait() {
        try (TestApplication application = TestApplication.start(limited())) {
            for (int i = 0; i < BURST; i++) {
                assertThat(application.sign(form(i)).statusCode()).isEqualTo(303);
            }
            HttpResponse<String> answer = application.sign(form(BURST));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("retry-after").orElseThrow())
                    .isBetween(30L, 62L);
            assertThat(answer.body()).contains(Texts.in(Language.EN).of("toomany.title"));
            assertThat(application.signatures()).isEqualTo(BURST);
            assertThat(application.get(HOME).statusCode())
                    .as("reading is never limited")
                    .isEqualTo(200);

            JsonNode problem = problem(application);
            assertThat(problem.get("type").asString()).isEqualTo("urn:undersigned:problem:too-many-requests");

            // A stranger may say anything about whom the request was forwarded for.
            for (String claim : new String[] {"203.0.113.7", "203.0.113.7, 198.51.100.1", "::1"}) {
                HttpResponse<String> claimed =
                        application.visitor().post(HOME + "/sign", form(BURST).fields(), "X-Forwarded-For", claim);
                assertThat(claimed.statusCode()).as(claim).isEqualTo(429);
            }
        }
    }

    private static JsonNode problem(TestApplication application) {
        HttpResponse<String> answer =
                application.visitor().postJson(API + "/signatures", form(BURST).fields());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("retry-after").orElseThrow())
                .isPositive();
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        return Visitor.JSON.readTree(answer.body());
    }

    @Test
    void behindATrustedProxyEachNetworkHasItsOwnLimit() {
        TestApplication.Setup trusting = limited().with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1/32");
        try (TestApplication application = TestApplication.start(trusting)) {
            for (int i = 0; i < BURST; i++) {
                assertThat(forwarded(application, i, "203.0.113.7")).isEqualTo(303);
            }
            assertThat(forwarded(application, 10, "203.0.113.7")).isEqualTo(429);
            assertThat(forwarded(application, 11, "203.0.113.8")).isEqualTo(303);
            assertThat(forwarded(application, 12, "198.51.100.1, 203.0.113.7"))
                    .as("what the client itself put in front is not believed")
                    .isEqualTo(429);
            for (int i = 20; i < 20 + BURST; i++) {
                assertThat(forwarded(application, i, "2001:db8:0:1::" + i)).isEqualTo(303);
            }
            assertThat(forwarded(application, 30, "2001:db8:0:1:ffff::1"))
                    .as("an IPv6 network is a /64")
                    .isEqualTo(429);
            assertThat(forwarded(application, 31, "2001:db8:0:2::1")).isEqualTo(303);
            assertThat(forwarded(application, 32, "nonsense")).isEqualTo(303);
        }
    }

    @Test
    void theCampaignAsAWholeHasALimitToo() {
        TestApplication.Setup narrow = TestApplication.Setup.fresh()
                .with("UNDERSIGNED_LIMITS_CAMPAIGN_BURST", "3")
                .with("UNDERSIGNED_LIMITS_CAMPAIGN_PER_SECOND", "1");
        try (TestApplication application = TestApplication.start(narrow)) {
            int refused = 0;
            for (int i = 0; i < 10; i++) {
                refused += application.sign(form(i)).statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
            Await.until(
                    "a second later one may sign",
                    () -> application.sign(form(99)).statusCode() == 303);
        }
    }

    private static int forwarded(TestApplication application, int number, String client) {
        return application
                .visitor()
                .post(HOME + "/sign", form(number).fields(), "X-Forwarded-For", client)
                .statusCode();
    }

    private static SignerForm form(int number) {
        return SignerForm.of("Script Kid", "kid" + number + "@script.example");
    }
}
