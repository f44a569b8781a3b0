package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A consultation of children: Mila answers online with a guardian beside her, Theo enters what his class wrote on
/// paper, and everybody reads what ten and more of them said.
class MilaAndTheoAnswerTest {
    static final String SAFE_ONLINE = CampaignCopies.SHIPPED + "/consultations/safe-online";
    static final String NEXT = "main form .button";
    private static final int CLASS = 10;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start("consultation", CampaignCopies.make("consultation-campaigns"), Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /// To the questions for somebody of 15, who needs no guardian in Austria.
    static Visitor begin(Visitor visitor, String language) {
        visitor.openPetition(language, SAFE_ONLINE);
        visitor.page().locator("#age").selectOption("15");
        visitor.page().locator("#country").selectOption("AT");
        return visitor.press(NEXT);
    }

    @ParameterizedTest
    @MethodSource("eu.undersigned.e2e.Screens#all")
    void milaAnswersWithAGuardian(Device device) {
        try (Visitor mila = Visitor.with(device, "mila").at(app.url())) {
            Page page = mila.openPetition("en").page();
            page.locator("main a[href$='/consultations']").first().click();
            page.waitForURL("**/consultations");
            page.locator("main a[href$='/consultations/safe-online']").first().click();
            mila.seesHeading("What do you want online?");
            Screens.fits(page, device);
            mila.press(NEXT);
            Assertions.assertThat(page.locator("#error-summary a").count()).isEqualTo(2);
            page.locator("#age").selectOption("9");
            page.locator("#country").selectOption("DE");
            mila.press(NEXT);
            assertThat(page.locator("#guardian")).isVisible();
            Screens.fits(page, device);
            mila.press(NEXT);
            Assertions.assertThat(mila.status()).isEqualTo(422);
            page.locator("#guardian").check();
            mila.press(NEXT);

            mila.seesHeading("What do you want online?");
            Assertions.assertThat(page.locator("main :checked:not([value=''])").count())
                    .isZero();
            page.getByLabel("Playing games").check();
            page.getByLabel("Most of the time").check();
            Screens.fits(page, device);
            mila.press(NEXT);
            assertThat(page.locator("h1")).hasText("Thank you");
            assertThat(page.locator("main a[href$='/help']").first()).isVisible();
            Screens.fits(page, device);
        }
    }

    @ParameterizedTest
    @MethodSource("eu.undersigned.e2e.Screens#all")
    void whatTellsOfHarmLeadsToHelpAndIsNotKept(Device device) {
        try (Visitor mila = begin(Visitor.with(device, "mila").at(app.url()), "en")) {
            Page page = mila.page();
            page.locator("textarea").fill("somebody hits me every day");
            mila.press(NEXT);
            assertThat(page.locator("main a[href='tel:116111']")).isVisible();
            Screens.fits(page, device);
            Assertions.assertThat(AppDatabase.text(app, "SELECT count(*) FROM consultation_text"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("eu.undersigned.e2e.Screens#all")
    void theoEntersHisClassAndTheResultsShowIt(Device device) {
        String link = pass(device);
        try (Visitor theo = Visitor.with(device, "theo").at(app.url())) {
            Page page = theo.openPetition("en", SAFE_ONLINE + "/sheet?band=12-14&country=AT")
                    .page();
            assertThat(page.locator(".questions").first()).isVisible();
            assertThat(page.locator(".slip")).isVisible();
            Screens.fits(page, device);

            handsIn(theo, device, link);
            // One class is never counted alone, and none on the day on which it came.
            handsIn(theo, device, pass(device));
            AppDatabase.change(app, "UPDATE consultation_waiting SET day = day - 1 WHERE source = 'sheet'");

            for (int i = 0; i < 40; i++) {
                theo.openPetition("en", SAFE_ONLINE + "/results");
                if (page.locator("main").innerText().contains("Austria")) {
                    break;
                }
                page.waitForTimeout(500);
            }
            Assertions.assertThat(page.locator("main").innerText()).contains("Austria", "On paper", "Playing games");
            Screens.fits(page, device);
        }
    }

    private static void handsIn(Visitor theo, Device device, String link) {
        Page page = theo.page();
        theo.open(link.replaceFirst("https?://[^/]+", "")).press(".tick-box").press("form[action$='/agree'] .button");
        Screens.fits(page, device);
        theo.press("main p > a.button");
        Locator sheets = page.locator("fieldset.paper");
        Assertions.assertThat(sheets.count()).isEqualTo(CLASS);
        for (int i = 0; i < CLASS; i++) {
            sheets.nth(i).locator("input[type=checkbox]").first().check();
            sheets.nth(i).locator("input[type=radio]").first().check();
        }
        Screens.fits(page, device);
        theo.press("#sheets .button");
        assertThat(page.locator("main [role=status]")).isVisible();
        theo.press("form[action$='/done'] .button");
        assertThat(page.locator("form")).hasCount(0);
    }

    /// The link that a coordinator gives the teacher.
    private static String pass(Device device) {
        try (BrowserContext context = TeamMember.with(device, app)) {
            Page page = context.newPage();
            page.navigate(app.url() + "/console/" + CampaignCopies.SHIPPED + "/consultations/safe-online/classes");
            page.locator("#band").selectOption("12-14");
            page.locator("#country").selectOption("AT");
            page.locator("#language").selectOption("en");
            page.locator("#children").fill(String.valueOf(CLASS));
            page.locator("form:has(#children) .button").click();
            String link = page.locator("#link").inputValue();
            Screens.fits(page, device);
            return link;
        }
    }
}
