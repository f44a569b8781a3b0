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

/// Vera reads what happens with her words, writes some, looks at them, sends them, and takes them back. That no page is
/// barred to anybody is held by [EveryPageTest].
class VeraLeavesHerVoiceTest {
    static final String LOOK = ".voice-form > .button";
    static final String SEND = ".voice-form > .button:not(.quiet)";
    static final String CHANGE = ".voice-form > .button.quiet";
    static final String TAKE_BACK = ".take-back button";

    private static final String WORDS = "For a long time I said nothing.\n\nThen somebody listened.";

    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.PHONE.withoutScripts(), Device.DESK, Device.DESK.withoutScripts());
    }

    /// To the form, with all that is needed filled in.
    static Visitor write(Visitor visitor, String language) {
        visitor.fromElsewhere().openPetition(language, CampaignCopies.SHIPPED + "/voices/write");
        return fill(visitor);
    }

    private static Visitor fill(Visitor visitor) {
        Page page = visitor.page();
        page.locator("[name=standing][value=survivor]").check();
        page.locator("#name").fill("Vera Example");
        page.locator("#country").selectOption("IE");
        page.locator("#text").fill(WORDS);
        page.locator("[name=note][value=abuse]").check();
        page.locator("[name=use][value=page]").check();
        page.locator("#adult").check();
        return visitor;
    }

    /// To her own page.
    static Visitor leave(Visitor visitor, String language) {
        write(visitor, language).press(LOOK).press(SEND);
        visitor.page().waitForURL("**/my-voice/**");
        return visitor;
    }

    @ParameterizedTest
    @MethodSource("devices")
    void fromThePetitionToHerOwnLinkAndBack(Device device) {
        try (Visitor vera = Visitor.with(device, "vera").fromElsewhere()) {
            Page page = vera.openPetition("en").page();
            vera.press(".voices a[href$='/voices/before']").seesHeading("Before you write");
            assertThat(page.locator("main a[href='tel:112']")).isVisible();
            assertThat(page.locator("main a[href$='/voices/younger']")).isVisible();
            fits(page);
            vera.press("main a[href$='/voices/write']").seesHeading("Add your voice");
            Assertions.assertThat(page.locator("main :checked:not(option)").count())
                    .isZero();
            fits(page);

            fill(vera).press(LOOK).seesHeading("This is how it will look");
            assertThat(page.locator(".voice h2")).hasText("Vera Example");
            assertThat(page.locator(".voice details > div")).isVisible();
            assertThat(page.locator(".voice details > div p").last()).hasText("Then somebody listened.");
            fits(page);

            vera.press(CHANGE).seesHeading("Add your voice");
            assertThat(page.locator("#text")).hasValue(WORDS);
            assertThat(page.locator("[name=standing][value=survivor]")).isChecked();
            assertThat(page.locator("#country")).hasValue("IE");
            page.locator("#name").fill("V.");
            vera.press(LOOK).press(SEND);

            page.waitForURL("**/my-voice/**");
            vera.seesHeading("Your voice");
            assertThat(page.locator(".saved")).isVisible();
            assertThat(page.locator(".voice h2")).hasText("V.");
            String link = page.locator(".copy").innerText();
            Assertions.assertThat(page.url()).endsWith(link.replaceFirst("https?://[^/]+", "") + "?new=1");
            fits(page);
            assertThat(page.locator(TAKE_BACK)).isHidden();
            vera.press(".take-back summary").press(TAKE_BACK).seesHeading("It is erased");
            assertThat(page.locator("main a[href='/en/help']")).isVisible();
            vera.open(link.replaceFirst("https?://[^/]+", "")).seesHeading("There is nothing behind this link");
            Assertions.assertThat(vera.status()).isEqualTo(410);
        }
    }

    private static void fits(Page page) {
        Assertions.assertThat(Measures.overflow(page)).isEmpty();
        assertThat(page.locator("header .help")).isInViewport();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void anEmptyFormSaysWhatIsMissingAndLeadsThere(Device device) {
        try (Visitor vera = Visitor.with(device, "vera")) {
            Page page = vera.openPetition("en", CampaignCopies.SHIPPED + "/voices/write")
                    .press(LOOK)
                    .page();
            Assertions.assertThat(vera.status()).isEqualTo(422);
            Assertions.assertThat(page.title()).startsWith("Please check the form");
            assertThat(page.locator("#error-summary")).isInViewport();
            Locator links = page.locator("#error-summary a");
            Assertions.assertThat(links.evaluateAll("all => all.map(a => a.hash)"))
                    .isEqualTo(List.of("#standing", "#text", "#use", "#adult"));
            for (int i = 0; i < links.count(); i++) {
                String field = links.nth(i).getAttribute("href");
                links.nth(i).click();
                assertThat(page.locator(field)).isInViewport();
                assertThat(page.locator(field)).isFocused();
            }
        }
    }

    /// On a computer that others use, too: what she typed and did not send is nowhere.
    @Test
    void whatSheTypedIsGoneWhenThePageIsLoadedAnew() {
        try (Visitor vera = Visitor.with(Device.DESK, "vera")) {
            Page page = write(vera, "en").page();
            page.navigate(Stage.url() + "/en/help");
            page.goBack();
            assertThat(page.locator("h1")).hasText("Add your voice");
            page.reload();
            assertThat(page.locator("#text")).hasValue("");
            assertThat(page.locator("#name")).hasValue("");
        }
    }

    @Test
    void whoIsTooYoungFindsSomebodyToTalkTo() {
        try (Visitor yan = Visitor.with(Device.PHONE, "yan")) {
            Page page = write(yan, "en").page();
            page.locator("#adult").uncheck();
            yan.press(LOOK);
            Assertions.assertThat(yan.status()).isEqualTo(422);
            yan.press("main a[href$='/voices/younger']").seesHeading("If you are under 18");
            assertThat(page.locator("main a[href='tel:116111']")).isVisible();
            assertThat(page.locator("main form")).hasCount(0);
        }
    }
}
