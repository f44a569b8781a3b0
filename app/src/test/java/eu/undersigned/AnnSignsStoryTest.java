package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Ann signs, opens her mail, confirms, and sees the counter move.
class AnnSignsStoryTest extends OneApplication {
    @Test
    void theFormLeadsToTheInboxPage() {
        long pending = application.tally("accepted");
        HttpResponse<String> answer = application.sign(SignerForm.of("Ann Archer", "ann@inbox.example"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.body()).isEmpty();
        String inbox = answer.headers().firstValue("location").orElseThrow();
        assertThat(inbox).matches(HOME + "/inbox/[0-9a-f-]{36}");
        HttpResponse<String> page = application.get(inbox);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(Texts.in(Language.EN).of("inbox.title"))
                .doesNotContain("ann@inbox.example");
        assertThat(application.tally("accepted")).isEqualTo(pending + 1);
    }

    @Test
    void oneMailComesInTheLanguageOfTheForm() {
        application.signIn("de", SignerForm.of("Anna Schütz", "anna@mail.example"));
        TestMail mail = application.mailTo("anna@mail.example", 1);
        Texts german = Texts.in(Language.DE);
        assertThat(mail.subject()).isEqualTo(german.of("mail.confirm.subject", "campaign", "Every Second Counts"));
        assertThat(mail.text()).contains(german.of("mail.greeting", "name", "Anna Schütz"));
        assertThat(mail.html()).contains("Anna Schütz", mail.confirmPath(), mail.minePath(), "lang=\"de\"");
        assertThat(mail.text()).contains("https://petition.example.org/de/confirm/");
        assertThat(mail.confirmPath()).startsWith("/de/confirm/");
        assertThat(application.mailsTo("anna@mail.example")).hasSize(1);
    }

    @Test
    void lookingAtTheLinkChangesNothing() {
        TestMail mail = application.signed("Ann Looker", "ann@looker.example");
        long confirmed = application.tally("confirmed");
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> page = application.get(mail.confirmPath());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(Texts.in(Language.EN).of("confirm.button"));
            assertThat(application.visitor().head(mail.confirmPath()).statusCode())
                    .isEqualTo(200);
            assertThat(application.get(mail.minePath()).statusCode()).isEqualTo(200);
        }
        assertThat(application.tally("confirmed")).isEqualTo(confirmed);
    }

    @Test
    void confirmingTwiceIsTheSameAsOnce() {
        TestMail mail = application.signed("Ann Twice", "ann@twice.example");
        long confirmed = application.tally("confirmed");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = application.confirm(mail);
            assertThat(answer.statusCode()).isEqualTo(303);
            String thanks = answer.headers().firstValue("location").orElseThrow();
            assertThat(thanks).startsWith("/en/thanks/");
            assertThat(application.get(thanks).body())
                    .contains(Texts.in(Language.EN).of("thanks.title"));
        }
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 1);
    }

    @Test
    void twentyConfirmationsAtOnceCountOnce() throws Exception {
        TestMail mail = application.signed("Ann Many", "ann@many.example");
        long confirmed = application.tally("confirmed");
        Callable<Integer> confirm = () -> application.confirm(mail).statusCode();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(java.util.Collections.nCopies(20, confirm))) {
                assertThat(status.get()).isEqualTo(303);
            }
        }
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 1);
    }

    @Test
    void theCounterMovesInTheApiOnThePageAndInASecondBrowser() throws Exception {
        JsonNode before = application.counts();
        BlockingQueue<JsonNode> events = application.visitor().listen(API + "/events");
        long listened = next(events).get("confirmed").asLong();
        application.counted(SignerForm.of("Ann Counted", "ann@counted.example").with("country", "MT"));

        JsonNode event = next(events);
        while (event.get("confirmed").asLong() <= listened) {
            event = next(events);
        }
        long confirmed = event.get("confirmed").asLong();
        assertThat(confirmed).isGreaterThan(before.get("confirmed").asLong());
        assertThat(event.get("total").asLong()).isEqualTo(confirmed + 50_000);
        assertThat(event.get("declared").asLong()).isEqualTo(50_000);

        JsonNode counts =
                application.counts("Malta", now -> now.get("by_country").has("MT"));
        assertThat(counts.get("by_country").get("MT").asLong()).isEqualTo(1);
        String total =
                Texts.in(Language.EN).formats().number(counts.get("confirmed").asLong() + 50_000);
        assertThat(application.get(HOME).body()).contains(total).contains("Malta");
    }

    @Test
    void aPageReadInAnotherLanguageCountsForThatLanguage() {
        application.signIn("mt", SignerForm.of("Anna Vella", "anna@vella.example"));
        application.confirm(application.mailTo("anna@vella.example", 1));
        JsonNode counts =
                application.counts("Maltese", now -> now.get("by_language").has("mt"));
        assertThat(counts.get("by_language").get("mt").asLong()).isEqualTo(1);
    }

    @Test
    void annComesThroughAnOrganisationsLink() {
        HttpResponse<String> page = application.get(HOME + "?organisation=eurochild");
        assertThat(page.body()).contains("name=\"organisation\"", "name=\"organisation_updates\"", "Eurochild");
        SignerForm form = SignerForm.of("Ann Partner", "ann@partner.example").with("organisation", "eurochild");

        HttpResponse<String> asked = application.sign(form);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains(Texts.in(Language.EN).of("error.organisationupdates.missing", "organisation", "Eurochild"));

        TestMail mail = application.counted(form.with("organisation_updates", "yes"));
        JsonNode counts = application.counts(
                "Eurochild", now -> now.get("by_organisation").has("eurochild"));
        assertThat(counts.get("by_organisation").get("eurochild").asLong()).isEqualTo(1);
        JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
        assertThat(data.get("organisation").asString()).isEqualTo("eurochild");
        assertThat(data.get("organisation_updates").asString()).isEqualTo("yes");
    }

    @Test
    void anOrganisationThatDoesNotTakePartIsAMistake() {
        HttpResponse<String> answer = application.sign(SignerForm.of("Ann Lost", "ann@lost.example")
                .with("organisation", "nobody")
                .with("organisation_updates", "no"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(Texts.in(Language.EN).of("error.organisation.unknown"));
    }

    @Test
    void anAnswerToAnOrganisationThatIsNotThereIsForgotten() {
        TestMail mail = application.signed(
                SignerForm.of("Ann Alone", "ann@alone.example").with("organisation_updates", "yes"));
        JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
        assertThat(data.has("organisation")).isFalse();
        assertThat(data.has("organisation_updates")).isFalse();
    }

    @Test
    void theSignatureRemembersTheTextThatWasSeen() {
        application.signIn("fr", SignerForm.of("Anne Petit", "anne@petit.example"));
        TestMail mail = application.mailTo("anne@petit.example", 1);
        JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
        assertThat(data.get("text_language").asString()).isEqualTo("fr");
        assertThat(application.number(
                        "SELECT count(*) FROM petition_text WHERE language = 'FR' AND version = ?",
                        data.get("text_version_sha256").asString()))
                .isEqualTo(1);
        assertThat(data.get("text_version_sha256").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void aBoxCountsAsTickedWithAnyText() {
        for (Map.Entry<String, String> tick : List.of(Map.entry("on", "a"), Map.entry("1", "b"))) {
            HttpResponse<String> answer =
                    application.sign(SignerForm.of("Ann Ticks", "ann." + tick.getValue() + "@ticks.example")
                            .with("age_ok", tick.getKey())
                            .with("consent", tick.getKey()));
            assertThat(answer.statusCode()).isEqualTo(303);
        }
    }

    private static JsonNode next(BlockingQueue<JsonNode> events) throws InterruptedException {
        JsonNode event = events.poll(5, TimeUnit.SECONDS);
        assertThat(event).as("an event within five seconds").isNotNull();
        return event;
    }
}
