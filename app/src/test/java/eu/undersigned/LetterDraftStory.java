package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/// A letter that Dora, who coordinates the campaign, writes together with Paula of Eurochild and Tom of Terre des
/// Hommes.
abstract class LetterDraftStory {
    static final String CONSOLE = "/console/" + CAMPAIGN;
    static final String LETTERS = CONSOLE + "/letters";
    static final String TEXT = LETTERS + "/a-safe-net/texts/en";
    static final String SETTINGS = LETTERS + "/a-safe-net/settings";
    static final String DRAFT = LETTERS + "/a-safe-net/draft";
    static final String OPEN = LETTERS + "/a-safe-net/open";
    static final String PUBLISH = CONSOLE + "/publish";
    static final String PAULAS = CONSOLE + "/with/eurochild/letters/a-safe-net";
    static final String TOMS = CONSOLE + "/with/terre-des-hommes/letters/a-safe-net";

    final TestApplication application = TestApplication.start();
    final TestMember dora = coordinator("Dora");
    final TestMember paula = partner("Paula", "eurochild");
    final TestMember tom = partner("Tom", "terre-des-hommes");

    @AfterEach
    void stop() {
        application.close();
    }

    TestMember coordinator(String name) {
        return TestMember.of(application, name, new Grant(Role.COORDINATOR, 0, 0));
    }

    TestMember partner(String name, String organisation) {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
        int number = (int) application.number(
                "SELECT id FROM organisation WHERE campaign_id = ? AND slug = ?", campaign, organisation);
        return TestMember.of(application, name, new Grant(Role.PARTNER, campaign, number));
    }

    void write() {
        HttpResponse<String> add = dora.get(LETTERS + "/add?slug=a-safe-net&language=en");
        assertThat(add.headers().firstValue("Location")).hasValue(TEXT);
        EditorForm form = dora.form(TEXT)
                .with("title", "A <safe net")
                .with("addressee", "To the members of the European Parliament")
                .with("summary", "We ask for a law.")
                .with("opening", "Children are online.\n\nThey have a right to be safe there.")
                .with("ask.1", "Pass the law.")
                .with("why.1", "It is needed.\n\nIt is late.")
                .with("ask.2", "Fund the helplines.")
                .with("closing", "We thank you.");
        assertDone(dora.post(TEXT, form.fields()));
    }

    void deadline(LocalDate day) {
        EditorForm settings = dora.form(SETTINGS).with("deadline", day.toString());
        assertDone(dora.post(SETTINGS, settings.fields()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(application.clock.instant(), ZoneOffset.UTC);
    }

    static void assertDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(EditorForm.unescaped(answer.body())).isEqualTo(303);
    }

    /// Sends the form of a page as it is, or with one field filled in.
    static HttpResponse<String> send(TestMember member, String page, String action, String field, String value) {
        EditorForm form = EditorForm.on(member.get(page).body(), action);
        return member.post(action, form.with(field, value).fields());
    }

    static HttpResponse<String> comment(TestMember member, String page, String part, String text) {
        return send(member, page, page + "/parts/" + part + "/comment", "comment", text);
    }

    static HttpResponse<String> propose(TestMember member, String page, String part, String text) {
        return send(member, page, page + "/parts/" + part + "/propose", "wording", text);
    }

    static HttpResponse<String> signOff(TestMember member, String page) {
        return send(member, page, page + "/signoff", "csrf", "");
    }

    /// Numbers of what was said, as the page has them.
    static List<Integer> said(TestMember member, String page) {
        List<Integer> numbers = new ArrayList<>();
        Matcher said =
                Pattern.compile("id=\"said-(\\d+)\"").matcher(member.get(page).body());
        while (said.find()) {
            numbers.add(Integer.valueOf(said.group(1)));
        }
        return numbers;
    }

    static String act(int said, String what) {
        return DRAFT + "/said/" + said + "/" + what;
    }

    static String text(TestMember member, String page) {
        return EditorForm.unescaped(member.get(page).body());
    }
}
