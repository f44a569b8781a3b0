package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Yara writes to a Member of the European Parliament from Greece, in Greek, and sends the letter from her own mailbox.
class YaraWritesToHerRepresentativeTest {
    static final String PREPARE = ".voice-form > .button";

    /// To the page with the letter, as it was proposed.
    static Visitor prepare(Visitor visitor, String language) {
        return visitor.openPetition(language, CampaignCopies.SHIPPED + "/representatives/sample-gr-1")
                .press(PREPARE);
    }

    @ParameterizedTest
    @MethodSource("eu.undersigned.e2e.Screens#all")
    void inGreek(Device device) {
        try (Visitor yara = Visitor.with(device, "yara").fromElsewhere()) {
            Page page = yara.openPetition("el").page();
            page.locator("main a[href$='/el/every-second-counts/representatives']")
                    .first()
                    .click();
            page.waitForURL("**/representatives");
            assertThat(page.locator("main .note").first()).isVisible();
            page.locator("#country").selectOption("GR");
            yara.press("main form .button");
            page.waitForURL("**country=GR**");
            Assertions.assertThat(page.locator("main a[href*='/representatives/sample-']")
                            .count())
                    .isEqualTo(2);
            Screens.fits(page, device);

            yara.press("main a[href$='/representatives/sample-gr-1']");
            Assertions.assertThat(page.locator("#text").inputValue()).contains("Olga Sample GR1", "{name}");
            page.locator("#name").fill("Υάρα Παράδειγμα");
            page.locator("#place").fill("Πάτρα");
            Screens.fits(page, device);

            yara.press(PREPARE);
            page.waitForURL("**/write");
            Assertions.assertThat(page.locator("#text").inputValue())
                    .contains("Olga Sample GR1", "Υάρα Παράδειγμα\nΠάτρα")
                    .doesNotContain("{");
            assertThat(page.locator("#to")).hasValue("olga.sample.gr1@example.org");
            Assertions.assertThat(page.locator("main a[href^='mailto:']").getAttribute("href"))
                    .as("the whole letter, short enough for mail programs")
                    .startsWith("mailto:olga.sample.gr1@example.org?subject=%CE%")
                    .contains("&body=%CE%")
                    .hasSizeLessThanOrEqualTo(1_900);
            Screens.fits(page, device);

            yara.press("form[action$='/change'] button");
            assertThat(page.locator("#name")).hasValue("Υάρα Παράδειγμα");
        }
    }

    @ParameterizedTest
    @MethodSource("eu.undersigned.e2e.Screens#all")
    void anEmptyLetterIsNotPrepared(Device device) {
        try (Visitor yara = Visitor.with(device, "yara").fromElsewhere()) {
            Page page = yara.openPetition("en", CampaignCopies.SHIPPED + "/representatives/sample-ie-1")
                    .page();
            page.locator("#text").fill(" ");
            yara.press(PREPARE);
            Assertions.assertThat(yara.status()).isEqualTo(422);
            yara.press("#error-summary a");
            assertThat(page.locator("#text")).isFocused();
        }
    }
}
