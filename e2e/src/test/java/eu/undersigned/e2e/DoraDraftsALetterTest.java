package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Dora drafts a letter with Paula of a partner organisation, opens it, Omar signs it for his organisation, and Greta
/// prints it.
class DoraDraftsALetterTest {
    private static final String CONSOLE = "/console/" + CampaignCopies.SHIPPED;
    private static final AtomicInteger LETTERS = new AtomicInteger();

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start("letters", CampaignCopies.make("letters-campaigns"), Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @MethodSource("eu.undersigned.e2e.Screens#all")
    void fromTheFirstWordToThePrintedLetter(Device device) {
        int number = LETTERS.incrementAndGet();
        String slug = "a-safe-net-" + number;
        String title = "A safe net " + number;
        try (BrowserContext coordinator = TeamMember.with(device, app);
                BrowserContext partner = TeamMember.of("terre-des-hommes", "Paula", device, app)) {
            Page dora = coordinator.newPage();
            Page paula = partner.newPage();
            write(device, dora, slug, title);
            discuss(device, paula, slug);
            takeAndOpen(device, dora, paula, slug);
        }
        coSign(device, slug, title, "Example Trust " + number);
        accept(device, slug);
        read(device, slug, "Example Trust " + number);
    }

    private static void write(Device device, Page dora, String slug, String title) {
        dora.navigate(app.url() + CONSOLE + "/letters");
        dora.locator("#slug").fill(slug);
        dora.locator("form:has(#slug) .button").click();
        dora.locator("#title").fill(title);
        dora.locator("#addressee").fill("To the Members of the European Parliament");
        dora.locator("#summary").fill("We ask for a law.");
        dora.locator("#opening").fill("Children are online.\n\nThey have a right to be safe there.");
        dora.locator("[name='ask.1']").fill("Pass the law.");
        dora.locator("#closing").fill("We thank you.");
        Screens.fits(dora, device);
        dora.locator("form:has(#title) .button").click();
        assertThat(dora.locator("main [role=status]")).isVisible();
        dora.navigate(app.url() + CONSOLE + "/letters/" + slug + "/settings");
        dora.locator("#deadline").fill(LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
        Screens.fits(dora, device);
        dora.locator("form:has(#deadline) .button").click();
    }

    private static void discuss(Device device, Page paula, String slug) {
        paula.navigate(app.url() + CONSOLE + "/with/terre-des-hommes/letters");
        paula.locator("main a[href$='/letters/" + slug + "']").first().click();
        Screens.fits(paula, device);
        paula.locator("#part-o1 details").first().locator("summary").click();
        paula.locator("#comment-o1").fill("Many children.");
        paula.locator("form:has(#comment-o1) button").click();
        assertThat(paula.locator("#part-o1 article")).containsText("Many children.");
        paula.locator("#part-p1 details").last().locator("summary").click();
        paula.locator("#wording-p1").fill("Pass the law this year.");
        paula.locator("form:has(#wording-p1) button").click();
        assertThat(paula.locator("#part-p1 article ins").first()).isVisible();
        Screens.fits(paula, device);
    }

    private static void takeAndOpen(Device device, Page dora, Page paula, String slug) {
        dora.navigate(app.url() + CONSOLE + "/letters/" + slug + "/draft");
        dora.locator("#part-p1 form[action$='/take'] button").click();
        assertThat(dora.locator("#part-p1")).containsText("Pass the law this year.");
        Screens.fits(dora, device);
        paula.reload();
        paula.locator("#signoff form[action$='/signoff'] button").first().click();
        assertThat(paula.locator("#signoff .good")).isVisible();

        dora.navigate(app.url() + CONSOLE + "/letters/" + slug + "/open");
        Screens.fits(dora, device);
        if (dora.locator("#confirm").count() > 0) {
            dora.locator("#confirm").check();
        }
        dora.locator("form[action$='/open'] .button").click();
        dora.navigate(app.url() + CONSOLE + "/publish");
        dora.locator("form:has(#note) button").click();
        assertThat(dora.locator("main [role=status]")).containsText("is published");
    }

    private static void coSign(Device device, String slug, String title, String organisation) {
        try (Visitor omar = Visitor.with(device, "omar").at(app.url())) {
            Page page =
                    omar.openPetition("en", CampaignCopies.SHIPPED + "/letters").page();
            page.locator("main a[href$='/letters/" + slug + "']").first().click();
            omar.seesHeading(title);
            assertThat(page.locator("main")).containsText("Pass the law this year.");
            Screens.fits(page, device);
            omar.press("main a[href$='/sign']");
            omar.press(".voice-form > .button");
            Assertions.assertThat(omar.status()).isEqualTo(422);
            Screens.fits(page, device);
            page.locator("#name").fill(organisation);
            page.locator("#country").selectOption("IE");
            page.locator("#website").fill("https://example.org");
            page.locator("#signatory").fill("Omar Example");
            page.locator("#role").fill("Director");
            page.locator("#email").fill(omar.email());
            page.locator("#consent").check();
            omar.press(".voice-form > .button");
            omar.followMail("my-cosignature");
            Screens.fits(page, device);
            omar.press("[name=do][value=confirm]");
            assertThat(page.locator("main [role=status]")).isVisible();
        }
    }

    private static void accept(Device device, String slug) {
        try (BrowserContext coordinator = TeamMember.with(device, app)) {
            Page dora = coordinator.newPage();
            dora.navigate(app.url() + CONSOLE + "/cosignatures?letter=" + slug);
            Screens.fits(dora, device);
            dora.locator("[name=do][value=accept]").click();
            assertThat(dora.locator("main [role=status]")).isVisible();
        }
    }

    private static void read(Device device, String slug, String organisation) {
        try (Visitor greta = Visitor.with(device, "greta").at(app.url())) {
            String letter = CampaignCopies.SHIPPED + "/letters/" + slug;
            Page page = greta.openPetition("en", letter).page();
            for (int i = 0; i < 40 && !page.locator("main").innerText().contains(organisation); i++) {
                page.waitForTimeout(250);
                page.reload();
            }
            assertThat(page.locator("main")).containsText(organisation);
            assertThat(page.locator("main")).containsText("Omar Example");
            assertThat(page.locator("main")).containsText("Ireland");
            Screens.fits(page, device);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("main h1")).isVisible();
            assertThat(page.locator("header [data-leave]")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            APIResponse pdf = page.context().request().get(app.url() + "/en/" + letter + ".pdf");
            Assertions.assertThat(pdf.status()).isEqualTo(200);
            Assertions.assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        }
    }
}
