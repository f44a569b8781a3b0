package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Dora looks at her signature, corrects it, downloads it, and takes it back.
class DoraKeepsHerSignatureStoryTest extends OneApplication {
    private static final Texts ENGLISH = Texts.in(Language.EN);

    @Test
    void sheSeesWhatIsHeld() {
        TestMail mail = application.counted("Dora Ćirić", "dora@sees.example");
        HttpResponse<String> page = application.get(mail.minePath());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Dora Ćirić", "dora@sees.example", "<option value=\"IE\" selected")
                .doesNotContain(ENGLISH.of("mine.saved"));
    }

    @Test
    void beforeConfirmingThePageSaysThatItWaits() {
        TestMail mail = application.signed("Dora Waits", "dora@waits.example");
        assertThat(application.get(mail.minePath()).body())
                .contains(ENGLISH.of("mine.pending"), mail.confirmPath())
                .contains("Dora Waits");
    }

    @Test
    void sheCorrectsHerNameLanguageAndAnswer() {
        TestMail mail = application.counted("Dora Mistyped", "dora@corrects.example");
        HttpResponse<String> saved = save(mail, "Dora Écrite", "IE", "fr", "yes");
        assertThat(saved.statusCode()).isEqualTo(303);
        String path = saved.headers().firstValue("location").orElseThrow();
        assertThat(application.get(path).body()).contains("Dora Écrite");
        JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
        assertThat(data.get("name").asString()).isEqualTo("Dora Écrite");
        assertThat(data.get("language_of_messages").asString()).isEqualTo("fr");
        assertThat(data.get("text_language").asString()).isEqualTo("en");
        assertThat(data.get("updates").asString()).isEqualTo("yes");
        assertThat(data.get("email").asString()).isEqualTo("dora@corrects.example");
        assertThat(data.get("state").asString()).isEqualTo("confirmed");
    }

    @Test
    void aNameThatCannotStandIsShownAgainAndNothingChanges() {
        TestMail mail = application.counted("Dora Stays", "dora@stays.example");
        HttpResponse<String> answer = save(mail, "<b>www.spam.example</b>", "IE", "en", "no");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(ENGLISH.of("error.name.link"), "&lt;b>www.spam.example");
        assertThat(answer.body()).doesNotContain("<b>www.spam");
        assertThat(application.get(mail.minePath()).body()).contains("Dora Stays");
    }

    @Test
    void theAnswerToAnOrganisationCanBeTakenBackWithoutWithdrawing() {
        TestMail mail = application.counted(SignerForm.of("Dora Partner", "dora@partner.example")
                .with("organisation", "eurochild")
                .with("organisation_updates", "yes"));
        assertThat(application.get(mail.minePath()).body())
                .contains(ENGLISH.of("sign.organisation.updates", "organisation", "Eurochild"));
        Map<String, String> fields = new HashMap<>(
                Map.of("action", "save", "name", "Dora Partner", "country", "IE", "language", "en", "updates", "no"));
        application.visitor().post(mail.minePath(), fields);
        assertThat(answerToOrganisation(mail)).as("not asked, not changed").isEqualTo("yes");
        fields.put("organisation_updates", "perhaps");
        assertThat(application.visitor().post(mail.minePath(), fields).statusCode())
                .isEqualTo(422);
        fields.put("organisation_updates", "no");
        assertThat(application.visitor().post(mail.minePath(), fields).statusCode())
                .isEqualTo(303);
        assertThat(answerToOrganisation(mail)).isEqualTo("no");
    }

    private static String answerToOrganisation(TestMail mail) {
        return application
                .visitor()
                .getJson(mail.minePath() + "/data.json")
                .get("organisation_updates")
                .asString();
    }

    @Test
    void aCountryThatDoesNotExistChangesNothing() {
        TestMail mail = application.counted("Dora Atlantis", "dora@atlantis.example");
        HttpResponse<String> answer = save(mail, "Dora Atlantis", "QQ", "en", "no");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(ENGLISH.of("error.country.unknown"));
        JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
        assertThat(data.get("country").asString()).isEqualTo("IE");
    }

    @Test
    void aMoveToAnotherCountryMovesTheCount() {
        TestMail mail = application.counted(
                SignerForm.of("Dora Moves", "dora@moves.example").with("country", "LV"));
        application.counts("Latvia", counts -> counts.get("by_country").has("LV"));
        save(mail, "Dora Moves", "LT", "en", "no");
        JsonNode counts = application.counts(
                "Lithuania instead of Latvia",
                now -> now.get("by_country").has("LT") && !now.get("by_country").has("LV"));
        assertThat(sum(counts, "by_country")).isEqualTo(counts.get("confirmed").asLong());
    }

    @Test
    void withdrawingErasesAtOnceAndLowersEveryCount() {
        application.counted("Dora Remains", "dora@remains.example");
        TestMail mail = application.counted(
                SignerForm.of("Dora Withdraws", "dora@withdraws.example").with("country", "CY"));
        JsonNode before =
                application.counts("Cyprus", now -> now.get("by_country").has("CY"));
        long rows = application.signatures();

        HttpResponse<String> answer = application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        assertThat(answer.body()).contains(ENGLISH.of("confirm.withdrawn.title"));
        assertThat(application.signatures()).isEqualTo(rows - 1);
        JsonNode after =
                application.counts("no Cyprus", now -> !now.get("by_country").has("CY"));
        assertThat(after.get("confirmed").asLong())
                .isEqualTo(before.get("confirmed").asLong() - 1);
        assertThat(after.get("withdrawn").asLong())
                .isEqualTo(before.get("withdrawn").asLong() + 1);
        assertSums(after);

        application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        assertThat(application.tally("withdrawn"))
                .isEqualTo(after.get("withdrawn").asLong());
        assertSums(application.counts());
    }

    @Test
    void whoWithdrewMaySignAgain() {
        TestMail mail = application.counted("Dora Returns", "dora@returns.example");
        application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        TestMail second = application.signed("Dora Returns", "dora@returns.example");
        assertThat(second.subject()).isEqualTo(mail.subject());
        long confirmed = application.tally("confirmed");
        assertThat(application.confirm(second).statusCode()).isEqualTo(303);
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 1);
        assertThat(application.get(mail.minePath()).body()).doesNotContain("dora@returns.example");
    }

    @Test
    void withdrawingBeforeConfirmingCountsAsRejected() {
        TestMail mail = application.signed("Dora Doubts", "dora@doubts.example");
        long rejected = application.tally("rejected");
        application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        assertThat(application.tally("rejected")).isEqualTo(rejected + 1);
        assertThat(application.confirm(mail).body()).contains(ENGLISH.of("confirm.withdrawn.title"));
    }

    @Test
    void theDownloadIsAFileForHerAlone() {
        TestMail mail = application.counted("Dora Downloads", "dora@downloads.example");
        HttpResponse<String> file = application.get(mail.minePath() + "/data.json");
        assertThat(file.headers().firstValue("content-type")).contains("application/json");
        assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void anUnknownActionChangesNothing() {
        TestMail mail = application.counted("Dora Odd", "dora@odd.example");
        assertThat(application
                        .visitor()
                        .post(mail.minePath(), Map.of("action", "explode"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(application.get(mail.minePath()).body()).contains("Dora Odd");
    }

    private static HttpResponse<String> save(
            TestMail mail, String name, String country, String language, String updates) {
        return application
                .visitor()
                .post(
                        mail.minePath(),
                        Map.of(
                                "action",
                                "save",
                                "name",
                                name,
                                "country",
                                country,
                                "language",
                                language,
                                "updates",
                                updates));
    }

    private static void assertSums(JsonNode counts) {
        long confirmed = counts.get("confirmed").asLong();
        assertThat(sum(counts, "by_country")).isEqualTo(confirmed);
        assertThat(sum(counts, "by_language")).isEqualTo(confirmed);
        assertThat(sum(counts, "by_day")).isEqualTo(confirmed);
        assertThat(sum(counts, "by_hour")).isEqualTo(confirmed);
        assertThat(application.number("SELECT count(*) FROM signature WHERE state = 'C'"))
                .isEqualTo(confirmed);
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        JsonNode hours = application.visitor().getJson(API + "/hours/" + today);
        assertThat(sum(hours, "by_hour")).isEqualTo(confirmed);
    }

    private static long sum(JsonNode counts, String by) {
        long sum = 0;
        for (JsonNode count : counts.get(by)) {
            sum += count.asLong();
        }
        return sum;
    }
}
