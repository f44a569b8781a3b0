package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Tessa edits the petition in a browser: what is stale she sees, what it will look like she sees, and what she
/// publishes
/// is there; and she takes it back.
class TessaEditsAndPublishesTest {
    private static final String CONSOLE = "/console/" + CampaignCopies.SHIPPED;
    private static final String PETITION = "/en/" + CampaignCopies.SHIPPED;
    private static final String NEW = "Every second counts, for every child.";
    private static final String OLD = "Every second counts. Protect children from sexual abuse online.";
    private static final String[] PAGES = {
        "/campaign",
        "/texts",
        "/texts/en",
        "/texts/de",
        "/facts",
        "/facts/confirmed-addresses",
        "/facts/_new",
        "/organisations",
        "/organisations/eurochild",
        "/organisations/_new",
        "/timeline",
        "/timeline/handover",
        "/timeline/_new",
        "/redirects",
        "/publish",
        "/publish/versions/1",
        "/preview"
    };

    private RunningApp app;

    @BeforeEach
    void start(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        app = RunningApp.start(name, CampaignCopies.make(name + "-campaigns"), Map.of());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void fromAWordToThePublicPageAndBack() {
        try (Colleague tessa = Colleague.first(app, "Tessa")) {
            Page page = tessa.page();
            tessa.open(CONSOLE + "/texts").sees("Texts");
            assertThat(page.locator("#text-de .mark")).hasText("yes");
            tessa.press("English").sees("Text in English");
            page.locator("#title").fill(NEW);
            tessa.press("Save to the draft").sees("Text in English");
            assertThat(page.locator("main [role=status]")).containsText("Nothing is public yet");

            tessa.open(CONSOLE + "/texts");
            assertThat(page.locator("#text-de .mark")).containsText("stale");
            tessa.press("German").sees("Text in German");
            assertThat(page.locator("#stale")).containsText("The source has changed");

            tessa.open(CONSOLE + "/preview?language=en").sees("Preview of the draft");
            assertThat(page.frameLocator("iframe").locator("h1")).hasText(NEW);
            assertThat(page.frameLocator("iframe").locator(".demo").first()).containsText("A draft");

            tessa.open(CONSOLE + "/publish").sees("Publish");
            page.locator("#note").fill("A shorter title");
            page.locator("form:has(#note) button").click();
            assertThat(page.locator("main [role=status]")).containsText("Version 2 is published");
            tessa.seesNoBarrier();
            page.navigate(app.url() + PETITION);
            assertThat(page.locator("h1")).hasText(NEW);

            tessa.open(CONSOLE + "/publish/versions/1")
                    .press("Make this the draft again")
                    .sees("Publish");
            page.locator("form:has(#note) button").click();
            assertThat(page.locator("main [role=status]")).containsText("Version 3 is published");
            page.navigate(app.url() + PETITION);
            assertThat(page.locator("h1")).hasText(OLD);
        }
    }

    @Test
    void everyPageIsWithoutBarriersOnAPhoneAndOnADesk() {
        try (Colleague tilda = Colleague.first(app, "Tilda")) {
            tilda.open(CONSOLE + "/organisations/eurochild");
            tilda.page()
                    .locator("#logo")
                    .setInputFiles(new FilePayload(
                            "us.svg",
                            "image/svg+xml",
                            "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>"
                                    .getBytes(StandardCharsets.UTF_8)));
            tilda.page().locator("#colour").fill("blue");
            tilda.press("Save to the draft").seesNoBarrier();
            assertThat(tilda.page().locator("#colour-error")).containsText("a colour such as");
            for (int width : new int[] {360, 1280}) {
                tilda.page().setViewportSize(width, 900);
                for (String path : PAGES) {
                    tilda.open(CONSOLE + path);
                    Assertions.assertThat(
                                    tilda.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                            .as(path + " fits " + width)
                            .isEqualTo(true);
                }
            }
        }
    }
}
