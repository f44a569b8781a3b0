package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static eu.undersigned.e2e.CampaignCopies.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sara came by a newsletter's link, signs, and tells her friends: with and without scripts, on a phone and at a desk.
class SaraPassesItOnTest {
    private static final String ONWARD = "utm_source=link&utm_content=g1";
    private static final Pattern SHEETS = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.DESK).flatMap(device -> Stream.of(device, device.withoutScripts()));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void fromTheNewsletterToHerFriends(Device device) {
        try (Visitor sara = Visitor.with(device, "sara")) {
            sara.open("/en/" + SHIPPED + "?utm_source=newsletter").sign("Sara Example");
            sara.page().locator("main a[href*='/share']").click();
            Page page = sara.page();
            assertThat(page.locator("h1")).hasText("Share this petition");
            assertThat(page.locator("#link")).hasValue(Pattern.compile(".*" + ONWARD));
            List<String> links = page.locator("a[rel~=noopener]").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            assertThat(links)
                    .hasSize(9)
                    .allMatch(link -> link.contains("%26utm_content%3Dg1") && !link.contains("newsletter"));
            Locator picture = page.locator(".share-picture");
            picture.scrollIntoViewIfNeeded();
            page.waitForResponse("**/share.png", () -> page.reload());
            assertThat(picture).isVisible();
            if (device.scripts()) {
                page.waitForFunction("document.querySelector('.share-picture').naturalWidth === 1200");
            }
            assertThat(page.locator("[data-copy]"))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setVisible(device.scripts()));
        }
    }

    @Test
    void copiesAndSharesWithOnePress() {
        try (Visitor sara = Visitor.with(Device.PHONE, "sara")) {
            sara.context()
                    .addInitScript("navigator.share = async (what) => { window.shared = what; };"
                            + "Object.defineProperty(navigator, 'clipboard',"
                            + " { value: { writeText: async (text) => { window.copied = text; } } });");
            Page page = sara.openPetition("en", SHIPPED + "/share").page();
            page.locator("[data-copy]").click();
            assertThat(page.locator("[data-copied]")).hasText("Copied");
            String link = page.locator("#link").inputValue();
            assertThat(page.evaluate("window.copied")).isEqualTo(link);
            page.locator("[data-share]").click();
            assertThat(page.evaluate("window.shared.url")).isEqualTo(link);
        }
    }

    @ParameterizedTest
    @CsvSource({"360, SCREEN", "600, SCREEN", "1280, SCREEN", "703, PRINT"})
    void theNumberOfThePosterStandsInsideTheRing(int width, Media media) {
        try (Visitor sara = Visitor.with(Device.DESK, "sara")) {
            Page page = sara.page();
            page.setViewportSize(width, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
            sara.openPetition("en", SHIPPED + "/poster");
            BoundingBox ring = page.locator(".poster .ring svg").boundingBox();
            BoundingBox parts = page.locator(".poster .parts").boundingBox();
            double middle = ring.y + ring.height / 2;
            for (Locator line : page.locator(".poster .total > *").all()) {
                BoundingBox box = line.boundingBox();
                assertThat(box.x).isGreaterThan(ring.x);
                assertThat(box.x + box.width).isLessThan(ring.x + ring.width);
                assertThat(box.y).isGreaterThan(ring.y);
                assertThat(box.y + box.height).isLessThan(ring.y + ring.height).isLessThan(parts.y);
            }
            BoundingBox total = page.locator(".poster .total").boundingBox();
            assertThat(total.y + total.height / 2).isCloseTo(middle, within(2.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "el", "bg", "mt", "fi", "hu", "fr"})
    void eachPageForPaperFillsOneSheet(String language) {
        for (String page : new String[] {"/poster", "/sheet", "/with/eurochild/poster", "/with/eurochild/sheet"}) {
            try (Visitor sara = Visitor.with(Device.DESK, "sara")) {
                sara.openPetition(language, SHIPPED + page);
                byte[] pdf = sara.page()
                        .pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
                long sheets = SHEETS.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                        .results()
                        .count();
                assertThat(sheets).as(language + page).isEqualTo(1);
            }
        }
    }
}
