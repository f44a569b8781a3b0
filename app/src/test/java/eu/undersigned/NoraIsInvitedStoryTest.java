package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Olga invites Nora and others; what they may do is changed, taken, and given back with a code on paper.
class NoraIsInvitedStoryTest extends OneApplication {
    private static final String MEMBERS = "/console/" + TestApplication.CAMPAIGN + "/members";

    private static Newcomer olga;

    @BeforeAll
    static void olgaIsTheFirst() {
        olga = new Newcomer(application);
        olga.join(application.firstLink(), "Olga Operator", "olga@example.org");
    }

    private static HttpResponse<String> invite(String mailbox, String role) {
        olga.signIn();
        return olga.post(MEMBERS + "/invite", Map.of("mailbox", mailbox, "role", role, "back", MEMBERS));
    }

    private static String link(TestMail mail) {
        Matcher link = Pattern.compile("https://petition\\.example\\.org(/console/welcome/[A-Za-z0-9_-]{43})")
                .matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group(1);
    }

    private static Newcomer member(String name, String mailbox, String role) {
        assertThat(invite(mailbox, role).headers().firstValue("Location")).hasValue(MEMBERS + "?done=invited");
        Newcomer newcomer = new Newcomer(application);
        assertThat(newcomer.join(link(application.mailTo(mailbox, 1)), name, "").statusCode())
                .isEqualTo(200);
        return newcomer;
    }

    private static long number(String event) {
        return application.number("SELECT max(member_id) FROM audit WHERE action = ?", event);
    }

    private static HttpResponse<String> change(Newcomer who, long member, String what, Map<String, String> fields) {
        who.signIn();
        return who.post(MEMBERS + "/" + member + "/" + what, fields);
    }

    @Test
    void anInvitationLeadsToARoleAndNoFurther() {
        Newcomer nora = member("Nora Moderator", "nora@example.org", "MODERATOR");
        assertThat(nora.get("/console/account").statusCode()).isEqualTo(200);
        assertThat(nora.get(MEMBERS).statusCode()).isEqualTo(403);
        TestMail mail = application.mailTo("nora@example.org", 1);
        assertThat(mail.text()).contains("Olga Operator", "Moderator", "no password");
        Newcomer second = new Newcomer(application);
        assertThat(second.get(link(mail)).statusCode()).isEqualTo(410);
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'invitation.accepted'"))
                .isPositive();
        assertThat(application.number("SELECT count(*) FROM invitation WHERE accepted_at IS NOT NULL AND sealed <> ''"))
                .as("mailboxes kept of invitations that are over")
                .isZero();
    }

    @Test
    void followingALinkAloneChangesNothing() {
        invite("scanned@example.org", "ANALYST");
        String link = link(application.mailTo("scanned@example.org", 1));
        for (int i = 0; i < 3; i++) {
            assertThat(new Newcomer(application).get(link).statusCode()).isEqualTo(200);
        }
        assertThat(new Newcomer(application).join(link, "Ana Analyst", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anInvitationIsTooOldAfterAWeekAndSentAgainItIsAnotherOne() {
        invite("late@example.org", "ANALYST");
        String first = link(application.mailTo("late@example.org", 1));
        application.clock.move(Duration.ofDays(8));
        assertThat(new Newcomer(application).get(first).statusCode()).isEqualTo(410);
        olga.signIn();
        assertThat(olga.get(MEMBERS).body()).contains("late@example.org", "too old");
        long id = application.number("SELECT max(id) FROM invitation");
        assertThat(olga.post(MEMBERS + "/invitations/" + id + "/again", Map.of())
                        .statusCode())
                .isEqualTo(303);
        String second = link(application.mailTo("late@example.org", 2));
        assertThat(new Newcomer(application).get(first).statusCode()).isEqualTo(410);
        assertThat(new Newcomer(application).get(second).statusCode()).isEqualTo(200);
        assertThat(olga.post(MEMBERS + "/invitations/" + id + "/revoke", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(new Newcomer(application).get(second).statusCode()).isEqualTo(410);
        assertThat(olga.post(MEMBERS + "/invitations/" + id + "/again", Map.of())
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void whatIsNoMailboxNoRoleOrNoOrganisationIsRefusedInWords() {
        assertThat(invite("nobody", "ANALYST").statusCode()).isEqualTo(422);
        assertThat(invite("x@example.org\r\nBcc: y@example.org", "ANALYST").statusCode())
                .isEqualTo(422);
        assertThat(invite("a@example.org", "EMPEROR").statusCode()).isEqualTo(422);
        assertThat(invite("a@example.org", "PARTNER").statusCode()).isEqualTo(422);
        assertThat(invite("olga@example.org", "ANALYST").statusCode()).isEqualTo(409);
        assertThat(invite("<script>alert(1)</script>@example.org", "ANALYST").body())
                .doesNotContain("<script>alert");
    }

    @Test
    void aCoordinatorOfOneCampaignGivesNoRoleOfTheWholeInstance() {
        Newcomer carla = member("Carla Coordinator", "carla@example.org", "COORDINATOR");
        assertThat(carla.post(MEMBERS + "/invite", Map.of("mailbox", "evil@example.org", "role", "OPERATOR"))
                        .statusCode())
                .isEqualTo(403);
        long olgasNumber = application.number("SELECT min(id) FROM member");
        assertThat(carla.post(MEMBERS + "/" + olgasNumber + "/remove", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(carla.post(MEMBERS + "/" + olgasNumber + "/suspend", Map.of())
                        .statusCode())
                .isEqualTo(403);
        long own = number("sign-in");
        assertThat(carla.post(MEMBERS + "/" + own + "/role", Map.of("role", "ANALYST"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(olga.get("/console/account").statusCode()).isIn(200, 303);
    }

    @Test
    void anInvitationIsWorthNoMoreThanWhoeverSentIt() {
        Newcomer dora = member("Dora Demoted", "dora@example.org", "COORDINATOR");
        long number = number("invitation.accepted");
        dora.post(MEMBERS + "/invite", Map.of("mailbox", "dora.again@example.org", "role", "COORDINATOR"));
        long id = application.number("SELECT max(id) FROM invitation");
        String first = link(application.mailTo("dora.again@example.org", 1));
        assertThat(dora.get(first).statusCode()).isEqualTo(200);
        assertThat(change(olga, number, "role", Map.of("role", "ANALYST")).statusCode())
                .isEqualTo(303);
        assertThat(dora.get(first).statusCode()).isEqualTo(410);
        assertThat(dora.post(first + "/accept", Map.of()).statusCode()).isEqualTo(410);
        assertThat(dora.post(first + "/options", Map.of("name", "Dora")).statusCode())
                .isEqualTo(410);

        olga.post(MEMBERS + "/invitations/" + id + "/again", Map.of());
        String second = link(application.mailTo("dora.again@example.org", 2));
        assertThat(new Newcomer(application).join(second, "Dora", "").statusCode())
                .as("whoever sends it again stands for it")
                .isEqualTo(200);
    }

    @Test
    void whoeverIsTakenOutIsOutWithTheNextRequest() {
        Newcomer rolf = member("Rolf Removed", "rolf@example.org", "MODERATOR");
        long number = number("invitation.accepted");
        assertThat(rolf.get("/console/account").statusCode()).isEqualTo(200);
        assertThat(change(olga, number, "suspend", Map.of()).statusCode()).isEqualTo(303);
        assertThat(rolf.get("/console/account").statusCode()).isEqualTo(303);
        rolf.cookies.clear();
        assertThat(rolf.signIn().body()).contains("suspended");
        assertThat(change(olga, number, "resume", Map.of()).statusCode()).isEqualTo(303);
        assertThat(rolf.signIn().statusCode()).isEqualTo(303);
        assertThat(change(olga, number, "role", Map.of("role", "ANALYST")).statusCode())
                .isEqualTo(303);
        assertThat(change(olga, number, "remove", Map.of()).statusCode()).isEqualTo(303);
        assertThat(rolf.get("/console/account").statusCode()).isEqualTo(303);
        rolf.cookies.clear();
        assertThat(rolf.signIn().body()).contains("Nobody here has this passkey");
        assertThat(application.number(
                        "SELECT count(*) FROM member WHERE id = ? AND sealed = '' AND removed_at IS NOT NULL", number))
                .isOne();
        assertThat(change(olga, number, "remove", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRecoveryCodeIsGoodOnceEndsSessionsAndIsToldToAll() {
        invite("rita@example.org", "MODERATOR");
        Newcomer rita = new Newcomer(application);
        List<String> codes = Newcomer.codes(rita.join(link(application.mailTo("rita@example.org", 1)), "Rita", ""));
        int toldOlga = application.mailsTo("olga@example.org").size();

        Newcomer again = new Newcomer(application);
        String typed = codes.getFirst().toLowerCase(Locale.ROOT).replace("-", " ");
        Map<String, String> fields = Map.of("code", typed, "device", "New phone");
        String answer = again.device.make(again.options("/console/recover/options", fields));
        assertThat(again.post("/console/recover", Map.of("code", typed, "device", "New phone", "answer", answer))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/console/account");
        assertThat(again.get("/console/account").body()).contains("New phone", "9 codes are left");
        assertThat(rita.get("/console/account").statusCode()).isEqualTo(303);
        assertThat(application.mailTo("rita@example.org", 2).subject()).contains("recovery code of yours");
        assertThat(application.mailTo("olga@example.org", toldOlga + 1).subject())
                .contains("Rita came back");
        assertThat(new Newcomer(application)
                        .post("/console/recover/options", fields)
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Newcomer(application)
                        .post("/console/recover/options", Map.of("code", "AAAAA-AAAAA-AAAAA-AAAAA"))
                        .body())
                .contains("No recovery code");
        assertThat(again.signIn().statusCode()).isEqualTo(303);
    }

    @Test
    void passkeysAreAddedAndRemovedButNeverTheLast() {
        Newcomer pia = member("Pia Partner", "pia@example.org", "ANALYST");
        assertThat(removeFirst(pia).statusCode()).isEqualTo(409);
        SoftwareAuthenticator second = new SoftwareAuthenticator(Newcomer.ORIGIN);
        String answer = second.make(pia.options("/console/account/passkeys/options", Map.of()));
        Map<String, String> fields = Map.of("answer", answer, "device", "Second <b>key</b>");
        assertThat(pia.post("/console/account/passkeys", fields).statusCode()).isEqualTo(303);
        assertThat(pia.get("/console/account").body())
                .contains("Second &lt;b&gt;key")
                .doesNotContain("<b>key");
        assertThat(new Newcomer(application, second).signIn().statusCode()).isEqualTo(303);
        assertThat(removeFirst(pia).statusCode()).isEqualTo(303);
        assertThat(new Newcomer(application, second).signIn().statusCode()).isEqualTo(303);
        assertThat(new Newcomer(application, pia.device).signIn().statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> removeFirst(Newcomer who) {
        Matcher id = Pattern.compile("name=\"passkey\" value=\"([A-Za-z0-9_-]+)\"")
                .matcher(who.get("/console/account").body());
        String first = id.find() ? id.group(1) : who.device.id();
        return who.post("/console/account/passkeys/remove", Map.of("passkey", first));
    }

    @Test
    void aMemberTakesOnASecondRole() {
        Newcomer nils = member("Nils", "nils@example.org", "ANALYST");
        long number = number("invitation.accepted");
        invite("nils.at.home@example.org", "MODERATOR");
        String link = link(application.mailTo("nils.at.home@example.org", 1));
        assertThat(nils.get(link).body()).contains("Take on this role as Nils");
        Newcomer nobody = new Newcomer(application);
        assertThat(nobody.post(link + "/accept", Map.of()).headers().firstValue("Location"))
                .hasValue("/console/sign-in");
        assertThat(nils.post(link + "/accept", Map.of()).statusCode()).isEqualTo(303);
        assertThat(application.number("SELECT count(*) FROM member_role WHERE member_id = ? AND until IS NULL", number))
                .isEqualTo(2);
        assertThat(nils.post(link + "/accept", Map.of()).statusCode()).isEqualTo(410);
    }

    /// Of two who take each other's place at the same moment, one must stay.
    @Test
    void theLastCoordinatorStays() {
        TestApplication.Setup fresh = TestApplication.Setup.fresh();
        try (TestApplication small = TestApplication.start(fresh)) {
            int campaign = (int) small.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
            TestMember operator = TestMember.of(small, "Otto", new Grant(Role.OPERATOR, 0, 0));
            TestMember only = TestMember.of(small, "Only", new Grant(Role.COORDINATOR, campaign, 0));
            String path = MEMBERS + "/" + only.number();
            assertThat(operator.post(path + "/remove", Map.of()).body()).contains("Nobody would be left");
            assertThat(operator.post(path + "/suspend", Map.of()).statusCode()).isEqualTo(409);
            assertThat(operator.post(path + "/role", Map.of("role", "ANALYST")).statusCode())
                    .isEqualTo(409);
            TestMember second = TestMember.of(small, "Second", new Grant(Role.COORDINATOR, campaign, 0));
            Thread other =
                    Thread.startVirtualThread(() -> second.post(MEMBERS + "/" + only.number() + "/remove", Map.of()));
            only.post(MEMBERS + "/" + second.number() + "/remove", Map.of());
            other.join();
            assertThat(small.number("SELECT count(*) FROM member_role WHERE role = 'COORDINATOR' AND until IS NULL"))
                    .isOne();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anOperatorMakesAnotherOneAndNobodyElseDoes() {
        TestMember operator = TestMember.of(application, "Otto", new Grant(Role.OPERATOR, 0, 0));
        member("Ines", "ines@example.org", "MODERATOR");
        long number = number("invitation.accepted");
        String path = MEMBERS + "/" + number + "/role";
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
        TestMember coordinator = TestMember.of(application, "Cora", new Grant(Role.COORDINATOR, campaign, 0));
        assertThat(coordinator.post(path, Map.of("role", "OPERATOR")).statusCode())
                .isEqualTo(403);
        assertThat(operator.post(path, Map.of("role", "OPERATOR")).statusCode()).isEqualTo(303);
        assertThat(application.number(
                        "SELECT count(*) FROM member_role WHERE member_id = ? AND until IS NULL"
                                + " AND (role = 'OPERATOR' AND campaign_id = 0 OR role = 'MODERATOR')",
                        number))
                .isEqualTo(2);
        assertThat(coordinator
                        .post(MEMBERS + "/" + number + "/remove", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.post(MEMBERS + "/" + number + "/remove", Map.of()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoIsInvitedToOperateIsShownToOperatorsAlone() {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
        TestMember coordinator = TestMember.of(application, "Cora", new Grant(Role.COORDINATOR, campaign, 0));
        assertThat(invite("next.operator@example.org", "OPERATOR").statusCode()).isEqualTo(303);
        long id = application.number("SELECT max(id) FROM invitation");
        assertThat(olga.get(MEMBERS).body()).contains("next.operator@example.org");
        assertThat(coordinator.get(MEMBERS).body()).doesNotContain("next.operator@example.org");
        for (String what : List.of("again", "revoke")) {
            assertThat(coordinator
                            .post(MEMBERS + "/invitations/" + id + "/" + what, Map.of())
                            .statusCode())
                    .as(what)
                    .isEqualTo(410);
        }
    }

    /// Names, mailboxes and names of devices.
    @Test
    void aStolenDatabaseNamesNobodyOfTheTeam() {
        member("Zebulon Secretname", "zebulon@example.org", "ANALYST");
        for (String table : List.of(
                "member",
                "member_role",
                "passkey",
                "invitation",
                "console_session",
                "console_challenge",
                "audit",
                "recovery_code",
                "federated_identity",
                "outbox")) {
            for (String word : List.of("Zebulon", "zebulon", "Secretname", "Olga", "olga", "Test device")) {
                assertThat(application.number(
                                "SELECT count(*) FROM " + table + " AS t WHERE t::text LIKE ? OR t::text LIKE ?",
                                "%" + word + "%",
                                "%" + HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)) + "%"))
                        .as(table + " " + word)
                        .isZero();
            }
        }
    }

    @Test
    void whoeverTriesAllDayIsAskedToWait() {
        TestApplication.Setup strict = TestApplication.Setup.fresh().with("UNDERSIGNED_CONSOLE_ATTEMPTS_BURST", "5");
        try (TestApplication small = TestApplication.start(strict)) {
            for (int i = 0; i < 5; i++) {
                assertThat(small.visitor()
                                .post("/console/recover/options", Map.of("code", "X"))
                                .statusCode())
                        .isEqualTo(403);
            }
            for (String path : List.of("/console/recover/options", "/console/sign-in/options", "/console/sign-in")) {
                assertThat(small.visitor().post(path, Map.of("code", "X")).statusCode())
                        .as(path)
                        .isEqualTo(429);
            }
            assertThat(small.get("/console/sign-in").statusCode()).isEqualTo(200);
        }
    }
}
