package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// Vida checks a row of the help page in a browser, and publishes what she found.
class VidaChecksTheHelplinesTest {
    private static final String CONSOLE = "/console/" + CampaignCopies.SHIPPED;

    @Test
    void aRowIsCheckedAndPublishedOnAPhoneAndOnADesk() {
        try (RunningApp app = RunningApp.start("helplines", CampaignCopies.make("helplines-campaigns"), Map.of());
                Colleague vida = Colleague.first(app, "Vida")) {
            Page page = vida.page();
            for (int width : new int[] {360, 1280}) {
                page.setViewportSize(width, 900);
                vida.open(CONSOLE + "/helplines").sees("Where to get help").seesNoBarrier();
                page.locator("main table a")
                        .filter(new Locator.FilterOptions().setHasText("Red Barnet"))
                        .click();
                vida.sees("Red Barnet").seesNoBarrier();
                Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .isEqualTo(true);
            }
            page.locator("#checked-source").fill("Opened the site");
            vida.press("Checked: save to the draft").sees("Red Barnet");
            assertThat(page.locator("main [role=status]")).containsText("Nothing is public yet");
            vida.open(CONSOLE + "/publish");
            page.locator("form:has(#note) button").click();
            page.navigate(app.url() + "/en/help?country=DK");
            assertThat(page.locator("main")).containsText("Opened the site");
        }
    }
}
