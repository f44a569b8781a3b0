package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Mira takes the signatures of one country out of the count, sees the job at work, and undoes it; on a desk and on a
/// phone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiraInvalidatesAndUndoesTest {
    private static final String CONSOLE = "/console/" + CampaignCopies.SHIPPED;

    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.start("mira", CampaignCopies.make("mira-campaigns"), Map.of(), "--demo");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void fromTheConditionsToTheUndoing() {
        try (Colleague mira = Colleague.first(app, "Mira")) {
            mira.open(CONSOLE + "/invalidations").sees("Invalidations");
            seesNoBarrierOnAPhone(mira);
            mira.press("New invalidation").sees("New invalidation");
            seesNoBarrierOnAPhone(mira);
            mira.press("Start the dry run").sees("New invalidation");
            assertThat(mira.page().locator(".summary")).containsText("everybody would match");

            mira.page().locator("#country").selectOption("MT");
            mira.press("Start the dry run").sees("Invalidation 1");
            comesTo(mira, ".standing", "Dry run: nothing has been changed");
            assertThat(mira.page().locator("main")).containsText("confirmed signatures match");
            seesNoBarrierOnAPhone(mira);

            mira.page().locator("[value=automated]").check();
            mira.page().locator("#note").fill("Looks like a script.");
            mira.press("Take them out of the count").sees("Invalidation 1");
            comesTo(mira, ".standing", "Taken out of the count");
            mira.open("/en/" + CampaignCopies.SHIPPED + "/integrity");
            comesTo(mira, "main", "automated");

            mira.open(CONSOLE + "/invalidations/1")
                    .press("Undo: let them count again")
                    .sees("Invalidation 1");
            comesTo(mira, ".standing", "Undone");
            jobsAndAuditShowIt(mira);
        }
    }

    private static void jobsAndAuditShowIt(Colleague mira) {
        mira.open(CONSOLE + "/jobs").sees("Jobs");
        assertThat(mira.page().locator("tbody tr")).hasCount(3);
        seesNoBarrierOnAPhone(mira);
        mira.press("2").sees("Job 2");
        assertThat(mira.page().locator("main")).containsText("taken");
        seesNoBarrierOnAPhone(mira);
        mira.open(CONSOLE + "/audit?action=invalidation.").sees("Audit trail");
        for (String action : List.of("checked", "started", "finished", "undo.started", "undone")) {
            assertThat(mira.page().locator("table")).containsText("invalidation." + action);
        }
        seesNoBarrierOnAPhone(mira);
    }

    /// The page again and again, as somebody who waits would do it.
    private static void comesTo(Colleague mira, String selector, String text) {
        for (int i = 0; i < 100 && !mira.page().locator(selector).innerText().contains(text); i++) {
            mira.page().waitForTimeout(200);
            mira.page().reload();
        }
        assertThat(mira.page().locator(selector)).containsText(text, new ContainsTextOptions().setTimeout(1_000));
        mira.seesNoBarrier();
    }

    private static void seesNoBarrierOnAPhone(Colleague mira) {
        Page page = mira.page();
        page.setViewportSize(Device.PHONE.width(), Device.PHONE.height());
        mira.seesNoBarrier();
        Assertions.assertThat((Object)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing sticks out at 360 px: " + page.url())
                .isEqualTo(true);
        page.setViewportSize(Device.DESK.width(), Device.DESK.height());
    }
}
