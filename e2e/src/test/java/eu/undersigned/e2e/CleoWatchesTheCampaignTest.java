package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cleo, a coordinator, looks at the console of a campaign with many signatures.
class CleoWatchesTheCampaignTest {
    private static final String CONSOLE = "/console/" + CampaignCopies.SHIPPED;
    private static RunningApp app;

    @BeforeAll
    static void startADemonstration() {
        app = RunningApp.start("cleo", WorkingCopy.root().resolve("campaigns"), Map.of(), "--demo");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Page open(BrowserContext context, String path, List<String> troubles) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add(message.text());
            }
        });
        page.navigate(app.url() + path);
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/overview", "/overview?by=source", "/with/demo-ie-03/overview", "/alerts"})
    void everyPagePutsUpNoBarriersOnAnyScreen(String path) {
        List<String> troubles = new ArrayList<>();
        try (BrowserContext context = TeamMember.with(Device.DESK, app)) {
            Page page = open(context, CONSOLE + path, troubles);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            for (int width : new int[] {360, 1280}) {
                page.setViewportSize(width, 800);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                Axe.barriers(page).forEach(barrier -> troubles.add(width + " px, light: " + barrier));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                Axe.faintText(page).forEach(barrier -> troubles.add(width + " px, dark: " + barrier));
                Measures.overflow(page).forEach(wide -> troubles.add(width + " px: too wide: " + wide));
            }
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void onAPhoneNamesKeepTheirWords() {
        String broken = """
                () => [...document.querySelectorAll('.shares tbody th')].flatMap(cell => {
                  const found = [];
                  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    for (const word of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
                      const range = document.createRange();
                      range.setStart(texts.currentNode, word.index);
                      range.setEnd(texts.currentNode, word.index + word[0].length);
                      if (range.getClientRects().length > 1) found.push(word[0]);
                    }
                  }
                  return found;
                })
                """;
        List<String> troubles = new ArrayList<>();
        try (BrowserContext context = TeamMember.with(Device.PHONE, app)) {
            Page page = open(context, CONSOLE + "/overview", troubles);
            page.setViewportSize(360, 800);
            assertThat(page.locator("#by-country tbody th").first()).containsText("Germany");
            assertThat((List<?>) page.evaluate(broken)).isEmpty();
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void tablesAreSortedAndToldApartByLinksAlone() {
        List<String> troubles = new ArrayList<>();
        try (BrowserContext context = TeamMember.with(Device.DESK.withoutScripts(), app)) {
            Page page = open(context, CONSOLE + "/overview", troubles);
            Locator table = page.locator("#by-country table");
            assertThat(table.locator("tbody tr").first()).containsText("Germany");
            table.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Country"))
                    .click();
            assertThat(table.locator("tbody tr").first()).containsText("Austria");
            table.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Per million inhabitants"))
                    .click();
            assertThat(table.locator("th[aria-sort]")).hasText("Per million inhabitants");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Source"))
                    .click();
            assertThat(page.locator("#by-source")).containsText("newsletter");
            page.locator("#from").fill("2020-01-01");
            page.locator("#to").fill("2020-12-31");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show these days"))
                    .click();
            assertThat(page.locator(".message")).containsText("0 signatures were confirmed");
            assertThat(page.locator("#by-source")).containsText("Nothing to show");
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void theNumbersGoOnByThemselvesUntilTheyArePaused() {
        List<String> troubles = new ArrayList<>();
        try (BrowserContext context = TeamMember.with(Device.DESK, app)) {
            Page page = open(context, CONSOLE + "/overview", troubles);
            page.waitForResponse(
                    answer -> answer.url().endsWith("/overview")
                            && answer.request().resourceType().equals("fetch"),
                    () -> {});
            Locator pause = page.locator("[data-live-pause]");
            pause.click();
            assertThat(pause).hasAttribute("aria-pressed", "true");
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void anAlertIsSeenToByWhoeverSaysSo() {
        List<String> troubles = new ArrayList<>();
        try (BrowserContext context = TeamMember.with(Device.PHONE, app)) {
            Page page = open(context, CONSOLE + "/overview", troubles);
            page.locator(".alert-line a").click();
            Locator alert =
                    page.locator(".alert").filter(new Locator.FilterOptions().setHasText("Letters wait for long"));
            alert.getByRole(AriaRole.BUTTON).click();
            assertThat(alert).containsText("Seen to by Bench");
            assertThat(alert.getByRole(AriaRole.BUTTON)).hasCount(0);
        }
        assertThat(troubles).isEmpty();
    }
}
