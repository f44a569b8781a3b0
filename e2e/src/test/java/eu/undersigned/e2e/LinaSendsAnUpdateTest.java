package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Lina coordinates the campaign. She writes an update in the console, opens the campaign's key in her browser, and the
/// update goes to those who said yes; the key itself goes nowhere. Ann reads it, finds it in "my signature", and ends
/// the updates with one button.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinaSendsAnUpdateTest {
    private static final String MAILINGS = "/console/" + CampaignCopies.SHIPPED + "/mailings";
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(30_000);

    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.start("lina", CampaignCopies.make("lina-campaigns"), Map.of());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    private Visitor signer(String name, String answer) {
        Visitor signer = Visitor.with(Device.PHONE, name.toLowerCase(java.util.Locale.ROOT))
                .at(app.url());
        signer.openPetition("en").fillForm(name + " Example", signer.email());
        signer.page().locator("[name=updates][value=" + answer + "]").check();
        signer.press(Visitor.SIGN).page().waitForURL("**/inbox/**");
        signer.followMail("confirm").press(Visitor.CONFIRM);
        signer.page().waitForURL("**/thanks/**");
        return signer;
    }

    @Test
    void fromTheFirstWordToTheLastClick() {
        try (Visitor ann = signer("Ann", "yes");
                Visitor nora = signer("Nora", "no");
                Colleague lina = Colleague.first(app, "Lina")) {
            writes(lina);
            sends(lina);
            ann.followMail("unsubscribe").seesHeading("End the updates");
            assertThat(Axe.barriers(ann.page())).isEmpty();
            ann.open("/dev/mailbox");
            assertThat(ann.page()
                            .locator("article")
                            .filter(new Locator.FilterOptions().setHasText("News for Ann Example")))
                    .hasCount(1);
            assertThat(ann.page().locator("article").filter(new Locator.FilterOptions().setHasText("News for Nora")))
                    .hasCount(0);
            ann.followMail("unsubscribe").press("main form button");
            ann.seesHeading("You will get no more updates");
            assertThat(Axe.barriers(ann.page())).isEmpty();
            ann.open("/dev/mailbox");
            ann.page()
                    .locator("article")
                    .filter(new Locator.FilterOptions().setHasText(ann.email()))
                    .locator("a[href*='/my-signature/']")
                    .first()
                    .click();
            ann.page().waitForURL("**/my-signature/**");
            assertThat(ann.page().locator("dl.answers").last()).containsText("News for");
            assertThat(ann.page().locator("[name=updates][value=no]")).isChecked();
            assertThat(Axe.barriers(ann.page())).isEmpty();
            assertThat(nora.takeTroubles()).isEmpty();
        }
    }

    private void writes(Colleague lina) {
        lina.open(MAILINGS).sees("Updates to signers").press("Write an update").sees("Write an update");
        Page page = lina.page();
        page.locator("#name").fill("November <script>alert(1)</script>");
        lina.press("Save").sees("November <script>alert(1)</script>");
        String mailing = page.url();
        lina.follow(mailing + "/texts/en");
        page.locator("#subject").fill("News for {name}");
        page.locator("#body").fill("Dear {name},\n\nread https://example.org/news.\n\n<img src=x onerror=alert(1)>");
        lina.press("Save").sees("November <script>alert(1)</script>");
        lina.follow(mailing + "/texts/en").sees("English");
        assertThat(page.locator(".mail-preview")).containsText("Dear Ann Example");
        assertThat(page.locator(".mail-preview img")).hasCount(0);
        lina.follow(mailing);
        for (int i = 0; i < 50 && !page.content().contains("1 people said yes"); i++) {
            page.waitForTimeout(200);
            page.reload();
        }
        page.setViewportSize(Device.PHONE.width(), Device.PHONE.height());
        lina.follow(mailing).press("Send it").sees("Send this update?");
        page.setViewportSize(Device.DESK.width(), Device.DESK.height());
        lina.press("Send it").sees("November <script>alert(1)</script>");
    }

    private void sends(Colleague lina) {
        Page page = lina.page();
        lina.press("Open the key and send").sees("Open the key and send");
        lina.press("Open the page that sends").sees("Open the key and send");
        page.locator("[data-part=start]").click();
        assertThat(page.locator("[data-part=key-error]")).hasText("Choose the file with the secret key");
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            String body = request.postData();
            sent.add(request.url() + " " + (body == null ? "" : body));
        });
        page.locator("#key").setInputFiles(app.leadKey(CampaignCopies.SHIPPED, "justice-initiative"));
        page.locator("[data-part=start]").click();
        assertThat(page.locator("[data-part=said]")).hasText("Done: everybody has been tried.", SOON);
        assertThat(page.locator("[data-part=sent]")).hasText("1");
        lina.seesNoBarrier();
        page.setViewportSize(Device.PHONE.width(), Device.PHONE.height());
        lina.seesNoBarrier();
        page.setViewportSize(Device.DESK.width(), Device.DESK.height());
        assertThat(sent).as("the key stays here").noneMatch(request -> request.contains("AGE-SECRET-KEY"));
        assertThat(sent.stream().filter(request -> request.contains("/letters ")))
                .hasSize(1);
        lina.open(MAILINGS);
        assertThat(page.locator("tbody")).containsText("Sent");
    }
}
