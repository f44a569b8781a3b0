package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The ask changes. Lucia signed the text of before: she stays its signer, sees what is new, and says yes to that too.
class LuciaSignsTheNewerTextStoryTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final String TEXT = "/console/" + CAMPAIGN + "/texts/en";
    private static final String PUBLISH = "/console/" + CAMPAIGN + "/publish";
    private static final String ASK = "We ask for a law that <holds>.";

    private final TestApplication application = TestApplication.start();
    private final TestMember tessa = TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));

    @AfterEach
    void stop() {
        application.close();
    }

    private void publishAsk(String ask) {
        publish(EditorForm.on(tessa.get(TEXT).body(), TEXT).with("ask", ask).with("asks_anew", "yes"));
    }

    private void publishWords(String ask) {
        publish(EditorForm.on(tessa.get(TEXT).body(), TEXT).with("ask", ask));
    }

    private void publish(EditorForm form) {
        assertThat(tessa.post(TEXT, form.fields()).statusCode()).isEqualTo(303);
        EditorForm publish = EditorForm.on(tessa.get(PUBLISH).body(), PUBLISH);
        assertThat(tessa.post(PUBLISH, publish.fields()).statusCode()).isEqualTo(303);
    }

    private String mine(TestMail mail) {
        return application.get(mail.minePath()).body();
    }

    private static String newest(String page) {
        Matcher version =
                Pattern.compile("name=\"version\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(version.find()).as("the page offers a newer version").isTrue();
        return version.group(1);
    }

    private HttpResponse<String> agree(TestMail mail, String version) {
        return application.visitor().post(mail.minePath(), Map.of("action", "agree", "version", version));
    }

    private long agreements() {
        return application.number("SELECT count(*) FROM text_agreement");
    }

    @Test
    void sheSeesBothAndSignsTheNewerOneToo() {
        TestMail lucia = application.counted("Lucia Example", "lucia@example.org");
        assertThat(mine(lucia)).doesNotContain(ENGLISH.of("mine.newer.title"));
        long signed = application.number("SELECT text_id FROM signature");
        String old = application
                .visitor()
                .getJson(lucia.minePath() + "/data.json")
                .get("text_version_sha256")
                .asString();
        publishAsk(ASK);

        String page = mine(lucia);
        assertThat(page)
                .contains(ENGLISH.of("mine.newer.title"), ENGLISH.of("mine.newer.button"))
                .contains("<ins>We ask for a law that &lt;holds&gt;.</ins>", "<del>")
                .as("only the sections that differ")
                .doesNotContain("<h3>" + ENGLISH.of("campaign.demands"));
        String version = newest(page);
        assertThat(version).isNotEqualTo(old);
        HttpResponse<String> answer = agree(lucia, version);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(agree(lucia, version).statusCode()).as("twice is once").isEqualTo(303);

        assertThat(mine(lucia))
                .doesNotContain(ENGLISH.of("mine.newer.title"))
                .contains("You also signed version " + version.substring(0, 12))
                .contains("version " + old.substring(0, 12));
        assertThat(agreements()).isEqualTo(1);
        assertThat(application.number("SELECT text_id FROM signature"))
                .as("the signature stays bound to the text it was made with")
                .isEqualTo(signed);
        application.counts("she counts once", counts -> counts.get("confirmed").asLong() == 1);
        JsonNode data = application.visitor().getJson(lucia.minePath() + "/data.json");
        assertThat(data.get("text_version_sha256").asString()).isEqualTo(old);
        assertThat(data.get("also_signed").get(0).get("text_version_sha256").asString())
                .isEqualTo(version);
        assertThat(data.get("also_signed").get(0).get("text_language").asString())
                .isEqualTo("en");

        application.visitor().post(lucia.minePath(), Map.of("action", "withdraw"));
        assertThat(agreements()).as("erased with the signature").isZero();
    }

    @Test
    void onlyWhoseSignatureCountsAndWhoseTextChangedIsAsked() {
        TestMail pending = application.signed("Pia Pending", "pia@example.org");
        application.signIn("de", SignerForm.of("Doro Deutsch", "doro@example.org"));
        TestMail german = application.mailTo("doro@example.org", 1);
        assertThat(application.confirm(german).statusCode()).isEqualTo(303);
        TestMail lucia = application.counted("Lucia Example", "lucia@example.org");
        publishAsk(ASK);
        TestMail after = application.counted("Amy After", "amy@example.org");
        String version = newest(mine(lucia));
        for (TestMail mail : new TestMail[] {pending, german, after}) {
            assertThat(mine(mail)).doesNotContain(ENGLISH.of("mine.newer.button"), "name=\"version\"");
            assertThat(agree(mail, version).statusCode()).isEqualTo(409);
        }
        assertThat(agreements()).isZero();
    }

    @Test
    void nobodySignsWhatTheyDidNotSee() {
        TestMail lucia = application.counted("Lucia Example", "lucia@example.org");
        publishAsk(ASK);
        String seen = newest(mine(lucia));
        publishAsk("Quite another ask.");
        HttpResponse<String> answer = agree(lucia, seen);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Quite another ask.");
        assertThat(agree(lucia, "").statusCode()).isEqualTo(409);
        assertThat(agree(lucia, "<script>").statusCode()).isEqualTo(409);
        assertThat(agreements()).isZero();
        assertThat(agree(lucia, newest(answer.body())).statusCode()).isEqualTo(303);
        assertThat(agreements()).isEqualTo(1);
    }

    @Test
    void otherWordsForTheSameAskAskNobody() {
        String first = EditorForm.on(tessa.get(TEXT).body(), TEXT).get("ask");
        TestMail lucia = application.counted("Lucia Example", "lucia@example.org");
        publishWords(first + " Please.");
        assertThat(mine(lucia)).doesNotContain(ENGLISH.of("mine.newer.title"));
        publishAsk(ASK);
        assertThat(tessa.get(TEXT).body()).as("ticked anew each time").doesNotContain("value=\"yes\" checked");
        TestMail later = application.counted("Amy After", "amy@example.org");
        assertThat(agree(lucia, newest(mine(lucia))).statusCode()).isEqualTo(303);
        publishWords(ASK + " Now.");
        assertThat(mine(lucia)).as("she signed this ask").doesNotContain(ENGLISH.of("mine.newer.title"));
        assertThat(mine(later)).doesNotContain(ENGLISH.of("mine.newer.title"));

        String versions = PUBLISH + "/versions/1";
        assertThat(tessa.post(
                                versions,
                                EditorForm.on(tessa.get(versions).body(), versions)
                                        .fields())
                        .statusCode())
                .isEqualTo(303);
        EditorForm back = EditorForm.on(tessa.get(PUBLISH).body(), PUBLISH);
        assertThat(tessa.post(PUBLISH, back.fields()).statusCode()).isEqualTo(303);
        assertThat(mine(later)).as("an older text is no newer ask").doesNotContain(ENGLISH.of("mine.newer.title"));
        publishAsk("Quite another ask.");
        assertThat(mine(later)).as("the first after that is").contains(ENGLISH.of("mine.newer.title"));
    }

    @Test
    void theBoxStaysTickedInTheDraft() {
        EditorForm form = EditorForm.on(tessa.get(TEXT).body(), TEXT).with("asks_anew", "yes");
        assertThat(tessa.post(TEXT, form.fields()).statusCode()).isEqualTo(303);
        assertThat(tessa.get(TEXT).body()).contains("name=\"asks_anew\" value=\"yes\" checked");
        EditorForm without = EditorForm.on(tessa.get(TEXT).body(), TEXT);
        assertThat(tessa.post(TEXT, without.fields()).statusCode()).isEqualTo(303);
        assertThat(tessa.get(TEXT).body()).doesNotContain("name=\"asks_anew\" value=\"yes\" checked");
    }

    private void signAndAgree(int from, int count) {
        TestMail[] mails = new TestMail[count];
        for (int i = 0; i < count; i++) {
            mails[i] = application.counted("Signer Example", "signer-" + (from + i) + "@example.org");
        }
        publishAsk(ASK);
        for (TestMail mail : mails) {
            assertThat(agree(mail, newest(mine(mail))).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void fewAreNotCountedInPublic() {
        signAndAgree(0, 9);
        assertThat(application.get(HOME + "/integrity").body()).doesNotContain(ENGLISH.of("integrity.versions"));
    }

    @Test
    void manyAreCountedInPublicInTens() {
        signAndAgree(0, 11);
        String page = application.get(HOME + "/integrity").body();
        assertThat(page.substring(page.indexOf(ENGLISH.of("integrity.versions"))))
                .containsPattern("<dt>English, version [0-9a-f]{12}</dt><dd class=\"number\">10</dd>");
    }
}
