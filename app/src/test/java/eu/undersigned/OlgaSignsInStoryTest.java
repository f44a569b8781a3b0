package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Sessions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Olga comes first, makes a passkey, and signs in with it; others try without hers.
class OlgaSignsInStoryTest extends OneApplication {
    private static Newcomer olga;

    @BeforeAll
    static void olgaIsTheFirst() {
        olga = new Newcomer(application);
        HttpResponse<String> welcome = olga.join(application.firstLink(), "Olga Operator", "olga@example.org");
        assertThat(welcome.statusCode()).isEqualTo(200);
        assertThat(Newcomer.codes(welcome)).hasSize(10).doesNotHaveDuplicates();
    }

    /// The same device in another browser that knows nothing yet.
    private static Newcomer withTheDeviceOf(Newcomer owner) {
        return new Newcomer(application, owner.device);
    }

    private static long entries(String action, String reason) {
        return application.number(
                "SELECT count(*) FROM audit WHERE action = ? AND after LIKE ?", action, "%" + reason + "%");
    }

    @Test
    void theFirstLinkIsGoodOnce() {
        Newcomer second = new Newcomer(application);
        String path = application.firstLink().substring(Newcomer.ORIGIN.length());
        assertThat(second.get(path).statusCode()).isEqualTo(410);
        assertThat(second.post(path + "/options", Map.of("name", "Mallory")).statusCode())
                .isEqualTo(410);
        assertThat(second.post(path, Map.of("name", "Mallory", "answer", "{}")).statusCode())
                .isEqualTo(410);
    }

    @Test
    void signingInLeadsWhereSheWantedToGoAndGivesANewSession() {
        Newcomer browser = withTheDeviceOf(olga);
        assertThat(browser.get("/console/account").headers().firstValue("Location"))
                .hasValue("/console/sign-in?then=%2Fconsole%2Faccount");
        HttpResponse<String> answer = browser.signIn("/console/account");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/console/account");
        String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-console=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure");
        assertThat(browser.get("/console/account").body()).contains("Test device", "Olga Operator");
        assertThat(entries("sign-in", "passkey")).isPositive();
    }

    @Test
    void aSessionThatSomebodyElsePlantedIsNotTheOneSheSignsInto() {
        Newcomer browser = withTheDeviceOf(olga);
        String planted = "A".repeat(43);
        browser.cookies.put("__Host-console", planted);
        browser.signIn();
        assertThat(browser.session()).isPresent().get().isNotEqualTo(planted);
        assertThat(application
                        .get("/console/account", "Cookie", "__Host-console=" + planted)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theSessionOfBeforeEndsWhenSheSignsInAgain() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        String before = browser.session().orElseThrow();
        browser.signIn();
        assertThat(application
                        .get("/console/account", "Cookie", "__Host-console=" + before)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void noSignInLeadsToAnotherSite() {
        for (String elsewhere : new String[] {
            "https://evil.example",
            "//evil.example",
            "/console//evil.example",
            "/console/../en",
            "/en",
            "/consolex",
            "javascript:alert(1)",
            "/console/a?then=//evil.example",
            "/console/\\evil.example"
        }) {
            assertThat(withTheDeviceOf(olga).signIn(elsewhere).headers().firstValue("Location"))
                    .as(elsewhere)
                    .hasValue("/console");
        }
    }

    @Test
    void anAnswerForAnotherSiteIsRefused() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.device.origin = "https://petition.example.org.evil.example";
        try {
            HttpResponse<String> answer = browser.signIn();
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("another site than this one");
            assertThat(browser.session()).isEmpty();
            assertThat(entries("sign-in.refused", "wrong_origin")).isPositive();
        } finally {
            browser.device.origin = Newcomer.ORIGIN;
        }
    }

    @Test
    void anAnswerIsGoodOnce() {
        Newcomer browser = withTheDeviceOf(olga);
        String answer = browser.device.use(browser.options("/console/sign-in/options", Map.of()));
        assertThat(browser.post("/console/sign-in", Map.of("answer", answer)).statusCode())
                .isEqualTo(303);
        browser.cookies.remove("__Host-console");
        HttpResponse<String> second = browser.post("/console/sign-in", Map.of("answer", answer));
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.body()).contains("longer than five minutes");
    }

    @Test
    void anAnswerBelongsToTheBrowserThatWasAsked() {
        Newcomer browser = withTheDeviceOf(olga);
        String answer = browser.device.use(browser.options("/console/sign-in/options", Map.of()));
        Newcomer thief = new Newcomer(application);
        assertThat(thief.post("/console/sign-in", Map.of("answer", answer)).statusCode())
                .isEqualTo(403);
        thief.options("/console/sign-in/options", Map.of());
        assertThat(thief.post("/console/sign-in", Map.of("answer", answer)).statusCode())
                .isEqualTo(403);
        assertThat(thief.session()).isEmpty();
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        String answer = browser.device.use(browser.options("/console/sign-in/options", Map.of()));
        assertThat(browser.post("/console/confirm", Map.of("answer", answer)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void afterFiveMinutesSheIsAskedAnew() {
        Newcomer browser = withTheDeviceOf(olga);
        String answer = browser.device.use(browser.options("/console/sign-in/options", Map.of()));
        application.clock.move(Duration.ofMinutes(6));
        assertThat(browser.post("/console/sign-in", Map.of("answer", answer)).statusCode())
                .isEqualTo(403);
        assertThat(browser.signIn().statusCode()).isEqualTo(303);
    }

    @Test
    void aClockThatIsSetBackKeepsNothingAliveForLonger() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        String answer = browser.device.use(browser.options("/console/sign-in/options", Map.of()));
        application.clock.move(Duration.ofHours(-2));
        try {
            assertThat(browser.get("/console/account").statusCode()).isEqualTo(303);
            assertThat(browser.post("/console/sign-in", Map.of("answer", answer))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.signIn().statusCode()).isEqualTo(303);
        } finally {
            application.clock.move(Duration.ofHours(2));
        }
    }

    @Test
    void aStrangersPasskeyIsUnknown() {
        Newcomer stranger = new Newcomer(application);
        HttpResponse<String> answer = stranger.signIn();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Nobody here has this passkey");
    }

    @Test
    void aPasskeyOfSomebodyElseUnderHerNumberIsRefused() {
        Newcomer browser = withTheDeviceOf(olga);
        SoftwareAuthenticator forger = browser.device.withAnotherKey();
        String answer = forger.use(browser.options("/console/sign-in/options", Map.of()));
        assertThat(browser.post("/console/sign-in", Map.of("answer", answer)).statusCode())
                .isEqualTo(403);
        assertThat(entries("sign-in.refused", "false")).isPositive();
    }

    @Test
    void aDeviceThatAsksForNoFingerprintIsRefused() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.device.isUnlocked = false;
        try {
            HttpResponse<String> answer = browser.signIn();
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("did not ask for your fingerprint");
        } finally {
            browser.device.isUnlocked = true;
        }
    }

    @Test
    void aCopyOfTheDeviceIsRefusedAndWrittenDown() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        int before = browser.device.counter;
        browser.device.counter = 0;
        try {
            HttpResponse<String> answer = withTheDeviceOf(olga).signIn();
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("fewer uses than before");
            assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'sign-in.refused'"
                            + " AND subject LIKE 'member/%' AND after LIKE '%copied%'"))
                    .isPositive();
        } finally {
            browser.device.counter = before;
        }
    }

    @Test
    void whatIsNoAnswerAtAllIsRefusedInWords() {
        for (String rubbish : new String[] {"", "{}", "[]", "null", "\u0000", "{\"id\":\"x\"}", "<script>"}) {
            Newcomer browser = new Newcomer(application);
            browser.options("/console/sign-in/options", Map.of());
            HttpResponse<String> answer = browser.post("/console/sign-in", Map.of("answer", rubbish));
            assertThat(answer.statusCode()).as(rubbish).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("<script>");
        }
    }

    @Test
    void aSessionEndsWhenNobodyUsesItAndAfterHalfADay() {
        Newcomer idle = withTheDeviceOf(olga);
        idle.signIn();
        application.clock.move(Duration.ofMinutes(29));
        assertThat(idle.get("/console/account").statusCode()).isEqualTo(200);
        application.clock.move(Duration.ofMinutes(31));
        assertThat(idle.get("/console/account").statusCode()).isEqualTo(303);

        Newcomer busy = withTheDeviceOf(olga);
        busy.signIn();
        for (int i = 0; i < 28; i++) {
            application.clock.move(Duration.ofMinutes(25));
            assertThat(busy.get("/console/account").statusCode()).isEqualTo(200);
        }
        application.clock.move(Duration.ofMinutes(25));
        assertThat(busy.get("/console/account").statusCode()).isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSession() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        String session = browser.session().orElseThrow();
        assertThat(browser.post("/console/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.session()).isEmpty();
        assertThat(application
                        .get("/console/account", "Cookie", "__Host-console=" + session)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatCannotBeUndoneNeedsAFreshProof() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        application.clock.move(Duration.ofMinutes(11));
        String members = "/console/" + TestApplication.CAMPAIGN + "/members";
        Map<String, String> form = Map.of("mailbox", "early@example.org", "role", "ANALYST", "back", members);
        assertThat(browser.post(members + "/invite", form).headers().firstValue("Location"))
                .hasValue("/console/confirm?then=" + members.replace("/", "%2F"));
        assertThat(application.mailsTo("early@example.org")).isEmpty();
        String before = browser.session().orElseThrow();
        assertThat(browser.confirm(members).headers().firstValue("Location")).hasValue(members);
        assertThat(browser.session()).get().isNotEqualTo(before);
        assertThat(browser.post(members + "/invite", form).headers().firstValue("Location"))
                .hasValue(members + "?done=invited");
    }

    @Test
    void aFormFromElsewhereDoesNothing() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        String cookie = "__Host-console=" + browser.session().orElseThrow();
        String csrf = Sessions.csrf(browser.session().orElseThrow());
        Map<String, String> others = Map.of("session", "others");
        assertThat(application
                        .visitor()
                        .post("/console/account/sessions/end", others, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            assertThat(application
                            .visitor()
                            .post(
                                    "/console/account/sessions/end",
                                    Map.of("session", "others", "csrf", csrf),
                                    "Cookie",
                                    cookie,
                                    "Sec-Fetch-Site",
                                    site)
                            .statusCode())
                    .as(site)
                    .isEqualTo(403);
        }
        assertThat(application
                        .visitor()
                        .post(
                                "/console/account/sessions/end",
                                Map.of("session", "others", "csrf", csrf),
                                "Cookie",
                                cookie,
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(application
                        .visitor()
                        .post("/console/sign-in/options", Map.of(), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void noPageOfTheDoorStandsInAFrameOrInACache() {
        Newcomer browser = withTheDeviceOf(olga);
        browser.signIn();
        for (String path :
                new String[] {"/console/sign-in", "/console/recover", "/console/account", "/console/confirm"}) {
            HttpResponse<String> page = browser.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'", "default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }
}
