package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Ann signs, opens the mail, confirms; Bob, who has the petition open, sees it.
class AnnSignsTest {
    static Stream<Arguments> devicesAndLanguages() {
        return Stream.of(Device.PHONE, Device.DESK, Device.PHONE.withoutScripts(), Device.DESK.withoutScripts())
                .flatMap(device -> Stream.of("en", "el", "de").map(language -> Arguments.of(device, language)));
    }

    @ParameterizedTest
    @MethodSource("devicesAndLanguages")
    void signsAndConfirms(Device device, String language) {
        try (Visitor ann = Visitor.with(device, "ann")) {
            Page page = ann.openPetition(language).page();
            ann.sign("Άννα Example");
            page.waitForURL("**/" + language + "/" + CampaignCopies.SHIPPED + "/inbox/**");
            ann.followMail("confirm");
            assertThat(page.locator("html")).hasAttribute("lang", language);
            ann.press(Visitor.CONFIRM);
            page.waitForURL("**/" + language + "/thanks/**");
            ann.followMail("confirm");
            assertThat(page.locator(Visitor.CONFIRM)).hasCount(0);
        }
    }

    @Test
    void staysWithTheCampaignThatSheSigned() {
        try (Visitor ann = Visitor.with(Device.PHONE, "ann")) {
            String home = "/en/" + CampaignCopies.SIXTY;
            ann.openPetition("en", CampaignCopies.SIXTY).sign("Ann Example");
            ann.followMail("confirm");
            assertThat(ann.page().locator(".brand")).hasAttribute("href", home);
            ann.press(Visitor.CONFIRM);
            ann.page().waitForURL("**/thanks/**");
            assertThat(ann.page().locator(".brand")).hasAttribute("href", home);
            ann.followMail("my-signature");
            assertThat(ann.page().locator(".brand")).hasAttribute("href", home);
        }
    }

    @Test
    void readingTheMailDoesNotConfirm() {
        try (Visitor ann = Visitor.with(Device.PHONE, "ann")) {
            ann.openPetition("en").sign("Ann Example");
            ann.followMail("confirm").seesHeading("One click left");
            ann.page().reload();
            ann.seesHeading("One click left").followMail("confirm").seesHeading("One click left");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void bobSeesTheCounterAndTheRingMove(Device device) {
        try (Visitor bob = Visitor.with(device, "bob");
                Visitor ann = Visitor.with(device, "ann")) {
            Page page = bob.openPetition("en", CampaignCopies.SIXTY).page();
            assertThat(page.locator("[data-pause]")).isVisible();
            int before = confirmed(page);
            assertThat(page.locator(".tick.verified")).hasCount(before);

            ann.signAndConfirm("en", CampaignCopies.SIXTY, "Ann Example");

            assertThat(page.locator("[data-count=confirmed]")).hasText(String.valueOf(before + 1));
            assertThat(page.locator("[data-count=total]")).hasText(String.valueOf(before + 1));
            assertThat(page.locator(".tick.verified")).hasCount(before + 1);
            assertThat(page.locator(".ring svg"))
                    .hasAttribute("aria-label", "Progress ring: " + (before + 1) + " of 60");
            assertThat(page.locator(".count")).hasClass("count moved");
        }
    }

    static Stream<Device> screens() {
        return Stream.of(Device.PHONE, Device.DESK);
    }

    @Test
    void bobPausesAndSeesNothingMoveUntilHeResumes() {
        try (Visitor bob = Visitor.with(Device.PHONE, "bob");
                Visitor ann = Visitor.with(Device.PHONE, "ann")) {
            Page page = bob.openPetition("en", CampaignCopies.SIXTY).page();
            bob.press("[data-pause]");
            assertThat(page.locator("[data-pause]")).hasAttribute("aria-pressed", "true");
            int before = confirmed(page);

            ann.signAndConfirm("en", CampaignCopies.SIXTY, "Ann Example");

            page.waitForTimeout(2500); // twice the longest time that an update takes
            Assertions.assertThat(confirmed(page)).isEqualTo(before);
            bob.press("[data-pause]");
            assertThat(page.locator("[data-count=confirmed]")).hasText(String.valueOf(before + 1));
        }
    }

    @Test
    void bobWhoAskedForCalmSeesTheNumberChangeWithoutMotion() {
        try (Visitor bob = Visitor.with(Device.PHONE.calmed(), "bob");
                Visitor ann = Visitor.with(Device.PHONE, "ann")) {
            Page page = bob.openPetition("en", CampaignCopies.SIXTY).page();
            int before = confirmed(page);

            ann.signAndConfirm("en", CampaignCopies.SIXTY, "Ann Example");

            assertThat(page.locator("[data-count=confirmed]")).hasText(String.valueOf(before + 1));
            Assertions.assertThat(page.evaluate("document.getAnimations().length"))
                    .isEqualTo(0);
            assertThat(page.locator(".tick").first()).hasCSS("transition-duration", "0s");
        }
    }

    @Test
    void withoutScriptsThePauseIsNotOffered() {
        try (Visitor bob = Visitor.with(Device.PHONE.withoutScripts(), "bob")) {
            assertThat(bob.openPetition("en").page().locator("[data-pause]")).isHidden();
        }
    }

    private static int confirmed(Page page) {
        return Integer.parseInt(page.locator("[data-count=confirmed]").innerText());
    }
}
