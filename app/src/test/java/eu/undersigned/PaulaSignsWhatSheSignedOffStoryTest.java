package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.CosignStory.House;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Paula of Eurochild signed the draft of a letter off. When it opens she is told, once, and finds her organisation
/// chosen in the form.
class PaulaSignsWhatSheSignedOffStoryTest {
    private static final String CONSOLE = "/console/" + CAMPAIGN;
    private static final String TEXT = CONSOLE + "/letters/a-safe-net/texts/en";
    private static final String SIGN = HOME + "/letters/a-safe-net/sign";

    private TestApplication application = TestApplication.start();
    private final TestMember dora = TestMember.of(application, "Dora", new Grant(Role.COORDINATOR, 0, 0));
    private final TestMember paula = partner("Paula", "eurochild");
    private final TestMember tom = partner("Tom", "terre-des-hommes");

    @AfterEach
    void stop() {
        application.close();
    }

    private TestMember partner(String name, String organisation) {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
        int number = (int) application.number(
                "SELECT id FROM organisation WHERE campaign_id = ? AND slug = ?", campaign, organisation);
        return TestMember.of(application, name, new Grant(Role.PARTNER, campaign, number));
    }

    private static void assertDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(EditorForm.unescaped(answer.body())).isEqualTo(303);
    }

    private void write() {
        dora.get(CONSOLE + "/letters/add?slug=a-safe-net&language=en");
        assertDone(dora.post(
                TEXT,
                dora.form(TEXT)
                        .with("title", "A safe net")
                        .with("addressee", "To the members of the European Parliament")
                        .with("summary", "We ask for a law.")
                        .with("opening", "Children are online.")
                        .with("ask.1", "Pass the law.")
                        .fields()));
    }

    private void signOff(TestMember member, String organisation) {
        String page = CONSOLE + "/with/" + organisation + "/letters/a-safe-net";
        assertDone(member.post(
                page + "/signoff",
                EditorForm.on(member.get(page).body(), page + "/signoff").fields()));
    }

    private void openAndPublish() {
        String open = CONSOLE + "/letters/a-safe-net/open";
        assertDone(dora.post(open, dora.form(open).with("confirm", "yes").fields()));
        String publish = CONSOLE + "/publish";
        assertDone(dora.post(publish, dora.form(publish).fields()));
    }

    private long told(String mailbox) {
        return application.mailsTo(mailbox).stream()
                .filter(mail -> mail.subject().contains("a letter can be signed now"))
                .count();
    }

    @Test
    void whoSignedTheDraftOffIsToldOnceThatTheLetterIsOpenAndSigns() {
        write();
        signOff(tom, "terre-des-hommes");
        assertDone(
                dora.post(TEXT, dora.form(TEXT).with("closing", "We thank you.").fields()));
        signOff(paula, "eurochild");
        assertThat(dora.get(CosignStory.QUEUE).body()).doesNotContain("Signed off, not below");
        openAndPublish();
        Await.until(
                "told", Duration.ofSeconds(60), () -> told("paula@example.org") == 1 && told("tom@example.org") == 1);
        assertThat(told("dora@example.org")).isZero();
        String mail = application.mailsTo("paula@example.org").getFirst().text();
        assertThat(mail)
                .contains("A safe net", SIGN + "?organisation=eurochild")
                .doesNotContain("organisation=terre");
        application.close();
        application = TestApplication.start(application.setup);
        Await.pause(Duration.ofSeconds(12));
        assertThat(application.number("SELECT count(*) FROM outbox"))
                .as("a second start tells nobody again")
                .isZero();
        assertThat(application.number("SELECT count(*) FROM letter_invitation")).isEqualTo(2);
    }

    @Test
    void theFormHasTheOrganisationChosenAndTheQueueSaysWhoIsMissing() {
        write();
        signOff(tom, "terre-des-hommes");
        assertDone(
                dora.post(TEXT, dora.form(TEXT).with("closing", "We thank you.").fields()));
        signOff(paula, "eurochild");
        openAndPublish();
        assertThat(application.get(SIGN + "?organisation=eurochild").body()).contains("value=\"eurochild\" selected");
        assertThat(application.get(SIGN + "?organisation=%22%3E%3Cscript%3E").body())
                .doesNotContain(" selected", "\"><script");
        assertThat(missing("Eurochild")).contains("The public wording", "Nothing yet");
        assertThat(missing("Terre des Hommes")).contains("Another wording");

        House house = new House("", "eurochild.org", "paula@eurochild.org");
        Map<String, String> form = new HashMap<>(house.form());
        form.put("organisation", "eurochild");
        assertThat(application.visitor().post(SIGN, form).statusCode()).isEqualTo(200);
        assertThat(missing("Eurochild")).contains("Not confirmed");
        String own = CosignStory.own(application.mailTo(house.mailbox(), 1));
        application.visitor().post(own, Map.of("do", "confirm"));
        assertThat(missing("Eurochild")).contains("To decide");
        String row = application.text("SELECT id FROM cosignature");
        assertDone(new CosignStory(application, dora).accept(row, "", ""));
        assertThat(dora.get(CosignStory.QUEUE).body())
                .contains("Signed off, not below")
                .doesNotContain("<th scope=\"row\" dir=\"auto\">Eurochild");
    }

    /// The row of an organisation that signed off and does not stand below the letter.
    private String missing(String organisation) {
        Matcher row = Pattern.compile("<th scope=\"row\" dir=\"auto\">" + organisation + "</th>.*")
                .matcher(dora.get(CosignStory.QUEUE).body());
        assertThat(row.find()).as(organisation).isTrue();
        return row.group();
    }
}
