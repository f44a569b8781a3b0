package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Lina coordinates the campaign. She writes an update, tests it, and sends it to those who said yes, from her own
/// computer, on which the campaign's key lies. Nobody else is written to, and whoever wants no more of them has a
/// click.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinaSendsAnUpdateStoryTest {
    private static final ScriptedSmtp SMTP = new ScriptedSmtp().up();
    private static TestApplication application;
    private static TestMember lina;
    private static UpdateFeeder feeder;
    private static String mailing = "";
    private static TestMail ann;

    @BeforeAll
    static void start() {
        SMTP.toRecipient = address -> address.startsWith("gone@") ? "550 no such user" : "250 ok";
        application =
                TestApplication.start(SMTP.serving(Setup.fresh()).with("UNDERSIGNED_MAILING_PER_HOUR", "1000000"));
        lina = TestMember.of(application, "Lina", new Grant(Role.COORDINATOR, 0, 0));
        feeder = new UpdateFeeder(application);
        ann = signs("en", "Ann Reads", "ann@example.org", "yes");
        signs("de", "Dörte Liest", "doerte@example.org", "yes");
        signs("mt", "Marija Taqra", "marija@example.org", "yes");
        signs("en", "Nora No", "nora@example.org", "no");
        signs("en", "Gustav Gone", "goes@example.org", "yes");
        application.signIn(
                "en", SignerForm.of("Wanda Waits", "waits@example.org").with("updates", "yes"));
    }

    @AfterAll
    static void stop() {
        application.close();
        SMTP.close();
    }

    private static TestMail signs(String language, String name, String email, String updates) {
        assertThat(application
                        .signIn(language, SignerForm.of(name, email).with("updates", updates))
                        .statusCode())
                .isEqualTo(303);
        Await.until("the mail", () -> !SMTP.takenFor(email).isEmpty());
        TestMail mail = SmtpText.read(SMTP.takenFor(email).getLast());
        assertThat(application.confirm(mail).statusCode()).isEqualTo(303);
        return mail;
    }

    private static String console(String path) {
        return "/console/" + CAMPAIGN + "/mailings" + path;
    }

    private static String version() {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(lina.get(console("/" + mailing + "/edit")).body());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static HttpResponse<String> writes(String language, String subject, String body, String action) {
        return lina.post(
                console("/" + mailing + "/texts/" + language),
                Map.of("version", version(), "subject", subject, "body", body, "action", action));
    }

    @Test
    @Order(1)
    void sheWritesItAndSeesWhomItWouldReachInWhichLanguage() {
        Map<String, String> fields =
                new HashMap<>(Map.of("name", "November", "fallback", "en", "per_hour", "100000", "per_domain", "4000"));
        fields.put("per_hour", "0");
        assertThat(lina.post(console("/new"), fields).statusCode()).isEqualTo(422);
        fields.put("per_hour", "100000");
        HttpResponse<String> answer = lina.post(console("/new"), fields);
        assertThat(answer.statusCode()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        mailing = location.substring(location.lastIndexOf('/') + 1);

        assertThat(writes("en", "News for {name}", "Dear {name},\n\nread https://example.org/news.\nThank you.", "")
                        .statusCode())
                .isEqualTo(303);
        assertThat(writes("de", "Neues für {nahme}", "Hallo", "").statusCode())
                .as("a placeholder that is none")
                .isEqualTo(422);
        assertThat(writes("de", "Neues für {name}", "Liebe Leute,\n\nlest <b>das</b>.", "")
                        .statusCode())
                .isEqualTo(303);
        Await.until("the count", () -> lina.get(console("/" + mailing)).body().contains("4 people said yes"));
        String page = lina.get(console("/" + mailing)).body();
        assertThat(page)
                .contains("Malti", "fallback: no text in their language")
                .doesNotContain("example.org<");
        assertThat(lina.get(console("/" + mailing + "/preview/de")).body())
                .contains("lest &lt;b&gt;das&lt;/b&gt;.", Texts.in(Language.DE).of("update.stop"));
    }

    @Test
    @Order(2)
    void twoWhoWriteAtOnceLoseNothing() {
        String seen = version();
        assertThat(writes("fr", "Nouvelles", "Bonjour", "").statusCode()).isEqualTo(303);
        HttpResponse<String> late = lina.post(
                console("/" + mailing + "/texts/fr"), Map.of("version", seen, "subject", "Autre", "body", "Salut"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Salut", "Nothing was saved");
        assertThat(writes("fr", "", "", "").statusCode()).as("takes it away").isEqualTo(303);
    }

    @Test
    @Order(3)
    void theTestGoesToHerAlone() {
        assertThat(writes("en", "News for {name}", "Dear {name},\n\nread https://example.org/news.\nThank you.", "test")
                        .statusCode())
                .isEqualTo(303);
        // A coordinator may get an alert first, when the machine is busy.
        Await.until("the test", () -> subjects("lina@example.org").anyMatch("[TEST] News for Ann Example"::equals));
        assertThat(application.get("/en/unsubscribe/test").statusCode()).isEqualTo(404);
    }

    private static Stream<String> subjects(String recipient) {
        return SMTP.takenFor(recipient).stream().map(mail -> SmtpText.read(mail).subject());
    }

    @Test
    @Order(4)
    void onlyWhoMaySendSends() {
        TestMember analyst = TestMember.of(application, "Anna", new Grant(Role.ANALYST, campaign(), 0));
        assertThat(analyst.get(console("/" + mailing)).statusCode()).isEqualTo(200);
        assertThat(analyst.post(console("/" + mailing + "/begin"), Map.of("version", version()))
                        .statusCode())
                .isEqualTo(403);
        TestMember moderator = TestMember.of(application, "Mo", new Grant(Role.MODERATOR, campaign(), 0));
        assertThat(moderator.get(console("")).statusCode()).isEqualTo(403);
        assertThat(feeder.run("no-such-token", mailing)).isEqualTo(2);
        assertThat(feeder.said()).contains("does not take this token");
    }

    private static int campaign() {
        return (int) application.number("SELECT id FROM campaign WHERE slug = '" + CAMPAIGN + "'");
    }

    @Test
    @Order(5)
    void itGoesToThoseWhoSaidYesInTheirLanguageAndToNobodyElse() throws Exception {
        SMTP.toRecipient = address -> address.startsWith("goes@") ? "550 no such user" : "250 ok";
        lina.post(console("/" + mailing + "/begin"), Map.of("version", version()));
        int before = SMTP.taken.size();
        signs("en", "Late Comer", "late@example.org", "yes");

        assertThat(feeder.run(token(), mailing)).as(feeder.said()).isZero();
        assertThat(feeder.said()).doesNotContain("example.org", "Ann");

        List<String> to = SMTP.taken.subList(before, SMTP.taken.size()).stream()
                .map(ScriptedSmtp.Taken::recipient)
                .filter(address -> !address.startsWith("late@") && !address.startsWith("lina@")) // she gets alerts
                .toList();
        assertThat(to).containsExactlyInAnyOrder("ann@example.org", "doerte@example.org", "marija@example.org");
        TestMail mine = update("ann@example.org");
        assertThat(mine.subject()).isEqualTo("News for Ann Reads");
        assertThat(mine.html())
                .contains("Dear Ann Reads", "<a href=\"https://example.org/news\">")
                .doesNotContain("<img", "ann@example.org");
        assertThat(update("doerte@example.org").subject()).isEqualTo("Neues für Dörte Liest");
        assertThat(update("marija@example.org").subject()).isEqualTo("News for Marija Taqra");
        MimeMessage mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(
                        SMTP.takenFor("ann@example.org").getLast().data().getBytes(StandardCharsets.UTF_8)));
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", ""))
                .matches("<https://petition\\.example\\.org/en/unsubscribe/[A-Za-z0-9_-]{48}>");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Every Second Counts");
        assertThat(application.number("SELECT count(*) FROM mailing_letter")).isZero();
        String page = lina.get(console("/" + mailing)).body();
        assertThat(page).contains("Sent").contains("Refused for good");
        Await.until("the counts", () -> application.number("SELECT sent FROM mailing") == 3);
        assertThat(application.number("SELECT bounced FROM mailing")).isEqualTo(1);
    }

    private static String token() {
        return token(lina);
    }

    private static String token(TestMember of) {
        Matcher token = Pattern.compile("data-token>([A-Za-z0-9_-]{43})<")
                .matcher(of.post(console("/" + mailing + "/token"), Map.of()).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static TestMail update(String to) {
        return SmtpText.read(SMTP.takenFor(to).getLast());
    }

    @Test
    @Order(6)
    void everySignerSeesWhatTheyWereSentAndMayTakeItAlong() {
        assertThat(application.get(ann.minePath()).body()).contains("Updates that were sent to you", "News for");
        assertThat(application.get(ann.minePath() + "/data.json").body())
                .contains("\"updates_sent\":[{\"at\":", "\"state\":\"sent\"");
    }

    @Test
    @Order(7)
    void oneClickEndsTheUpdatesAndALookDoesNot() {
        TestMail mail = update("doerte@example.org");
        Matcher link = Pattern.compile("https://petition\\.example\\.org(/de/unsubscribe/\\S+)")
                .matcher(mail.text());
        assertThat(link.find()).isTrue();
        HttpResponse<String> look = application.get(link.group(1));
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.headers().map()).doesNotContainKey("set-cookie");
        String yes = "SELECT count(*) FROM signature WHERE updates";
        long before = application.number(yes);
        HttpResponse<String> click = application
                .visitor()
                .post(link.group(1), Visitor.FORM, "List-Unsubscribe=One-Click".getBytes(StandardCharsets.US_ASCII));
        assertThat(click.statusCode()).isEqualTo(200);
        assertThat(application.number(yes)).isEqualTo(before - 1);
        assertThat(application.number("SELECT count(*) FROM answer WHERE question = 'updates' AND NOT answer"))
                .as("noted with the words of the question")
                .isEqualTo(1);
        application.visitor().post(link.group(1), Map.of());
        assertThat(application.number("SELECT count(*) FROM answer")).isEqualTo(1);
        assertThat(application.number("SELECT stopped FROM mailing")).isEqualTo(1);
        String other = link.group(1).replaceFirst("(?s).$", link.group(1).endsWith("A") ? "Q" : "A");
        assertThat(application.visitor().post(other, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(8)
    void theNextOneGoesNeitherToThemNorToABouncedMailbox() {
        String first = mailing;
        HttpResponse<String> answer = lina.post(
                console("/new"),
                Map.of("name", "December", "fallback", "en", "per_hour", "1000", "per_domain", "1000"));
        String location = answer.headers().firstValue("Location").orElseThrow();
        mailing = location.substring(location.lastIndexOf('/') + 1);
        assertThat(mailing).isNotEqualTo(first);
        writes("en", "Again", "Hello", "");
        Await.until("the count", () -> lina.get(console("/" + mailing)).body().contains("3 people said yes"));
        int before = SMTP.taken.size();
        SMTP.toRecipient = _ -> "250 ok";
        lina.post(console("/" + mailing + "/begin"), Map.of("version", version()));
        assertThat(feeder.run(token(), mailing)).as(feeder.said()).isZero();
        assertThat(SMTP.taken.subList(before, SMTP.taken.size()).stream()
                        .map(ScriptedSmtp.Taken::recipient)
                        // who may be told meanwhile that mailboxes refuse their mail
                        .filter(recipient -> !recipient.equals("lina@example.org")))
                .containsExactlyInAnyOrder("ann@example.org", "marija@example.org", "late@example.org");
    }

    @Test
    @Order(9)
    void whoWithdrawsLeavesNoTraceOfIt() {
        String tried = "SELECT count(*) FROM mailing_recipient";
        long before = application.number(tried);
        application.visitor().post(ann.minePath(), Map.of("action", "withdraw"));
        assertThat(application.number(tried)).isEqualTo(before - 2);
    }

    @Test
    @Order(10)
    void nobodyFeedsAnotherMailboxThanTheSigners() {
        HttpResponse<String> answer = lina.post(
                console("/new"), Map.of("name", "Misused", "fallback", "en", "per_hour", "1000", "per_domain", "1000"));
        String location = answer.headers().firstValue("Location").orElseThrow();
        mailing = location.substring(location.lastIndexOf('/') + 1);
        writes("en", "For {name}", "Hello", "");
        Await.until("the count", () -> lina.get(console("/" + mailing)).body().contains("2 people said yes"));
        lina.post(console("/" + mailing + "/begin"), Map.of("version", version()));
        String api = "/api/v1/mailings/" + mailing;
        String bearer = "Bearer " + token();
        String id = application
                .get(api + "/recipients", "Authorization", bearer)
                .body()
                .lines()
                .filter(line -> line.contains("\"id\""))
                .findFirst()
                .map(line -> Visitor.JSON.readTree(line).get("id").asString())
                .orElseThrow();
        for (Map<String, String> letter : List.of(
                Map.of("id", id, "email", "mallory@example.org", "name", "Marija Taqra"),
                Map.of("id", id, "email", "marija@example.org", "name", "Buy cheap pills"),
                Map.of("id", "00000000-0000-7000-8000-000000000000", "email", "marija@example.org"))) {
            application
                    .visitor()
                    .postJson(api + "/letters", Map.of("letters", List.of(letter)), "Authorization", bearer);
        }
        assertThat(application.number("SELECT count(*) FROM mailing_letter")).isZero();
        lina.post(console("/" + mailing + "/revoke"), Map.of());
        assertThat(application.get(api, "Authorization", bearer).statusCode()).isEqualTo(401);
        lina.post(console("/" + mailing + "/cancel"), Map.of());
        Await.pause(Duration.ofMillis(300));
        assertThat(SMTP.takenFor("mallory@example.org")).isEmpty();
    }

    @Test
    @Order(11)
    void aTokenIsWorthNoMoreThanWhoeverMadeIt() {
        HttpResponse<String> answer = lina.post(
                console("/new"), Map.of("name", "January", "fallback", "en", "per_hour", "1000", "per_domain", "1000"));
        String location = answer.headers().firstValue("Location").orElseThrow();
        mailing = location.substring(location.lastIndexOf('/') + 1);
        writes("en", "News", "Hello", "");
        Await.until("the count", () -> lina.get(console("/" + mailing)).body().contains("people said yes"));
        lina.post(console("/" + mailing + "/begin"), Map.of("version", version()));
        TestMember kim = TestMember.of(application, "Kim", new Grant(Role.COORDINATOR, campaign(), 0));
        String bearer = "Bearer " + token(kim);
        assertThat(fed(bearer)).isEqualTo(200);
        assertThat(lina.get(console("/" + mailing)).body()).contains("/revoke");
        application.execute("UPDATE member SET suspended_at = now() WHERE id = " + kim.number());
        assertThat(fed(bearer)).as("suspended").isEqualTo(401);
        assertThat(lina.get(console("/" + mailing)).body()).doesNotContain("/revoke");
        application.execute("UPDATE member SET suspended_at = NULL WHERE id = " + kim.number());
        assertThat(fed(bearer)).as("back again").isEqualTo(200);
        String role = "UPDATE member_role SET %s WHERE member_id = " + kim.number();
        application.execute(role.formatted("role = 'ANALYST'"));
        assertThat(fed(bearer)).as("another role").isEqualTo(401);
        application.execute(role.formatted("role = 'COORDINATOR', campaign_id = 4711"));
        assertThat(fed(bearer)).as("another campaign").isEqualTo(401);
        application.execute(role.formatted("campaign_id = 0"));
        assertThat(fed(bearer)).as("every campaign").isEqualTo(200);
        application.execute(role.formatted("until = now()"));
        assertThat(fed(bearer)).as("taken out").isEqualTo(401);
    }

    private static int fed(String bearer) {
        return application
                .get("/api/v1/mailings/" + mailing, "Authorization", bearer)
                .statusCode();
    }
}
