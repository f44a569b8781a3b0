package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The petition's words change. Lucia sees on the page of her signature what is new, and signs that too.
class LuciaSignsTheNewerTextTest {
    private static final String CONSOLE = "/console/" + CampaignCopies.SHIPPED;
    private static final String AGREE = "form:has([value=agree]) button";

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start("newer-text", CampaignCopies.make("newer-text-campaigns"), Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void withAndWithoutScripts() {
        try (Visitor lucia = Visitor.with(Device.PHONE, "lucia").at(app.url());
                Visitor lois =
                        Visitor.with(Device.DESK.withoutScripts(), "lois").at(app.url())) {
            lucia.signAndConfirm("en", CampaignCopies.SHIPPED, "Lucia Example");
            lois.signAndConfirm("en", CampaignCopies.SHIPPED, "Lois Example");
            try (Colleague tessa = Colleague.first(app, "Tessa")) {
                Page page = tessa.open(CONSOLE + "/texts/en").page();
                page.locator("#ask").fill("We ask Europe’s lawmakers for a law that lasts.");
                page.locator("[name=asks_anew]").check();
                tessa.press("Save to the draft").sees("Text in English");
                tessa.open(CONSOLE + "/publish");
                page.locator("form:has(#note) button").click();
                assertThat(page.locator("main [role=status]")).containsText("Version 2 is published");
            }
            seesWhatIsNew(lucia);
            for (int width : new int[] {360, 1280}) {
                lucia.page().setViewportSize(width, 800);
                Assertions.assertThat(Measures.overflow(lucia.page())).isEmpty();
                Assertions.assertThat(Axe.barriers(lucia.page())).isEmpty();
                lucia.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                Assertions.assertThat(Axe.faintText(lucia.page())).isEmpty();
                lucia.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            }
            agrees(lucia);
            seesWhatIsNew(lois);
            agrees(lois);
        }
    }

    private static void seesWhatIsNew(Visitor visitor) {
        visitor.followMail("my-signature");
        assertThat(visitor.page().locator("#newer ins")).hasText("We ask Europe’s lawmakers for a law that lasts.");
        assertThat(visitor.page().locator("#newer del")).hasCount(1);
    }

    private static void agrees(Visitor visitor) {
        visitor.press(AGREE);
        assertThat(visitor.page().locator(".saved")).isVisible();
        assertThat(visitor.page().locator("#newer")).hasCount(0);
        assertThat(visitor.page().locator("main")).containsText("You also signed version");
    }
}
