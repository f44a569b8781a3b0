package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Ida, a journalist who believes nobody, looks at what became of every request, and at the log beside it.
class IdaChecksTheNumbersStoryTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final String INTEGRITY = API + "/integrity";

    @Test
    void everyRequestIsInOneOfTheNumbers() {
        try (TestApplication application = TestApplication.start()) {
            application.counted(SignerForm.of("Bea Belgium", "bea@ida.example").with("country", "BE"));
            application.counted(SignerForm.of("Max Malta", "max@ida.example").with("country", "MT"));
            TestMail leaver = application.counted(
                    SignerForm.of("Leo Leaves", "leo@ida.example").with("country", "BE"));
            application.visitor().post(leaver.minePath(), Map.of("action", "withdraw"));
            TestMail stranger = application.signed("Not Me", "notme@ida.example");
            application.visitor().post(stranger.confirmPath(), Map.of("action", "reject"));
            application.signed("Wim Waits", "wim@ida.example");

            JsonNode document = published(application);
            assertThat(document.get("campaign").asString()).isEqualTo(CAMPAIGN);
            assertThat(document.get("demonstration").asBoolean()).isFalse();
            assertThat(number(document, "confirmed")).isEqualTo(2);
            assertThat(number(document, "pending")).isEqualTo(1);
            assertThat(number(document, "withdrawn")).isEqualTo(1);
            assertThat(number(document, "rejected")).isEqualTo(1);
            assertThat(number(document, "expired")).isZero();
            assertThat(number(document, "bounced")).isZero();
            assertThat(number(document, "invalidated")).isZero();
            assertThat(number(document, "declared")).isEqualTo(50_000);
            assertThat(document.get("by_country").toString()).isEqualTo("{\"BE\":1,\"MT\":1}");
            assertThat(document.get("by_language").toString()).isEqualTo("{\"en\":2}");
            assertThat(number(
                            document.get("by_day"),
                            LocalDate.now(ZoneOffset.UTC).toString()))
                    .isEqualTo(2);
        }
    }

    @Test
    void theHeadOfTheLogStandsBesideTheNumbers() {
        try (TestApplication application = TestApplication.start()) {
            TestMail leaver = application.counted("Leo Leaves", "leo@log.example");
            application.counted("Sam Stays", "sam@log.example");
            application.visitor().post(leaver.minePath(), Map.of("action", "withdraw"));
            Await.until("all is in the log", () -> number(log(application), "waiting") == 0);
            JsonNode log = log(application);
            String[] checkpoint = log.get("checkpoint").asString().split("\n", -1);
            assertThat(log.get("url").asString()).isEqualTo("https://petition.example.org/" + CAMPAIGN + "/log/");
            assertThat(log.get("origin").asString())
                    .isEqualTo("petition.example.org/" + CAMPAIGN + "/log")
                    .isEqualTo(checkpoint[0]);
            assertThat(log.get("key").asString()).startsWith(log.get("origin").asString() + "+");
            assertThat(number(log, "size")).isGreaterThanOrEqualTo(3).isEqualTo(Long.parseLong(checkpoint[1]));
            assertThat(log.get("root").asString()).isEqualTo(checkpoint[2]);
            assertThat(Base64.getDecoder().decode(log.get("root").asString())).hasSize(32);
            assertThat(number(log, "quorum")).isZero();
            assertThat(log.get("witnesses").isEmpty()).isTrue();
            assertThat(application.get("/" + CAMPAIGN + "/log/checkpoint").body())
                    .isEqualTo(log.get("checkpoint").asString());
        }
    }

    /// While many confirm, the numbers of each answer fit together: they are read in one moment.
    @Test
    void theNumbersOfOneAnswerAlwaysFitTogether() {
        try (TestApplication application = TestApplication.start();
                var signers = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean isOver = new AtomicBoolean();
            signers.execute(() -> {
                for (int i = 0; i < 40; i++) {
                    application.counted(SignerForm.of("Crowd", "crowd" + i + "@fits.example")
                            .with("country", i % 2 == 0 ? "BE" : "FR"));
                }
                isOver.set(true);
            });
            while (!isOver.get()) {
                JsonNode document = application.visitor().getJson(INTEGRITY);
                long confirmed = number(document, "confirmed");
                assertThat(sum(document.get("by_country"))).isEqualTo(confirmed);
                assertThat(sum(document.get("by_language"))).isEqualTo(confirmed);
                assertThat(sum(document.get("by_day"))).isEqualTo(confirmed);
                JsonNode log = document.get("log");
                assertThat(number(log, "size") + number(log, "waiting"))
                        .as("each confirmed one is in the log or waits for it")
                        .isGreaterThanOrEqualTo(confirmed);
                Await.pause(Duration.ofMillis(150));
            }
            Await.until("all are there", () -> number(published(application), "confirmed") == 40);
        }
    }

    @Test
    void aMailboxThatRefusesIsCountedOnceWhetherItIsKnownOrNot() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                SignerForm known = SignerForm.of("Kim Known", "kim@refuses.example");
                application.sign(known);
                Await.until("the mail", () -> smtp.taken.size() == 1);
                application.confirm(SmtpText.read(smtp.taken.getFirst()));

                smtp.toRecipient = _ -> "550 no such user";
                application.sign(SignerForm.of("Nora New", "nora@refuses.example"));
                Await.until("a new mailbox counts", () -> application.tally("bounced") == 1);
                application.sign(known);
                Await.until("a known one does, too", () -> application.tally("bounced") == 2);
                application.sign(known);
                application.sign(SignerForm.of("Nora New", "nora@refuses.example"));
                Await.until(
                        "all refused",
                        () -> application.number("SELECT count(*) FROM outbox WHERE refused_at IS NOT NULL") == 4);
                assertThat(application.tally("bounced")).as("each once").isEqualTo(2);
                Await.until("published", () -> number(published(application), "bounced") == 2);
            }
        }
    }

    @Test
    void whatWasFoundInvalidNoLongerCounts() {
        try (TestApplication application = TestApplication.start()) {
            for (int i = 0; i < 4; i++) {
                application.counted("Ina Invalid", "ina" + i + "@invalid.example");
            }
            application.execute(
                    "INSERT INTO tally (campaign_id, dimension, key, count)"
                            + " SELECT id, 'invalidated', reason, 1 FROM campaign, (VALUES ('robot'), ('duplicate')) AS r(reason)");
            application.execute("INSERT INTO tally (campaign_id, dimension, key, count)"
                    + " SELECT id, 'reinstated', '', 1 FROM campaign");
            Await.until("published", () -> number(published(application), "confirmed") == 2);
            JsonNode document = published(application);
            assertThat(number(document, "invalidated")).isEqualTo(2);
            assertThat(document.get("invalidated_by_reason").toString()).isEqualTo("{\"duplicate\":1,\"robot\":1}");
            assertThat(number(document, "reinstated")).isEqualTo(1);
            application.counts(
                    "the petition agrees", counts -> counts.get("confirmed").asLong() == 2);
            assertThat(application.get(HOME + "/integrity").body()).contains("<code>robot</code>: 1");
        }
    }

    @Test
    void thePageSaysWhatTheDocumentSaysAndWhatNobodyCanProve() {
        try (TestApplication application = TestApplication.start()) {
            application.counted("Petra Page", "petra@page.example");
            Await.until("all is in the log", () -> number(log(application), "waiting") == 0);
            Await.pause(Duration.ofMillis(1100)); // the page is as of a second ago
            JsonNode document = published(application);
            String page = application.get(HOME + "/integrity").body();
            for (String sentence : new String[] {
                "integrity.confirmed.text",
                "integrity.bounced.text",
                "integrity.cannot.people",
                "integrity.cannot.receipts",
                "integrity.witnesses.none"
            }) {
                assertThat(page).contains(ENGLISH.of(sentence));
            }
            assertThat(page)
                    .contains(document.get("log").get("root").asString())
                    .contains(document.get("log").get("key").asString())
                    .contains("bin/verify https://petition.example.org/" + CAMPAIGN)
                    .contains("50,000")
                    .contains("href=\"" + INTEGRITY + "\"")
                    .contains("href=\"" + HOME + "/receipt\"")
                    .doesNotContain("<script>");
            assertThat(application.get(HOME).body()).contains("href=\"" + HOME + "/integrity\"");
        }
    }

    @Test
    void anotherSiteMayReadAndWhatIsUnknownIsSaidToBe() {
        try (TestApplication application = TestApplication.start()) {
            HttpResponse<String> answer = application.get(INTEGRITY, "Origin", "https://press.example");
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
            assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=1");
            HttpResponse<String> unknown = application.get("/api/v1/campaigns/nowhere/integrity");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.headers().firstValue("content-type")).contains("application/problem+json");
            for (String path : new String[] {
                "/xx/" + CAMPAIGN + "/integrity", "/en/nowhere/integrity", "/xx/" + CAMPAIGN + "/statistics"
            }) {
                assertThat(application.get(path).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    private static JsonNode published(TestApplication application) {
        Await.pause(Duration.ofMillis(1100)); // what is published is up to a second old
        return application.visitor().getJson(INTEGRITY);
    }

    private static JsonNode log(TestApplication application) {
        return application.visitor().getJson(INTEGRITY).get("log");
    }

    private static long number(JsonNode node, String name) {
        return node.get(name).asLong();
    }

    private static long sum(JsonNode counts) {
        return counts.properties().stream()
                .mapToLong(entry -> entry.getValue().asLong())
                .sum();
    }
}
