package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Carl leaves things out, mistypes, and comes from an organisation; the form helps and forgets nothing.
class CarlMakesMistakesTest {
    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.DESK, Device.PHONE.withoutScripts(), Device.DESK.withoutScripts());
    }

    @Test
    void nothingIsTickedForHim() {
        try (Visitor carl = Visitor.with(Device.PHONE, "carl")) {
            Page page = carl.openPetition("en", CampaignCopies.SHIPPED + "/with/eurochild")
                    .page();
            Assertions.assertThat(page.locator("[name=organisation_updates]").count())
                    .isEqualTo(2);
            Assertions.assertThat(page.locator(":checked:not(option)").count()).isZero();
            assertThat(page.locator("#country")).hasValue("");
            assertThat(page.locator("#name")).hasAttribute("autocomplete", "name");
            assertThat(page.locator("#email")).hasAttribute("autocomplete", "email");
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void anEmptyFormShowsASummaryWhoseLinksLeadToTheFields(Device device) {
        try (Visitor carl = Visitor.with(device, "carl")) {
            Page page = carl.openPetition("en").press(Visitor.SIGN).page();
            Assertions.assertThat(carl.status()).isEqualTo(422);
            Assertions.assertThat(page.title()).startsWith("Please check the form");
            Locator links = page.locator("#error-summary a");
            Assertions.assertThat(links.evaluateAll("all => all.map(a => a.hash)"))
                    .isEqualTo(List.of("#name", "#email", "#country", "#age_ok", "#consent", "#updates"));
            assertThat(page.locator("#error-summary")).isInViewport();
            for (int i = 0; i < links.count(); i++) {
                String field = links.nth(i).getAttribute("href");
                links.nth(i).click();
                assertThat(page.locator(field)).isInViewport();
                assertThat(page.locator(field)).isFocused();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void whatHeTypedIsKept(Device device) {
        try (Visitor carl = Visitor.with(device, "carl")) {
            Page page = carl.openPetition("en").page();
            carl.fillForm("Carl \"O'Neill\" <Example>", "carl@").press(Visitor.SIGN);
            Assertions.assertThat(page.locator("#error-summary a").allInnerTexts())
                    .containsExactly("Enter an email address like name@example.org");
            assertThat(page.locator("#name")).hasValue("Carl \"O'Neill\" <Example>");
            assertThat(page.locator("#email")).hasValue("carl@");
            assertThat(page.locator("#country")).hasValue("BE");
            assertThat(page.locator("#consent")).isChecked();
            assertThat(page.locator("[name=updates][value=no]")).isChecked();

            page.locator("#email").fill(carl.email());
            carl.press(Visitor.SIGN);
            page.waitForURL("**/inbox/**");
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aLikelyTypoIsAskedAboutAndTheSuggestionTaken(Device device) {
        try (Visitor carl = Visitor.with(device, "carl")) {
            Page page = carl.openPetition("en").page();
            carl.fillForm("Carl Example", "carl@gmial.com").press(Visitor.SIGN);
            assertThat(page.locator(".question strong")).hasText("Did you mean carl@gmail.com?");
            assertThat(page.locator(".question")).isInViewport();
            carl.press("[name=email_use]");
            page.waitForURL("**/inbox/**");
            page.navigate(Stage.url() + "/dev/mailbox");
            page.waitForTimeout(500);
            page.reload();
            assertThat(page.locator("article").first()).containsText("carl@gmail.com");
        }
    }

    @Test
    void anUnusualAddressIsAcceptedWhenHeSaysSo() {
        try (Visitor carl = Visitor.with(Device.PHONE, "carl")) {
            Page page = carl.openPetition("en").page();
            carl.fillForm("Carl Example", "carl@gmial.com").press(Visitor.SIGN);
            carl.press("[name=email_checked]");
            page.waitForURL("**/inbox/**");
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aMailboxOutOfReachCanBeCorrected(Device device) {
        try (Visitor carl = Visitor.with(device, "carl")) {
            PageKind.INBOX_UNREACHABLE.reach(carl, "en");
            carl.seesHeading("We could not reach your mailbox");
            String before = carl.page().url();
            carl.page().locator("#email").fill("other." + carl.email());
            carl.press("main form .button");
            carl.page().waitForURL(url -> url.contains("/inbox/") && !url.equals(before));
            Assertions.assertThat(carl.status()).isEqualTo(200);
        }
    }
}
