package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nina comes to the petition, sees that there is news, and reads on.
class NinaFollowsTheNewsTest {
    static Device[] devices() {
        return new Device[] {Device.PHONE, Device.PHONE.withoutScripts(), Device.DESK, Device.DESK.withoutScripts()};
    }

    /// That the browser complains of nothing, the block of data in the page included, is checked by [Visitor].
    @ParameterizedTest
    @MethodSource("devices")
    void fromThePetitionToAPostAndItsSource(Device device) {
        try (Visitor nina = Visitor.with(device, "nina")) {
            Page page = nina.openPetition("en").page();
            page.locator(".latest").getByRole(AriaRole.LINK).last().click();
            nina.seesHeading("News");
            Assertions.assertThat(Measures.overflow(page)).isEmpty();
            page.locator("article")
                    .filter(new Locator.FilterOptions().setHasText("The petition starts"))
                    .locator(".more a")
                    .click();
            nina.seesHeading("The petition starts");
            Assertions.assertThat(Measures.overflow(page)).isEmpty();
            assertThat(page.locator(".addresses a").first())
                    .hasAttribute("href", "https://www.eurochild.org/news/childsafetyon-every-second-counts-petition/");
            assertThat(page.locator(".addresses a").first()).hasAttribute("rel", "noreferrer");
            Assertions.assertThat(page.locator("script[type='application/ld+json']")
                            .last() // the first is about the page
                            .textContent())
                    .contains("\"NewsArticle\"", "\"datePublished\":\"2023-06-01T08:00:00Z\"");
            page.locator(".more a").first().click();
            nina.seesHeading("News");
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void whatIsNotTranslatedSaysSo(Device device) {
        try (Visitor nina = Visitor.with(device, "nina")) {
            Page page = nina.openPetition("el", CampaignCopies.CLOSED + "/news/petition-starts")
                    .page();
            assertThat(page.locator("h1")).hasAttribute("lang", "en");
            assertThat(page.locator(".note")).isVisible();
            nina.openPetition("el", CampaignCopies.SHIPPED + "/news/petition-starts");
            nina.seesHeading("Το ψήφισμα ξεκινά");
            assertThat(page.locator("html")).hasAttribute("lang", "el");
            assertThat(page.locator(".note")).isHidden();
        }
    }
}
