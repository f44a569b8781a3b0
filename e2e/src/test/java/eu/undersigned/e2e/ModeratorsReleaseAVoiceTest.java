package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Vera, a survivor, leaves her words. Olga and Mina open them with the moderators' key, each in her own browser, and
/// release them; Vera takes them back. The key goes nowhere, and no text stays on a screen longer than it should.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModeratorsReleaseAVoiceTest {
    private static final String HOME = "/en/" + CampaignCopies.SHIPPED;
    private static final String QUEUE = "/console/" + CampaignCopies.SHIPPED + "/voices";
    private static final String TEXT =
            "It took me thirty years to say it.\n\nNow I say it <img src=x onerror=alert(1)>";
    private static final String SEEN = "It took me thirty years to say it.";
    /// What a reader still sees after a voice was taken back, at most.
    private static final double TWENTY_SECONDS = 20_000;

    private RunningApp app;
    private Colleague olga;
    private Colleague mina;

    @BeforeAll
    void start() {
        app = RunningApp.start("voices", CampaignCopies.make("voices-campaigns"), Map.of());
        olga = Colleague.first(app, "Olga");
        olga.open("/console/" + CampaignCopies.SHIPPED + "/members");
        olga.page().locator("#mailbox").fill("mina@example.org");
        olga.page().locator("#role").selectOption("MODERATOR");
        olga.press("Send the invitation").sees("Members");
        mina = Colleague.of(app).follow(olga.linkInMail("mina@example.org")).join("Mina", "");
    }

    @AfterAll
    void stop() {
        mina.close();
        olga.close();
        app.close();
    }

    /// Gives the path of the writer's own link.
    private String leaves(Visitor vera, String name) {
        Page page = vera.open(HOME + "/voices/write").page();
        page.locator("[name=standing][value=survivor]").check();
        page.locator("[name=name]").fill(name);
        page.locator("[name=country]").selectOption("PT");
        page.locator("[name=text]").fill(TEXT);
        page.locator("[name=note][value=abuse]").check();
        page.locator("[name=use][value=page]").check();
        page.locator("[name=adult]").check();
        page.locator("form.voice-form button[type=submit]").first().click();
        page.locator("form[action$='/voices'] button[type=submit]").first().click();
        page.waitForURL("**/my-voice/**");
        return page.url().substring(app.url().length()).replaceAll("\\?.*", "");
    }

    private static void takesBack(Visitor vera, String link) {
        Page page = vera.open(link).page();
        page.locator(".take-back summary").click();
        page.locator("[name=do][value=take-back]").click();
        vera.seesHeading("It is erased");
    }

    private void daysPass() {
        Assertions.assertThat(AppDatabase.change(app, "UPDATE voice SET ready_at = now() - interval '1 hour'"))
                .isPositive();
    }

    private Path key(String campaign) {
        return app.data().resolve("keys").resolve("voices." + campaign + ".moderators.txt");
    }

    /// On the queue, with the key in the browser's memory.
    private Locator ready(Colleague moderator) {
        moderator.open(QUEUE).sees("Voices");
        moderator.page().locator("#key").setInputFiles(key(CampaignCopies.SHIPPED));
        assertThat(moderator.page().locator("#whose")).containsText("fingerprint");
        return moderator.page().locator("li[data-voice]").last();
    }

    private static void opens(Locator row) {
        row.locator("[data-open]").click();
        assertThat(row.locator("[data-in=tells]")).hasText("It tells of: sexual abuse.");
        assertThat(row.page().locator("main")).not().containsText(SEEN);
    }

    private static void shows(Locator row) {
        row.locator("[data-in=show]").click();
        assertThat(row.locator("[data-in=words] p").first()).hasText(SEEN);
        assertThat(row.locator("[data-in=words] img")).hasCount(0);
    }

    private static void hasNothingToRead(Page page) {
        assertThat(page.locator("main")).not().containsText(SEEN);
    }

    private static void seesNoBarrierOnAPhone(Colleague moderator) {
        Page page = moderator.page();
        page.setViewportSize(Device.PHONE.width(), Device.PHONE.height());
        moderator.seesNoBarrier();
        Assertions.assertThat(Measures.overflow(page)).as(page.url()).isEmpty();
        page.setViewportSize(Device.DESK.width(), Device.DESK.height());
        moderator.seesNoBarrier();
    }

    @Test
    void fromTheWritersHandToThePageAndBack() {
        try (Visitor vera = Visitor.with(Device.PHONE, "vera").at(app.url());
                Visitor reader = Visitor.with(Device.DESK, "reader").at(app.url())) {
            String link = leaves(vera, "Vera");
            List<String> sent = listen(mina.page());
            mina.open(QUEUE).sees("Voices");
            seesNoBarrierOnAPhone(mina);
            Locator row = mina.page().locator("li[data-voice]").last();
            row.locator("[data-open]").click();
            assertThat(mina.page().locator("#key-error")).hasText("Choose the file with the secret key");
            mina.page().locator("#key").setInputFiles(key(CampaignCopies.SIXTY));
            row.locator("[data-open]").click();
            assertThat(row.locator("[data-said]")).containsText("sealed to another key");

            row = ready(mina);
            opens(row);
            shows(row);
            seesNoBarrierOnAPhone(mina);
            assertThat(row.locator("[data-in=early]")).containsText("it can be released from");
            assertThat(row.locator("[data-in=release]")).isHidden();
            daysPass();
            row = ready(mina);
            opens(row);
            shows(row);
            assertThat(row.locator("[data-in=early]")).isHidden();
            row.locator("[data-in=release]").click();
            assertThat(row.locator("[data-said]")).containsText("A second moderator has to read it");
            assertThat(row.locator("[data-fact=releases]")).hasText("1 of 2: you");
            hasNothingToRead(mina.page());

            Locator other = ready(olga);
            assertThat(other.locator("[data-fact=releases]")).hasText("1 of 2: Mina");
            opens(other);
            shows(other);
            other.locator("[data-in=release]").click();
            assertThat(other.locator("[data-said]")).hasText("Released and published.");
            assertThat(other.locator("[data-fact=state]")).hasText("Published");
            assertThat(other.locator("[data-open]")).hasCount(0);
            olga.seesNoBarrier();
            Assertions.assertThat(sent).as("the key stays here").noneMatch(one -> one.contains("AGE-SECRET-KEY"));

            comes(reader, HOME + "/voices", SEEN, true);
            // A text with content notes is in no feed, but for its place on the page.
            comes(reader, HOME + "/voices.atom", HOME + "/voices/", true);
            publishedTab(olga);
            takesBack(vera, link);
            comes(reader, HOME + "/voices", SEEN, false);
            comes(reader, HOME + "/voices.atom", HOME + "/voices/", false);
            hasNothingToRead(olga.open(QUEUE + "?state=published").page());
        }
    }

    private static List<String> listen(Page page) {
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            String body = request.postData();
            sent.add(request.url() + " " + (body == null ? "" : body));
        });
        return sent;
    }

    /// Within a minute, as every reader is promised.
    private static void comes(Visitor reader, String path, String what, boolean isThere) {
        Page page = reader.open(HOME).page();
        String fetch = "path => fetch(path).then(answer => answer.text())";
        for (int i = 0; i < 60 && String.valueOf(page.evaluate(fetch, path)).contains(what) != isThere; i++) {
            page.waitForTimeout(1_000);
        }
        Assertions.assertThat(String.valueOf(page.evaluate(fetch, path)).contains(what))
                .as(path)
                .isEqualTo(isThere);
    }

    private static void publishedTab(Colleague olga) {
        Page page = olga.open(QUEUE + "?state=published").page();
        Locator row = page.locator("li.voice-row").first();
        assertThat(row.getByText(SEEN)).not().isVisible();
        row.locator("summary").first().click();
        assertThat(row.getByText(SEEN)).isVisible();
        assertThat(row).containsText("Vera, Portugal");
        seesNoBarrierOnAPhone(olga);
        row.locator("a[href$='/translations']").click();
        olga.sees("Translations of a voice");
        page.locator("#language").selectOption("de");
        page.locator("#text").fill("Ich habe dreißig Jahre gebraucht.");
        page.locator("form:has(#language) button").click();
        assertThat(page.locator("#text-de")).hasValue("Ich habe dreißig Jahre gebraucht.");
        seesNoBarrierOnAPhone(olga);
    }

    @Test
    void whatIsTakenBackWhileItIsReadGoesFromTheScreen() {
        try (Visitor vera = Visitor.with(Device.PHONE, "vera").at(app.url())) {
            String link = leaves(vera, "Taken Back");
            Locator row = ready(mina);
            opens(row);
            shows(row);
            takesBack(vera, link);
            assertThat(row.locator("[data-said]"))
                    .containsText(
                            "Its writer took it back",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(TWENTY_SECONDS));
            hasNothingToRead(mina.page());
            assertThat(row.locator("[data-open]")).hasCount(0);
            mina.seesNoBarrier();
        }
    }

    @Test
    void itsWriterIsAskedAboutOtherWordsAndOneIsDeclined() {
        try (Visitor vera = Visitor.with(Device.PHONE, "vera").at(app.url())) {
            String link = leaves(vera, "Vera Surname");
            Locator row = ready(mina);
            opens(row);
            shows(row);
            row.locator("[data-in=other] summary").click();
            assertThat(row.locator("#wording-text")).hasValue(TEXT);
            row.locator("#wording-name").fill("see www.example.org");
            row.locator("[data-in=propose] button").click();
            assertThat(row.locator("#wording-name-error")).containsText("an address");
            seesNoBarrierOnAPhone(mina);
            row.locator("#wording-name").fill("Vera");
            row.locator("[data-in=propose] button").click();
            assertThat(row.locator("[data-said]")).containsText("Its writer is asked");

            vera.open(link).press("[name=do][value=agree]");
            assertThat(vera.page().locator("#proposal")).hasCount(0);
            row = ready(mina);
            opens(row);
            shows(row);
            assertThat(row.locator("[data-in=who]")).hasText("Vera, Portugal");
            row.locator("[data-in=close]").click();

            row.locator("[data-acts] summary").click();
            row.locator("[name=reason][value=names]").check();
            seesNoBarrierOnAPhone(mina);
            row.locator("[data-decline] button").click();
            assertThat(row.locator("[data-said]")).containsText("Declined");
            vera.open(link);
            assertThat(vera.page().locator("main")).containsText("They name or describe somebody");
        }
    }

    @Test
    void aTextHidesWhenTheTabIsLeftAndWhenNobodyMoves() {
        try (Visitor vera = Visitor.with(Device.PHONE, "vera").at(app.url())) {
            String link = leaves(vera, "Hidden");
            Page page = olga.page();
            page.clock().install();
            Locator row = ready(olga);
            opens(row);
            shows(row);
            row.locator("[data-in=hide]").click();
            hasNothingToRead(page);
            shows(row);
            page.evaluate("""
                    () => {
                      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
                      document.dispatchEvent(new Event('visibilitychange'));
                      delete document.hidden;
                    }
                    """);
            hasNothingToRead(page);
            shows(row);
            page.clock().fastForward(240_000);
            assertThat(row.locator("[data-in=words]")).containsText(SEEN);
            page.clock().fastForward(70_000);
            hasNothingToRead(page);
            assertThat(row.locator("[data-in=show]")).isVisible();
            takesBack(vera, link);
            row.locator("[data-in=show]").click();
            assertThat(row.locator("[data-said]")).containsText("Its writer took it back");
        }
    }
}
