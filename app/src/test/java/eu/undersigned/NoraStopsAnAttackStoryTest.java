package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.signature.Signal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Nora moderates. Scripts sign under invented names; she and the software slow them down, and honest signers still get
/// through, with scripts in their browser or without.
class NoraStopsAnAttackStoryTest extends ProtectionStory {
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
        String page = application.sign(form).body();
        assertThat(page).contains(ENGLISH.of("step.first"), ENGLISH.of("step.quick"));
        assertThat(page.replaceAll("(?s)<div class=\"solving\" hidden>.*?</div>", ""))
                .as("who must wait is not told that it is quick")
                .contains(ENGLISH.of("step.first"))
                .doesNotContain(ENGLISH.of("step.quick"));
        String ticket = Solver.ticket(page);
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
}
