package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.signature.Signal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Nora moderates. Scripts sign under invented names; she and the software slow them down, and honest signers still get
/// through, with scripts in their browser or without.
class NoraStopsAnAttackStoryTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final String PAGE = "/console/" + CAMPAIGN + "/protection";
    /// Requests in a minute from which a surge is an attack.
    private static final String SURGE = "240";

    private TestApplication application;
    private TestMember nora;

    @BeforeEach
    void start() {
        application = TestApplication.start(TestApplication.Setup.fresh()
                .with("UNDERSIGNED_LIMITS_SURGE_PER_MINUTE", SURGE)
                .with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1, ::1"));
        nora = TestMember.of(application, "Nora", new Grant(Role.MODERATOR, 0, 0));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private HttpResponse<String> signFrom(String network, SignerForm form) {
        return application.visitor().post(HOME + "/sign", form.fields(), "X-Forwarded-For", network);
    }

    private void add(String verdict, String kind, String values) {
        HttpResponse<String> answer = nora.post(
                PAGE + "/rules",
                Map.of("verdict", verdict, "kind", kind, "values", values, "note", "a test", "life", "1d"));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private void turn(String mode) {
        assertThat(nora.post(PAGE + "/switch", Map.of("attack_mode", mode)).statusCode())
                .isEqualTo(303);
    }

    private EditorForm limitsForm() {
        return EditorForm.on(nora.get(PAGE).body(), PAGE + "/limits");
    }

    private void set(String field, String value) {
        Map<String, String> limits = new HashMap<>(Map.of(
                "network_burst", "1000000",
                "network_per_hour", "300",
                "campaign_burst", "50000",
                "campaign_per_second", "10000",
                "surge_per_minute", "100000000",
                "surge_factor", "10",
                "puzzle_work", "1000",
                "disposable", "signal"));
        limits.put(field, value);
        limits.put("base", limitsForm().get("base"));
        assertThat(nora.post(PAGE + "/limits", limits).statusCode()).isEqualTo(303);
    }

    private boolean has(Signal signal, String source) {
        return application.number("SELECT bit_or(signals) & ? FROM signature WHERE source = ?", signal.bit(), source)
                > 0;
    }

    @Test
    void aSurgeIsNoticedRecordedAndEndsByItself() {
        for (int i = 0; i < 60; i++) {
            assertThat(signFrom("198.51.100." + i, SignerForm.of("Bot " + i, "bot" + i + "@flood" + i + ".example"))
                            .statusCode())
                    .isIn(303, 422);
        }
        Await.until(
                "an alert",
                () -> application.number("SELECT count(*) FROM alert WHERE kind = 'attack' AND until IS NULL") == 1);
        Await.until(
                "one more step",
                () -> application
                                .sign(SignerForm.of("Ann Honest", "ann@honest.example"))
                                .statusCode()
                        == 422);
        assertThat(application.number("SELECT count(*) FROM attack WHERE cause = 'surge' AND peak >= 240"))
                .isEqualTo(1);
        assertThat(nora.get(PAGE).body()).contains("One more step is asked");

        // The rate is measured in real time over ten seconds; how long it must be calm is the clock's.
        Await.until("calm", Duration.ofSeconds(40), () -> {
            application.clock.move(Duration.ofMinutes(6));
            return application.number("SELECT count(*) FROM attack WHERE until IS NULL") == 0;
        });
        assertThat(application.number("SELECT count(*) FROM alert WHERE kind = 'attack' AND until IS NULL"))
                .isZero();
        Await.until(
                "signing as always",
                () -> application
                                .sign(SignerForm.of("Ann Again", "again@honest.example"))
                                .statusCode()
                        == 303);
    }

    @Test
    void whileItGoesOnTheBrowserSolvesAPuzzleOnce() {
        turn("on");
        SignerForm form =
                SignerForm.of("Ann \"Quoted\" O’Hara", "ann@puzzle.example").with("source", "puzzle");
        HttpResponse<String> step = application.sign(form);
        assertThat(step.statusCode()).isEqualTo(422);
        assertThat(step.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(step.body())
                .contains(ENGLISH.of("step.title"), "name=\"email\" value=\"ann@puzzle.example\"", "step-")
                .contains("Ann &#34;Quoted&#34; O’Hara");
        assertThat(application.signatures()).isZero();

        String solution = Solver.ofPage(step.body());
        assertThat(application.sign(form.with("altcha", solution)).statusCode()).isEqualTo(303);
        assertThat(has(Signal.PUZZLE_SOLVED, "puzzle")).isTrue();
        assertThat(has(Signal.DURING_ATTACK, "puzzle")).isTrue();

        SignerForm other = SignerForm.of("Bot", "bot@puzzle.example");
        HttpResponse<String> again = application.sign(other.with("altcha", solution));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains(ENGLISH.of("step.again"));
        for (String forged : new String[] {"x", "e30=", "bnVsbA==", solution.substring(8), "A".repeat(5_000)}) {
            assertThat(application.sign(other.with("altcha", forged)).statusCode())
                    .isEqualTo(422);
        }
        application.clock.move(Duration.ofMinutes(21));
        String late = Solver.ofPage(again.body());
        assertThat(application.sign(other.with("altcha", late)).statusCode()).isEqualTo(422);
        assertThat(application.signatures()).isEqualTo(1);
    }

    @Test
    void withoutScriptsTheSignerWaitsOnce() {
        turn("on");
        SignerForm form = SignerForm.of("Ann Waits", "ann@waits.example").with("source", "waits");
        String ticket = Solver.ticket(application.sign(form).body());
        HttpResponse<String> early = application.sign(form.with("ticket", ticket));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains(ENGLISH.of("step.early"));
        assertThat(Solver.ticket(early.body())).isEqualTo(ticket);

        application.clock.move(Duration.ofSeconds(31));
        assertThat(signFrom("203.0.113.9", form.with("ticket", ticket)).statusCode())
                .as("another network's ticket")
                .isEqualTo(422);
        assertThat(application.sign(form.with("ticket", ticket)).statusCode()).isEqualTo(303);
        assertThat(has(Signal.SLOW_PATH, "waits")).isTrue();
        HttpResponse<String> twice =
                application.sign(SignerForm.of("Bot", "bot@waits.example").with("ticket", ticket));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(Solver.ticket(twice.body())).isNotEqualTo(ticket);
    }

    @Test
    void programsGetTheChallengeAsAProblemDocument() {
        turn("on");
        Map<String, Object> document = new HashMap<>(Map.of(
                "name",
                "Ann Program",
                "email",
                "ann@program.example",
                "country",
                "IE",
                "age_ok",
                true,
                "consent",
                true,
                "updates",
                false));
        HttpResponse<String> answer = application.visitor().postJson(API + "/signatures", document);
        assertThat(answer.statusCode()).isEqualTo(403);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("urn:undersigned:problem:step");
        assertThat(problem.get("wait_seconds").asInt()).isEqualTo(30);
        document.put("altcha", Solver.solution(problem.get("altcha")));
        assertThat(application.visitor().postJson(API + "/signatures", document).statusCode())
                .isEqualTo(202);
    }

    @Test
    void aBlockedDomainHoldsAtOnceAndLettingInWins() {
        add("block", "domain_tree", "bad.example\n@worse.example");
        for (String domain : new String[] {"bad.example", "deep.bad.example", "worse.example", "BAD.example"}) {
            HttpResponse<String> answer = application.sign(SignerForm.of("Bot", "bot@" + domain));
            assertThat(answer.statusCode()).as(domain).isEqualTo(403);
            assertThat(answer.body())
                    .contains(ENGLISH.of("blocked.domain"), ENGLISH.of("blocked.domain.instead"))
                    .doesNotContain("bot@");
        }
        assertThat(application.sign(SignerForm.of("Ann", "ann@notbad.example")).statusCode())
                .isEqualTo(303);
        add("allow", "network", "203.0.113.0/24");
        assertThat(signFrom("203.0.113.7", SignerForm.of("Pupil", "pupil@bad.example"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(signFrom("203.0.114.7", SignerForm.of("Bot", "bot2@bad.example"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSchoolBehindOneAddressIsLetInBeyondTheLimits() {
        set("network_burst", "2");
        String school = "2001:db8:1:2::";
        for (int i = 0; i < 2; i++) {
            assertThat(signFrom(school + i, SignerForm.of("Pupil " + i, "pupil" + i + "@school.example"))
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(signFrom(school + "9", SignerForm.of("Pupil", "third@school.example"))
                        .statusCode())
                .isEqualTo(429);
        add("allow", "network", "2001:db8:1::/48");
        assertThat(signFrom(school + "9", SignerForm.of("Pupil", "third@school.example"))
                        .statusCode())
                .isEqualTo(303);
        add("block", "network", "192.0.2.1");
        assertThat(signFrom("192.0.2.1", SignerForm.of("Bot", "bot@school.example"))
                        .body())
                .contains(ENGLISH.of("blocked.network"));
    }

    @Test
    void aMailboxIsBlockedAndNeverKept() {
        add("block", "mailbox", "Mallory.X@gmail.com");
        assertThat(application
                        .sign(SignerForm.of("Mallory", "malloryx+1@gmail.com"))
                        .body())
                .contains(ENGLISH.of("blocked.mailbox"));
        assertThat(application.number("SELECT count(*) FROM rule WHERE value ~ '^[0-9a-f]{64}$'"))
                .isEqualTo(1);
        assertThat(application.number(
                        "SELECT count(*) FROM audit WHERE lower(before || after || subject) LIKE '%mallory%'"))
                .isZero();
        assertThat(nora.get(PAGE).body()).doesNotContainIgnoringCase("mallory");
    }

    @Test
    void aSecondNodeFollowsWithinTwoSecondsAndTakesNoSolutionTwice() {
        try (TestApplication other = TestApplication.start(application.setup.anotherNode())) {
            turn("on");
            Await.until(
                    "the other node",
                    Duration.ofSeconds(4),
                    () -> other.sign(SignerForm.of("Ann", "ann@node.example")).statusCode() == 422);
            SignerForm form = SignerForm.of("Ann Node", "ann@node.example");
            String solution = Solver.ofPage(application.sign(form).body());
            assertThat(application.sign(form.with("altcha", solution)).statusCode())
                    .isEqualTo(303);
            Await.until("the solution", () -> application.number("SELECT count(*) FROM used_step") == 1);
            Await.until("used up", () -> {
                String id = "bot" + System.nanoTime() + "@node.example";
                return other.sign(SignerForm.of("Bot", id).with("altcha", solution))
                                .statusCode()
                        == 422;
            });
        }
    }

    @Test
    void whatNoPersonFillsInLeadsToOneMoreStepAndWhatNoPersonDoesIsNoted() {
        assertThat(application.get(HOME).body()).contains("name=\"website\" type=\"text\" tabindex=\"-1\"");
        SignerForm trap = SignerForm.of("Bot", "bot@trap.example").with("website", "https://spam.example");
        HttpResponse<String> step = application.sign(trap);
        assertThat(step.statusCode()).isEqualTo(422);
        SignerForm solved = trap.with("altcha", Solver.ofPage(step.body())).with("source", "trap");
        assertThat(application.sign(solved).statusCode()).isEqualTo(303);
        assertThat(has(Signal.HONEYPOT, "trap")).isTrue();

        String page = application.get(HOME + "?utm_source=fresh").body();
        String made = page.replaceAll("(?s).*name=\"made\" value=\"([^\"]+)\".*", "$1");
        SignerForm fast =
                SignerForm.of("Bot", "bot@fast.example").with("made", made).with("source", "fast");
        assertThat(application.sign(fast).statusCode()).isEqualTo(303);
        assertThat(has(Signal.FAST, "fast")).isTrue();
        application.clock.move(Duration.ofSeconds(3));
        assertThat(application
                        .sign(SignerForm.of("Ann", "ann@slow.example")
                                .with("made", made)
                                .with("source", "slow"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(has(Signal.FAST, "slow")).isFalse();
    }

    @Test
    void throwAwayMailboxesAreNotedAskedOrTurnedDown() {
        SignerForm form = SignerForm.of("Bot", "bot@mailinator.com").with("source", "throw-away");
        assertThat(application.sign(form).statusCode()).isEqualTo(303);
        assertThat(has(Signal.DISPOSABLE, "throw-away")).isTrue();
        set("disposable", "puzzle");
        assertThat(application.sign(form.with("email", "two@mailinator.com")).statusCode())
                .isEqualTo(422);
        set("disposable", "refuse");
        assertThat(application
                        .sign(form.with("email", "three@sub.mailinator.com"))
                        .body())
                .contains(ENGLISH.of("blocked.disposable"));
        set("disposable", "off");
        assertThat(application.sign(form.with("email", "four@mailinator.com")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void eachRefusalIsCountedByReasonAndPublished() {
        add("block", "domain", "bad.example");
        application.sign(SignerForm.of("Bot", "bot@bad.example"));
        application.sign(SignerForm.of("Bot", "bot@bad.example"));
        turn("on");
        application.sign(SignerForm.of("Bot", "bot@fine.example"));
        Await.until("counted", () -> {
            JsonNode refused = application.visitor().getJson(API + "/integrity").get("refused_by_reason");
            return refused.path("domain").asInt() == 2 && refused.path("step").asInt() == 1;
        });
        assertThat(application.get(HOME + "/integrity").body())
                .contains(ENGLISH.of("integrity.refusals"), ENGLISH.of("integrity.refusal.domain"));
    }

    @Test
    void aDomainIsNamedOnlyWhileTenSignaturesShareIt() {
        for (int i = 0; i < 12; i++) {
            application.sign(SignerForm.of("Ann " + i, "ann" + i + "@shared.example"));
        }
        for (int i = 0; i < 12; i++) {
            application.sign(SignerForm.of("Same", "same@lonely.example")); // one signature, asked for twelve times
        }
        Await.until(
                "named, once a minute at most",
                Duration.ofSeconds(80),
                () -> application.number("SELECT count(*) FROM domain_count WHERE name = 'shared.example'") == 1);
        Await.until(
                "counted",
                () -> application.number("SELECT count(*) FROM domain_count WHERE name IS NULL AND count >= 12") == 1);
        String page = nora.get(PAGE).body();
        assertThat(page)
                .contains("shared.example", "/console/" + CAMPAIGN + "/invalidations/new?domain=")
                .doesNotContain("lonely.example");
    }

    @Test
    void herNameStandsOnThePageAndNotInTheDatabase() {
        add("block", "domain", "bad.example");
        assertThat(nora.get(PAGE).body()).containsPattern("a test<br><small>[^<]*Nora");
        assertThat(application.number("SELECT count(*) FROM rule WHERE made_by = ?", nora.number()))
                .isEqualTo(1);
        assertThat(application.number("SELECT count(*) FROM rule WHERE rule::text LIKE '%Nora%'"))
                .isZero();
    }

    @Test
    void nobodyOverwritesLimitsOrTheSwitchUnseen() {
        EditorForm opened = limitsForm();
        turn("on");
        assertThat(nora.post(
                                PAGE + "/limits",
                                opened.with("network_per_hour", "77").fields())
                        .statusCode())
                .as("the switch is another matter")
                .isEqualTo(303);
        assertThat(application.number("SELECT count(*) FROM protection WHERE attack_mode = 'on'"))
                .isEqualTo(1);
        HttpResponse<String> late = nora.post(
                PAGE + "/limits", opened.with("network_per_hour", "88").fields());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("somebody else changed the limits");
        turn("off");
        assertThat(application.number("SELECT network_per_hour FROM protection"))
                .isEqualTo(77);
    }

    @Test
    void badInputIsExplainedAndStoresNothing() {
        Map<String, String> rule = Map.of("verdict", "block", "kind", "network", "note", "n", "life", "1d");
        for (String hostile : new String[] {"0.0.0.0/0", "::/0", "10.0.0.0/33", "example.org", "1.2.3", "<script>"}) {
            Map<String, String> fields = new HashMap<>(rule);
            fields.put("values", "192.0.2.1\n" + hostile);
            HttpResponse<String> answer = nora.post(PAGE + "/rules", fields);
            assertThat(answer.statusCode()).as(hostile).isEqualTo(422);
            assertThat(answer.body()).contains("line 2").doesNotContain("<script>");
        }
        assertThat(nora.post(PAGE + "/rules", Map.of("verdict", "kill")).statusCode())
                .isEqualTo(422);
        assertThat(nora.post(PAGE + "/limits", Map.of("network_burst", "-1")).statusCode())
                .isEqualTo(422);
        assertThat(nora.post(PAGE + "/rules/999/remove", Map.of()).statusCode()).isEqualTo(404);
        assertThat(application.number("SELECT count(*) FROM rule")).isZero();
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        TestMember analyst = TestMember.of(application, "Anselm", new Grant(Role.ANALYST, 0, 0));
        add("block", "network", "192.0.2.7/32");
        assertThat(nora.get(PAGE).body()).contains("192.0.2.7/32", "a test");
        HttpResponse<String> seen = analyst.get(PAGE);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("not shown to your role").doesNotContain("192.0.2.7", "a test");
        assertThat(analyst.post(PAGE + "/switch", Map.of("attack_mode", "on")).statusCode())
                .isEqualTo(403);
        TestMember partner = TestMember.of(application, "Paula", new Grant(Role.PARTNER, 1, 1));
        assertThat(partner.get(PAGE).statusCode()).isEqualTo(403);
    }
}
