package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Olga has started the server. She follows the link that it printed, and becomes the first coordinator;
/// then she invites Mina, who keeps fraud away.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OlgaOpensTheConsoleTest {
    private static final String MEMBERS = "/console/" + CampaignCopies.SHIPPED + "/members";

    private RunningApp app;
    private List<String> minasCodes = List.of();

    @BeforeAll
    void start() {
        app = RunningApp.start("console", CampaignCopies.make("console-campaigns"), Map.of());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void fromTheFirstLinkToAColleagueWithARoleOfHerOwn() {
        try (Colleague olga = Colleague.of(app)) {
            olga.follow(app.firstLink()).sees("Welcome to the console");
            olga.join("Olga Operator", "olga@example.org");
            olga.open("/console/account").sees("Your account");
            assertThat(olga.page().locator(".who")).containsText("Olga Operator");

            olga.signOut();
            olga.open("/console/account").sees("Sign in to the console");
            olga.pressByKeyboard("Sign in with a passkey").sees("Your account");
            assertThat(olga.page().locator("tbody").first()).containsText("Test device");

            olga.follow(app.firstLink()).sees("This link is no longer good");

            olga.open(MEMBERS).sees("Members");
            olga.page().locator("#mailbox").fill("mina@example.org");
            olga.page().locator("#role").selectOption("MODERATOR");
            olga.press("Send the invitation").sees("Members");
            assertThat(olga.page().locator(".saved")).containsText("on its way");
            assertThat(olga.page().locator("table").nth(1)).containsText("mina@example.org");
            minaJoins(olga.linkInMail("mina@example.org"));

            olga.open(MEMBERS);
            assertThat(olga.page().locator("table").first()).containsText("Mina Moderator");
            assertThat(olga.page().locator("table")).hasCount(1);
        }
    }

    private void minaJoins(String link) {
        try (Colleague mina = Colleague.of(app)) {
            mina.follow(link).sees("Welcome to the console");
            assertThat(mina.page().locator("main")).containsText("as Moderator");
            mina.fill("Mina Moderator", "").press("Make my passkey").sees("Your recovery codes");
            minasCodes = mina.codes();
            mina.press("I have kept them");
            mina.open("/console/account").sees("Your account");
            mina.open(MEMBERS).sees("Not yours to open");
            assertThat(mina.page().locator(".console-nav")).not().containsText("Audit trail");
            mina.follow(link).sees("This link is no longer good");
            mina.open("/console/account").sees("Your account");
            mina.signOut().signIn();
            mina.page().waitForURL(Pattern.compile(".*/console/" + CampaignCopies.SHIPPED + "/.*"));
            minaLosesHerDevice(mina);
        }
    }

    private void minaLosesHerDevice(Colleague mina) {
        mina.open("/console/account").signOut();
        mina.loseDevice();
        mina.press("I have lost my passkey").sees("Come back with a recovery code");
        mina.page().locator("#code").fill("AAAAA-AAAAA-AAAAA-AAAAA");
        mina.press("Make a new passkey");
        assertThat(mina.page().locator("[data-said]")).containsText("No recovery code");
        mina.page().locator("#code").fill(minasCodes.getFirst());
        mina.page().locator("#device").fill("New phone");
        mina.press("Make a new passkey").sees("Your account");
        assertThat(mina.page().locator("main")).containsText("9 codes are left");
        mina.signOut()
                .open("/console/account")
                .pressByKeyboard("Sign in with a passkey")
                .sees("Your account");
    }
}
