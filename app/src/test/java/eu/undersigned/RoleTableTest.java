package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Permissions;
import eu.undersigned.account.Role;
import eu.undersigned.console.ConsoleRoutes.Guarded;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may do what, cell by cell: once as the table says it, once as each page of the console answers each
/// role.
class RoleTableTest extends OneApplication {
    /// Written down a second time, so that nobody widens a role by the way. A letter for each role that may:
    /// Coordinator,
    /// Moderator, Analyst, Partner (for the own organisation), Operator.
    private static final String TABLE = """
            OWN_ACCOUNT            C M A P O
            CHANGE_OWN_SIGN_IN     C M A P O
            VIEW_OVERVIEW          C M A . O
            VIEW_OWN_OVERVIEW      C . A P .
            EXPORT_FIGURES         C . A . .
            SEE_ALERTS             C M A . O
            VIEW_CAMPAIGN          C M A . O
            EDIT_CAMPAIGN          C . . . .
            PUBLISH_CAMPAIGN       C . . . .
            EXPORT_KIT             C . . . O
            CHANGE_KEYS            C . . . .
            EDIT_OWN_ORGANISATION  C . . P .
            CHANGE_OWN_KEY         C . . P .
            MAKE_CLASS_PASSES      C . . P .
            DISCUSS_LETTER         C . . P .
            VIEW_PROTECTION        C M A . O
            EDIT_PROTECTION        C M . . O
            VIEW_INVALIDATIONS     C M A . .
            INVALIDATE             C M . . .
            APPROVE_INVALIDATION   C . . . .
            MODERATE_VOICES        C M . . .
            VIEW_COSIGNATURES      C . . . .
            DECIDE_COSIGNATURES    C . . . .
            VIEW_MAILINGS          C . A . .
            WRITE_MAILING          C . . . .
            SEND_MAILING           C . . . .
            VIEW_MEMBERS           C . . . O
            MANAGE_MEMBERS         C . . . O
            VIEW_AUDIT             C . . . O
            EXPORT_AUDIT           C . . . O
            VIEW_JOBS              C M . . O
            CANCEL_JOBS            C M . . O
            """;

    /// Role and permission, such as `ANALYST VIEW_OVERVIEW`.
    private static final Set<String> EXPECTED = expected();
    private static final String OWN = "eurochild";
    /// Any campaign and organisation but these.
    private static final int ELSEWHERE = 999_999;

    private static int campaign;
    private static int organisation;

    @BeforeAll
    static void look() {
        campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
        organisation = (int)
                application.number("SELECT id FROM organisation WHERE campaign_id = ? AND slug = ?", campaign, OWN);
    }

    private static Set<String> expected() {
        Set<String> expected = new HashSet<>();
        for (String line : TABLE.lines().toList()) {
            List<String> words = List.of(line.split(" +"));
            for (Role role : Role.values()) {
                if (words.contains(role.name().substring(0, 1))) {
                    expected.add(role + " " + words.getFirst());
                }
            }
        }
        return Set.copyOf(expected);
    }

    private static boolean isExpected(Role role, Permission permission) {
        return EXPECTED.contains(role + " " + permission);
    }

    @Test
    void theTableIsTheOneThatIsEnforced() {
        for (Role role : Role.values()) {
            for (Permission permission : Permission.values()) {
                assertThat(Permissions.allows(role, permission))
                        .as(role + " " + permission)
                        .isEqualTo(isExpected(role, permission));
            }
        }
        assertThat(TABLE.lines().map(line -> line.split(" ")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Permission.values()).map(Enum::name).toList());
    }

    private enum Answer {
        /// To the page to sign in.
        NOBODY,
        FORBIDDEN,
        ENTERED
    }

    /// A form is sent without its session's secret: whoever may enter is told so, and nothing is done.
    private static Answer ask(Guarded page, TestMember member) {
        String path = path(page);
        HttpResponse<String> answer = page.method().equals("GET")
                ? member.get(path)
                : application.visitor().post(path, Map.of(), "Cookie", member.cookie());
        if (answer.statusCode() == 303
                && answer.headers().firstValue("Location").orElse("").startsWith("/console/sign-in")) {
            return Answer.NOBODY;
        }
        boolean isForbidden = answer.statusCode() == 403 && answer.body().contains("Not yours to open");
        return isForbidden ? Answer.FORBIDDEN : Answer.ENTERED;
    }

    private static String path(Guarded page) {
        return page.pattern()
                .replace("{campaign}", TestApplication.CAMPAIGN)
                .replace("{organisation}", OWN)
                .replaceAll("\\{[^}]+}", Integer.toString(ELSEWHERE));
    }

    private static boolean isOfCampaign(Guarded page) {
        return page.pattern().contains("{campaign}");
    }

    private static boolean isOfOrganisation(Guarded page) {
        return page.pattern().contains("{organisation}");
    }

    private static List<Guarded> guarded() {
        List<Guarded> pages = application.consolePages().stream()
                .filter(page -> page.permission().isPresent())
                .filter(page -> !page.pattern().equals("/console/sign-out"))
                .toList();
        assertThat(pages).hasSizeGreaterThan(15);
        return pages;
    }

    private static Grant grant(Role role) {
        return switch (role) {
            case COORDINATOR, MODERATOR, ANALYST -> new Grant(role, campaign, 0);
            case PARTNER -> new Grant(role, campaign, organisation);
            case OPERATOR -> new Grant(role, 0, 0);
        };
    }

    private static void assertAnswers(TestMember member, Predicate<Guarded> mayEnter) {
        List<String> wrong = new ArrayList<>();
        for (Guarded page : guarded()) {
            Answer expected = mayEnter.test(page) ? Answer.ENTERED : Answer.FORBIDDEN;
            Answer answer = ask(page, member);
            if (answer != expected) {
                wrong.add(page.method() + " " + page.pattern() + ": " + answer + " instead of " + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isOwn(Permission permission) {
        return permission == Permission.OWN_ACCOUNT || permission == Permission.CHANGE_OWN_SIGN_IN;
    }

    @Test
    void eachPageAnswersEachRoleAsTheTableSays() {
        for (Role role : Role.values()) {
            TestMember member = TestMember.of(application, "Somebody " + role, grant(role));
            assertAnswers(member, page -> {
                Permission permission = page.permission().orElseThrow();
                boolean isPlaced = role != Role.PARTNER || isOwn(permission) || isOfOrganisation(page);
                return isExpected(role, permission) && isPlaced;
            });
        }
    }

    @Test
    void aPartnerOfAnotherOrganisationEntersNothingButTheOwnAccount() {
        TestMember other = TestMember.of(application, "Other Partner", new Grant(Role.PARTNER, campaign, ELSEWHERE));
        assertAnswers(other, page -> isOwn(page.permission().orElseThrow()));
    }

    @Test
    void aCoordinatorOfAnotherCampaignEntersNothingOfThisOne() {
        TestMember other = TestMember.of(application, "Other Coordinator", new Grant(Role.COORDINATOR, ELSEWHERE, 0));
        assertAnswers(other, page -> !isOfCampaign(page));
    }

    @Test
    void whoeverIsSuspendedRemovedOrNobodyIsLedToTheSignIn() {
        TestMember suspended = TestMember.of(application, "Suspended", new Grant(Role.COORDINATOR, 0, 0));
        application.execute("UPDATE member SET suspended_at = now() WHERE id = " + suspended.number());
        TestMember removed = TestMember.of(application, "Removed", new Grant(Role.COORDINATOR, 0, 0));
        application.execute("UPDATE member SET removed_at = now() WHERE id = " + removed.number());
        TestMember without = TestMember.of(application, "Without", new Grant(Role.COORDINATOR, 0, 0));
        application.execute("UPDATE member_role SET until = now() WHERE member_id = " + without.number());
        TestMember nobody = new TestMember(application, 0, "A".repeat(43));
        for (TestMember member : List.of(suspended, removed, without, nobody)) {
            for (Guarded page : guarded()) {
                assertThat(ask(page, member)).as(page.pattern()).isEqualTo(Answer.NOBODY);
            }
        }
    }

    /// What a form says about roles and places counts for nothing: the path and the member's own roles
    /// decide.
    @Test
    void noFieldOfAFormWidensARole() {
        TestMember analyst = TestMember.of(application, "Ambitious", new Grant(Role.ANALYST, campaign, 0));
        Map<String, String> fields = Map.of(
                "role",
                "COORDINATOR",
                "campaign",
                TestApplication.CAMPAIGN,
                "member",
                String.valueOf(analyst.number()),
                "permission",
                "MANAGE_MEMBERS",
                "organisation",
                OWN,
                "mailbox",
                "ambitious@example.org");
        String members = "/console/" + TestApplication.CAMPAIGN + "/members";
        assertThat(analyst.post(members + "/" + analyst.number() + "/role", fields)
                        .statusCode())
                .isEqualTo(403);
        assertThat(analyst.post(members + "/invite", fields).statusCode()).isEqualTo(403);
        assertThat(application.number(
                        "SELECT count(*) FROM member_role WHERE member_id = ? AND role <> 'ANALYST'", analyst.number()))
                .isZero();
    }

    /// Nothing below the console answers but what goes through its door, and the API takes no session.
    @Test
    void thereIsNoOtherDoor() {
        TestMember coordinator = TestMember.of(application, "Carla", new Grant(Role.COORDINATOR, 0, 0));
        assertThat(coordinator.get("/api/v1/console/members").statusCode()).isEqualTo(404);
        assertThat(application
                        .get("/console/" + TestApplication.CAMPAIGN + "/members/../../account")
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(application.consolePages().stream()
                        .filter(page -> page.permission().isEmpty())
                        .map(Guarded::pattern)
                        .distinct())
                .as("pages before anybody is signed in")
                .containsExactlyInAnyOrder(
                        "/console/sign-in",
                        "/console/sign-in/options",
                        "/console/welcome/{token}",
                        "/console/welcome/{token}/options",
                        "/console/recover",
                        "/console/recover/options");
    }
}
