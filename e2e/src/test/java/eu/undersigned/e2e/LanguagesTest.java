package eu.undersigned.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The petition in each of the 24 languages, on a phone.
class LanguagesTest {
    /// And `x-default`, for everybody else.
    private static final int ALTERNATES = 24 + 1;
    private static final double SCREENS_TO_THE_BUTTON = 2.5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                "nl", "pl", "pt", "ro", "sk", "sl", "sv"
            })
    void readsWellOnAPhone(String language) {
        try (Visitor visitor = Visitor.with(Device.PHONE, "reader")) {
            Page page = visitor.openPetition(language).page();
            SoftAssertions softly = new SoftAssertions();
            softly.assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            softly.assertThat(page.title()).doesNotStartWith(" ").contains("·");
            softly.assertThat(alternates(page))
                    .hasSize(ALTERNATES)
                    .contains(language, "x-default")
                    .doesNotHaveDuplicates();
            softly.assertThat(Measures.overflow(page)).as("overflow at 360 px").isEmpty();
            BoundingBox button = page.locator(Visitor.SIGN).boundingBox();
            softly.assertThat(button.y + button.height)
                    .as("bottom of the sign button")
                    .isLessThan(SCREENS_TO_THE_BUTTON * Device.PHONE.height());
            softly.assertThat(page.locator("body").innerText())
                    .as("a message key or an unfilled placeholder")
                    .doesNotContainPattern(
                            "(?m)(^|\\s)(frame|campaign|count|sign|error|question|closed)(\\.[a-z]+)+(\\s|$)")
                    .doesNotContain("{", "}");
            softly.assertThat(Axe.barriers(page)).as("barriers").isEmpty();
            page.setViewportSize(Device.ZOOMED.width(), Device.ZOOMED.height());
            softly.assertThat(Measures.overflow(page)).as("overflow at 320 px").isEmpty();
            softly.assertAll();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> alternates(Page page) {
        return (List<String>)
                page.locator("link[rel=alternate][hreflang]").evaluateAll("all => all.map(e => e.hreflang)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"el-GR,el;q=0.9,en;q=0.5", "el", "fr-CH;q=0.3, el"})
    void theFrontDoorOpensInTheVisitorsLanguage(String accepted) {
        try (Visitor visitor = Visitor.with(Device.PHONE, "reader")) {
            visitor.context().setExtraHTTPHeaders(java.util.Map.of("Accept-Language", accepted));
            visitor.open("/");
            assertThat(visitor.page().url()).endsWith("/el/" + CampaignCopies.SHIPPED);
        }
    }
}
