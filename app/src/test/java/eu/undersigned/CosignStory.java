package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stories of organisations below the letter to lawmakers share: whoever signs, and the coordinator's queue.
record CosignStory(TestApplication application, TestMember coordinator) {
    static final String LETTER = HOME + "/letters/demand-to-lawmakers";
    static final String SIGN = LETTER + "/sign";
    static final String QUEUE = "/console/" + CAMPAIGN + "/cosignatures";

    /// @param name of the coordinator, who begins a session
    static CosignStory of(TestApplication application, String name) {
        return new CosignStory(application, TestMember.of(application, name, new Grant(Role.COORDINATOR, 0, 0)));
    }

    /// Whoever signs for an organisation.
    record House(String name, String domain, String mailbox) {
        static House of(String name, String domain) {
            return new House(name, domain, "omar@" + domain);
        }

        Map<String, String> form() {
            return new HashMap<>(Map.of(
                    "organisation", "",
                    "name", name,
                    "country", "MT",
                    "website", "https://www." + domain + "/",
                    "signatory", "Omar Example",
                    "role", "Director",
                    "email", mailbox,
                    "consent", "yes"));
        }
    }

    HttpResponse<String> sign(House house) {
        return application.visitor().post(SIGN, house.form());
    }

    /// The own link in a mail.
    static String own(TestMail mail) {
        Matcher link = Pattern.compile("/en/my-cosignature/[A-Za-z0-9_-]{43}").matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group();
    }

    /// Sends the form; the own link.
    String asked(House house) {
        assertThat(sign(house).statusCode()).isEqualTo(200);
        return own(application.mailTo(house.mailbox(), 1));
    }

    HttpResponse<String> does(String own, String what) {
        return application.visitor().post(own, Map.of("do", what));
    }

    /// Sends the form and says yes; the own link.
    String confirmed(House house) {
        String own = asked(house);
        assertThat(does(own, "confirm").statusCode()).isEqualTo(303);
        return own;
    }

    /// The id of the newest row.
    String row() {
        return application.text("SELECT id FROM cosignature ORDER BY asked_at DESC LIMIT 1");
    }

    HttpResponse<String> accept(String row, String others, String coalition) {
        return coordinator.post(
                QUEUE + "/" + row,
                Map.of("do", "accept", "shown", box(row, "shown"), "others", others, "coalition", coalition));
    }

    /// A form that was opened before.
    HttpResponse<String> accept(String row, String shown) {
        return coordinator.post(QUEUE + "/" + row, Map.of("do", "accept", "shown", shown));
    }

    /// The part of the queue's page about one row.
    String shown(String row) {
        String page = EditorForm.unescaped(coordinator.get(QUEUE).body());
        int from = page.indexOf("n" + row);
        assertThat(from).as(page).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    /// What a box of that part says when it is ticked; empty: there is none.
    String box(String row, String name) {
        Matcher box =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(shown(row));
        return box.find() ? box.group(1) : "";
    }
}
