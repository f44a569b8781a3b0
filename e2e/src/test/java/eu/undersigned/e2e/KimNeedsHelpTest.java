package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import eu.undersigned.tools.Tools;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Kim finds a number in a country of her choice; and finds the pages of a campaign that is long over.
class KimNeedsHelpTest {
    private static final String NEUTRAL = "www.wikipedia.org";

    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.PHONE.withoutScripts(), Device.DESK, Device.DESK.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("devices")
    void fromThePetitionToANumberInHerLanguage(Device device) {
        try (Visitor kim = Visitor.with(device, "kim")) {
            Page page = kim.openPetition("en").press("header .help").page();
            kim.seesHeading("Get help");
            assertThat(page.locator(".help-page section").first()).containsText("112");
            page.locator("#country").selectOption("DE");
            kim.press(".where button");
            page.waitForURL("**/en/help?country=DE");
            assertThat(page.locator("main")).containsText("Vermisste Kinder");
            assertThat(page.locator("main")).containsText("Not checked yet");
            assertThat(page.locator("#country")).hasValue("DE");
            assertThat(page.locator("a[href='tel:112']").first()).isVisible();
            Assertions.assertThat(Measures.overflow(page)).isEmpty();
            kim.press(".languages summary");
            page.locator(".languages [hreflang=de]").click();
            page.waitForURL("**/de/help?country=DE");
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            page.locator(".countries a[href$='country=FR']").click();
            assertThat(page.locator("main")).containsText("e-Enfance");
            assertThat(page.locator("a[href='tel:116111']")).hasCount(0);
        }
    }

    @Test
    void aCopyOfAClosedCampaignIsReadFromAFolder() {
        Path copy = WorkingCopy.scratch("archive").resolve("copy");
        StringWriter said = new StringWriter();
        int status = Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute("archive", Stage.url() + "/" + CampaignCopies.CLOSED, copy.toString());
        Assertions.assertThat(status).as(said.toString()).isZero();
        try (Visitor kim = Visitor.with(Device.DESK, "kim").stub(NEUTRAL)) {
            Page page =
                    kim.open("file://" + copy.toAbsolutePath(), "/index.html").page();
            page.locator("a[hreflang=de]").click();
            assertThat(page.locator("main")).containsText("A copy of");
            assertThat(page.locator("header .leave")).isInViewport();
            Assertions.assertThat(page.evaluate("getComputedStyle(document.querySelector('.skip')).position"))
                    .as("the style sheet was found")
                    .isEqualTo("absolute");
            page.locator("footer a[href*=statistics]").click();
            assertThat(page.locator("h1")).isVisible();
            kim.press("header .help");
            page.locator(".countries a[href*='country-DE']").click();
            assertThat(page.locator("main")).containsText("Vermisste Kinder");
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("Shift");
            }
            page.waitForURL("https://" + NEUTRAL + "/");
            Assertions.assertThat(kim.takeTroubles())
                    .containsExactly("a request to another host: https://" + NEUTRAL + "/");
        }
    }
}
