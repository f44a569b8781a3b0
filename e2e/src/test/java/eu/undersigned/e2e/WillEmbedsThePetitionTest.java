package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Will keeps the site of an organisation. He copies what the petition's page gives him into his own page, which allows
/// nothing but what it names; his visitors sign there.
class WillEmbedsThePetitionTest {
    private static final String PARTNER = "/en/" + CampaignCopies.SIXTY + "/with/eurochild";

    /// What the page offers for copying: the snippets, and the policy.
    private record Offer(String withLoader, String frame, String policy) {}

    private static Offer offer() {
        try (Visitor will = Visitor.with(Device.DESK, "will")) {
            Locator copies = will.open(PARTNER + "/embed").page().locator(".copy");
            return new Offer(
                    copies.nth(0).innerText(),
                    copies.nth(1).innerText(),
                    copies.nth(2).innerText());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hisVisitorsSignOnHisPage(boolean scripts) {
        Offer offer = offer();
        Stage.host().show(offer.withLoader(), offer.policy());
        Device device = scripts ? Device.PHONE : Device.PHONE.withoutScripts();
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = Stage.browser().newContext(device.options());
                Visitor mailbox = Visitor.with(Device.PHONE, "will")) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate(Stage.host().origin() + "/");
            FrameLocator petition = page.frameLocator("iframe");
            assertThat(petition.locator("h1")).containsText("Every second counts");
            petition.locator("#name").fill("Widget Signer");
            petition.locator("#email").fill(mailbox.email());
            petition.locator("#country").selectOption("BE");
            petition.locator("#age_ok").check();
            petition.locator("#consent").check();
            petition.locator("[name=updates][value=no]").check();
            petition.locator(Visitor.SIGN).click();

            assertThat(petition.locator("#error-summary")).containsText("Eurochild");
            petition.locator("[name=organisation_updates][value=yes]").check();
            petition.locator(Visitor.SIGN).click();

            assertThat(petition.locator("h1")).hasText("Check your inbox");
            mailbox.followMail("confirm").press(Visitor.CONFIRM);
            mailbox.page().waitForURL("**/thanks/**");
            mailbox.followMail("my-signature");
            assertThat(mailbox.page().locator(".answers")).containsText("Eurochild: May Eurochild write to you");
            Assertions.assertThat(complaints).as("of the browser").noneMatch(text -> text.contains("Content Security"));
            Assertions.assertThat(context.cookies()).isEmpty();
        }
    }

    @Test
    void theFrameIsAsHighAsItsContent() {
        Offer offer = offer();
        Stage.host().show(offer.withLoader(), offer.policy());
        try (BrowserContext context = Stage.browser().newContext(Device.PHONE.options())) {
            Page page = context.newPage();
            page.navigate(Stage.host().origin() + "/");
            FrameLocator petition = page.frameLocator("iframe");
            assertThat(petition.locator("h1")).isVisible();
            fits(page);
            petition.locator(Visitor.SIGN).click();
            assertThat(petition.locator("#error-summary")).isVisible();
            fits(page);

            double height = height(page);
            page.evaluate("window.postMessage({ undersigned: 'height', height: 20 }, '*')");
            page.waitForTimeout(300);
            Assertions.assertThat(height(page))
                    .as("a message from elsewhere changes nothing")
                    .isEqualTo(height);
        }
    }

    /// By the keyboard as by the button, the site around the frame is gone, and going back does not return to it.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeavesInHisFrameLeavesHisPage(boolean byKeyboard) {
        String neutral = "https://www.wikipedia.org/";
        Offer offer = offer();
        Stage.host().show(offer.withLoader(), offer.policy());
        try (BrowserContext context = Stage.browser().newContext(Device.DESK.options())) {
            context.route(neutral, route -> route.fulfill(new Route.FulfillOptions().setBody("neutral")));
            Page page = context.newPage();
            page.navigate(Stage.url() + "/en/help");
            page.navigate(Stage.host().origin() + "/");
            FrameLocator petition = page.frameLocator("iframe");
            if (byKeyboard) {
                petition.locator("#name").click();
                for (int i = 0; i < 3; i++) {
                    page.keyboard().press("Shift");
                }
            } else {
                petition.locator("[data-leave]").click();
            }
            page.waitForURL(neutral);
            page.goBack();
            Assertions.assertThat(page.url()).isEqualTo(Stage.url() + "/en/help");
        }
    }

    private static void fits(Page page) {
        page.waitForTimeout(500);
        double content =
                ((Number) page.frames().get(1).evaluate("document.body.getBoundingClientRect().height")).doubleValue();
        Assertions.assertThat(height(page)).isEqualTo(content, within(2.0));
    }

    private static double height(Page page) {
        return page.locator("iframe").boundingBox().height;
    }

    @Test
    void itWorksWithoutTheLoaderToo() {
        Offer offer = offer();
        Stage.host().show(offer.frame(), "frame-src " + Stage.url());
        try (BrowserContext context = Stage.browser().newContext(Device.DESK.options())) {
            Page page = context.newPage();
            page.navigate(Stage.host().origin() + "/");
            assertThat(page.frameLocator("iframe").locator("h1")).isVisible();
            Assertions.assertThat(height(page)).isGreaterThan(1200);
        }
    }

    @Test
    void siteThatWasNotNamedShowsNothing() {
        Offer offer = offer();
        Stage.host().show(offer.withLoader(), offer.policy());
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = Stage.browser().newContext(Device.PHONE.options())) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate("http://127.0.0.1:" + Stage.host().port() + "/"); // the same machine, yet another origin
            page.waitForTimeout(1500);
            Assertions.assertThat(complaints).anyMatch(text -> text.contains("frame-ancestors"));
            assertThat(page.frameLocator("iframe").locator("#name")).hasCount(0);
        }
    }

    @Test
    void theLoaderIsSmall() {
        try (BrowserContext context = Stage.browser().newContext(Device.PHONE.options())) {
            byte[] loader = context.request().get(Stage.url() + "/widget.js").body();
            Assertions.assertThat(loader.length).isLessThanOrEqualTo(3 * 1024);
        }
    }

    @Test
    void publishingSoftwareFindsTheFrameByTheAddressOfThePage() {
        try (Visitor will = Visitor.with(Device.DESK, "will")) {
            Page page = will.open(PARTNER).page();
            String json = page.locator("link[type='application/json+oembed']").getAttribute("href");
            Map<?, ?> answer = (Map<?, ?>) page.evaluate(
                    "address => fetch(new URL(address).pathname + new URL(address).search).then(it => it.json())",
                    json);
            Assertions.assertThat(answer.get("type")).isEqualTo("rich");
            Assertions.assertThat((String) answer.get("html")).contains("<iframe src=", PARTNER + "/widget");
        }
    }
}
