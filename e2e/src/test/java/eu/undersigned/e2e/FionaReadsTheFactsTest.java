package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Fiona follows the figures to their sources; the count by the second runs as long as she lets it.
class FionaReadsTheFactsTest {
    private static final String RUNNING = ".pace .running";

    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.DESK, Device.PHONE.withoutScripts(), Device.DESK.withoutScripts());
    }

    private static Page open(Visitor fiona) {
        return fiona.openPetition("en", CampaignCopies.SHIPPED + "/facts").page();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void findsTheSourceOfAFigure(Device device) {
        try (Visitor fiona = Visitor.with(device, "fiona")) {
            Page page = fiona.openPetition("en").page();
            page.locator(".story a[href$='/facts']").click();
            fiona.seesHeading("Facts and sources");
            assertThat(page.locator(".pace .claim")).containsText("2.0");
            assertThat(page.locator("#fact-confirmed-addresses")).containsText("Internet Watch Foundation, 2024");
            assertThat(page.locator(".conflict").first()).containsText("Sources differ");
            assertThat(page.locator(".charts .chart")).hasCount(3);
            Locator table = page.locator(".charts .chart").first().locator("table");
            assertThat(table).not().isVisible();
            page.locator(".charts .chart summary").first().click();
            assertThat(table).isVisible();
            assertThat(Measures.overflow(page)).isEmpty();
        }
    }

    @Test
    void theCountRunsUntilItIsPaused() {
        try (Visitor fiona = Visitor.with(Device.PHONE, "fiona")) {
            Page page = open(fiona);
            assertThat(page.locator(RUNNING))
                    .containsText("Seconds counted here: 2. Files reported in as many seconds of 2024, on average: 3.");
            Locator pause = page.locator(RUNNING + " button");
            pause.click();
            assertThat(pause).hasAttribute("aria-pressed", "true");
            String stopped = page.locator(RUNNING + " p").innerText();
            page.waitForTimeout(2500);
            assertThat(page.locator(RUNNING + " p")).hasText(stopped);
            pause.click();
            assertThat(page.locator(RUNNING + " p")).not().hasText(stopped);
        }
    }

    @Test
    void nothingMovesForWhoeverAskedForThat() {
        for (Device device : new Device[] {Device.PHONE.calmed(), Device.PHONE.withoutScripts()}) {
            try (Visitor fiona = Visitor.with(device, "fiona")) {
                Page page = open(fiona);
                page.waitForTimeout(1500);
                assertThat(page.locator(RUNNING)).not().isVisible();
                assertThat(page.locator(".pace .claim")).containsText("2.0");
            }
        }
    }
}
