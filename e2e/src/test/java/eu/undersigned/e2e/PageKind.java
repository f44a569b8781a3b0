package eu.undersigned.e2e;

import static eu.undersigned.e2e.CampaignCopies.CLOSED;
import static eu.undersigned.e2e.CampaignCopies.SHIPPED;
import static eu.undersigned.e2e.CampaignCopies.SIXTY;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every kind of page that a visitor can meet, with the way to it.
enum PageKind {
    CAMPAIGN(200, (visitor, language) -> visitor.openPetition(language)),
    CAMPAIGN_WITH_SIGNATURES(200, (visitor, language) -> {
        visitor.signAndConfirm(language, SIXTY, "Ann Example").openPetition(language, SIXTY);
        visitor.page().waitForTimeout(1200); // the page is made from counts that are half a second old
        visitor.page().reload();
        visitor.page().locator(".by-country summary").click();
    }),
    CAMPAIGN_THROUGH_ORGANISATION(
            200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/with/eurochild")),
    WIDGET(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/with/eurochild/widget")),
    WIDGET_WITH_ERRORS(
            422,
            (visitor, language) -> visitor.openPetition(language, SHIPPED + "/with/eurochild/widget")
                    .press(Visitor.SIGN)),
    SHARE(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/share")),
    SHARE_OF_ORGANISATION(
            200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/with/eurochild/share")),
    POSTER(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/poster")),
    SHEET(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/with/eurochild/sheet")),
    EMBED(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/with/eurochild/embed")),
    ORGANISATIONS(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/organisations")),
    CAMPAIGN_CLOSED(200, (visitor, language) -> visitor.openPetition(language, CLOSED)),
    FORM_WITH_ERRORS(422, (visitor, language) -> visitor.openPetition(language).press(Visitor.SIGN)),
    TYPO_QUESTION(
            422,
            (visitor, language) -> visitor.openPetition(language)
                    .fillForm("Ann Example", "ann@gmial.com")
                    .press(Visitor.SIGN)),
    STEP(422, (visitor, language) -> {
        visitor.context()
                .route(
                        "**/step*.js",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody("")));
        trapped(visitor, language);
    }),
    STEP_SOLVING(422, (visitor, language) -> {
        visitor.context().addInitScript("crypto.subtle.digest = () => new Promise(() => {})");
        trapped(visitor, language).page().locator("progress").waitFor();
    }),
    INBOX(200, (visitor, language) -> visitor.openPetition(language).sign("Ann Example")),
    INBOX_UNREACHABLE(200, PageKind::unreachable),
    INBOX_UNREACHABLE_WITH_ERROR(422, (visitor, language) -> {
        unreachable(visitor, language);
        visitor.page().locator("#email").fill("nothing");
        visitor.press("main form .button");
    }),
    CONFIRM(200, (visitor, language) -> {
        visitor.openPetition(language).sign("Ann Example");
        visitor.followMail("confirm");
    }),
    THANKS(200, (visitor, language) -> visitor.signAndConfirm(language, SHIPPED, "Ann Example")),
    MY_SIGNATURE_PENDING(200, (visitor, language) -> {
        visitor.openPetition(language).sign("Ann Example");
        visitor.followMail("my-signature");
    }),
    MY_SIGNATURE_SAVED(200, (visitor, language) -> mine(visitor, language).press("form:has([value=save]) .button")),
    MY_SIGNATURE_WITH_ERROR(422, (visitor, language) -> {
        mine(visitor, language).page().locator("#name").fill("");
        visitor.press("form:has([value=save]) .button");
    }),
    CONFIRMED_BEFORE(
            200,
            (visitor, language) ->
                    visitor.signAndConfirm(language, SHIPPED, "Ann Example").followMail("confirm")),
    REJECTED(200, (visitor, language) -> {
        visitor.openPetition(language).sign("Ann Example");
        visitor.followMail("confirm").press(Visitor.REJECT);
    }),
    WITHDRAWN(200, (visitor, language) -> mine(visitor, language).press(Visitor.WITHDRAW)),
    RECEIPT(
            200,
            (visitor, language) ->
                    RuthKeepsHerReceiptTest.toReceipt(visitor.signAndConfirm(language, SHIPPED, "Ann Example"))),
    CHECK_RECEIPT(200, (visitor, language) -> Checker.of(visitor, language)),
    CHECK_RECEIPT_COUNTED(200, (visitor, language) -> {
        MadeLog log = new MadeLog().signed(300).witnessed().answer(visitor.context());
        Checker.of(visitor, language).check(log.receipt(3));
    }),
    CHECK_RECEIPT_REWRITTEN(200, (visitor, language) -> {
        MadeLog log = new MadeLog().signed(300).answer(visitor.context());
        String receipt = log.receipt(3);
        log.rewritten(3);
        Checker.of(visitor, language).check(receipt);
    }),
    CHECK_RECEIPT_WITH_ERROR(
            200, (visitor, language) -> Checker.of(visitor, language).check("nothing")),
    UNKNOWN_LINK(404, (visitor, language) -> visitor.open("/" + language + "/confirm/nobody-knows-this")),
    NOT_FOUND(404, (visitor, language) -> visitor.open("/" + language + "/no-such-petition")),
    SIGNED_TOO_LATE(410, (visitor, language) -> {
        visitor.openPetition(language);
        change(visitor, "form => form.action = form.action.replace('" + SHIPPED + "', '" + CLOSED + "')");
        visitor.fillForm("Ann Example", visitor.email()).press(Visitor.SIGN);
    }),
    TOO_MANY(429, (visitor, language) -> {
        for (int i = 0; visitor.status() != 429 && i < Stage.STRICT_BURST + 1; i++) {
            visitor.open(Stage.strictUrl(), "/" + language + "/" + SIXTY).press(Visitor.SIGN);
        }
    }),
    UNREADABLE(415, (visitor, language) -> {
        visitor.openPetition(language);
        change(visitor, "form => form.enctype = 'text/plain'");
        visitor.press(Visitor.SIGN);
    }),
    HELP(200, (visitor, language) -> visitor.open("/" + language + "/help")),
    HELP_IN_A_COUNTRY(200, (visitor, language) -> visitor.open("/" + language + "/help?country=FR")),
    INTEGRITY(200, (visitor, language) -> {
        visitor.signAndConfirm(language, SIXTY, "Ann Example");
        visitor.page().waitForTimeout(2500); // the log is published once a second
        visitor.openPetition(language, SIXTY + "/integrity").press("main details summary");
    }),
    INTEGRITY_BEFORE_ANYBODY(200, (visitor, language) -> visitor.openPetition(language, CLOSED + "/integrity")),
    STATISTICS(200, (visitor, language) -> {
        visitor.signAndConfirm(language, SIXTY, "Ann Example");
        visitor.page().waitForTimeout(1200);
        visitor.openPetition(language, SIXTY + "/statistics");
        visitor.page().locator(".chart summary").last().click();
    }),
    STATISTICS_BEFORE_ANYBODY(200, (visitor, language) -> visitor.openPetition(language, CLOSED + "/statistics")),
    FACTS(200, (visitor, language) -> {
        visitor.openPetition(language, SHIPPED + "/facts");
        visitor.page().locator(".chart summary").first().click();
    }),
    TIMELINE(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/timeline")),
    NEWS(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/news")),
    NEWS_POST(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/news/petition-starts")),
    VOICES(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/voices")),
    VOICES_BEFORE(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/voices/before")),
    VOICES_YOUNGER(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/voices/younger")),
    VOICES_WRITE(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/voices/write")),
    VOICES_WRITE_WITH_ERRORS(
            422,
            (visitor, language) ->
                    visitor.openPetition(language, SHIPPED + "/voices/write").press(VeraLeavesHerVoiceTest.LOOK)),
    VOICES_PREVIEW(
            200,
            (visitor, language) -> VeraLeavesHerVoiceTest.write(visitor, language)
                    .press(VeraLeavesHerVoiceTest.LOOK)
                    .press(".voice summary")),
    MY_VOICE(
            200,
            (visitor, language) ->
                    VeraLeavesHerVoiceTest.leave(visitor, language).press(".take-back summary")),
    MY_VOICE_ERASED(
            200,
            (visitor, language) -> VeraLeavesHerVoiceTest.leave(visitor, language)
                    .press(".take-back summary")
                    .press(VeraLeavesHerVoiceTest.TAKE_BACK)),
    MY_VOICE_UNKNOWN(404, (visitor, language) -> visitor.open("/" + language + "/my-voice/cut-off")),
    LETTERS(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/letters")),
    LETTER(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/letters/demand-to-lawmakers")),
    LETTER_VERSION(
            200,
            (visitor, language) -> visitor.openPetition(language, SHIPPED + "/letters/demand-to-lawmakers/versions/1")),
    LETTER_DELIVERED(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/letters/forced-labour")),
    LETTER_SIGN(
            200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/letters/demand-to-lawmakers/sign")),
    LETTER_SIGN_WITH_ERRORS(
            422,
            (visitor, language) -> visitor.openPetition(language, SHIPPED + "/letters/demand-to-lawmakers/sign")
                    .press(".voice-form > .button")),
    REPRESENTATIVES(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/representatives")),
    REPRESENTATIVE(
            200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/representatives/sample-gr-1")),
    REPRESENTATIVE_LETTER(200, YaraWritesToHerRepresentativeTest::prepare),
    CONSULTATIONS(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/consultations")),
    CONSULTATION(200, (visitor, language) -> visitor.openPetition(language, MilaAndTheoAnswerTest.SAFE_ONLINE)),
    CONSULTATION_GUARDIAN(
            200,
            (visitor, language) ->
                    visitor.openPetition(language, MilaAndTheoAnswerTest.SAFE_ONLINE + "/start?age=9&country=DE")),
    CONSULTATION_QUESTIONS(200, MilaAndTheoAnswerTest::begin),
    CONSULTATION_RESULTS(
            200, (visitor, language) -> visitor.openPetition(language, MilaAndTheoAnswerTest.SAFE_ONLINE + "/results")),
    CONSULTATION_SHEET(
            200,
            (visitor, language) ->
                    visitor.openPetition(language, MilaAndTheoAnswerTest.SAFE_ONLINE + "/sheet?band=8-11&country=DE")),
    WHEN_A_CHILD_TELLS(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/when-a-child-tells")),
    PRIVACY(200, (visitor, language) -> visitor.openPetition(language, SHIPPED + "/privacy")),
    ORGANISATION(200, (visitor, language) -> visitor.open("/" + language + "/organisation")),
    ORGANISATION_KEY(200, (visitor, language) -> visitor.open("/" + language + "/organisation/key")),
    ORGANISATION_KEY_MADE(200, (visitor, language) -> {
        visitor.open("/" + language + "/organisation/key").press("[data-part=make]");
        visitor.page().waitForDownload(() -> visitor.press("[data-part=save]"));
        visitor.press("[data-part=saved]").press("[data-part=copied]");
    }),
    ORGANISATION_BUNDLE(200, (visitor, language) -> visitor.open("/" + language + "/organisation/bundle")),
    ORGANISATION_BUNDLE_REFUSED(401, (visitor, language) -> {
        visitor.open("/" + language + "/organisation/bundle?organisation=" + CampaignCopies.PARTNER);
        visitor.page().locator("#token").fill("a-wrong-one");
        visitor.press("main form .button");
    }),
    ORGANISATION_OPEN(200, (visitor, language) -> visitor.open("/" + language + "/organisation/open")),
    ORGANISATION_OPEN_WITH_ERRORS(
            200,
            (visitor, language) ->
                    visitor.open("/" + language + "/organisation/open").press("[data-part=open]")),
    ORGANISATION_OPENED(200, PageKind::opened),
    ORGANISATION_OPENED_WITH_ANOTHER_KEY(
            200,
            (visitor, language) -> opened(visitor, language, Identity.generate().recipient())),
    MAILBOX(200, (visitor, language) -> {
        visitor.openPetition(language).sign("Ann Example");
        visitor.followMail("confirm");
        visitor.page().goBack();
    });

    @FunctionalInterface
    interface Way {
        void go(Visitor visitor, String language);
    }

    private final int status;
    private final Way way;

    PageKind(int status, Way way) {
        this.status = status;
        this.way = way;
    }

    /// Goes there, as a visitor would.
    void reach(Visitor visitor, String language) {
        way.go(visitor, language);
        visitor.page().waitForLoadState();
        if (visitor.status() != status) {
            throw new AssertionError(this + " was answered with " + visitor.status() + ", not " + status + ": "
                    + visitor.page().title());
        }
    }

    /// Fills in what only programs do, and sends it.
    private static Visitor trapped(Visitor visitor, String language) {
        visitor.openPetition(language).fillForm("Ann Example", visitor.email());
        visitor.page().evaluate("document.querySelector('#website').value = 'filled in'");
        return visitor.press(Visitor.SIGN);
    }

    private static Visitor mine(Visitor visitor, String language) {
        return visitor.signAndConfirm(language, SHIPPED, "Ann Example").followMail("my-signature");
    }

    private static void unreachable(Visitor visitor, String language) {
        visitor.open(Stage.strictUrl(), "/" + language + "/" + SHIPPED).sign("Ann Example");
        Page page = visitor.page();
        page.waitForURL("**/inbox/**");
        for (int i = 0; i < 100 && page.locator("main form").count() == 0; i++) {
            page.waitForTimeout(100);
            page.reload();
        }
    }

    private static void opened(Visitor visitor, String language) {
        opened(visitor, language, CampaignCopies.PARTNER_KEY.recipient());
    }

    /// An incomplete bundle and a whole one, of which one is sealed to `recipient`.
    private static void opened(Visitor visitor, String language, Recipient recipient) {
        Path folder = WorkingCopy.scratch("opened");
        Path bundle = folder.resolve("every-second-counts.eurochild.bundle");
        try (MadeBundle made = new MadeBundle(bundle, recipient)) {
            made.person("Ann Example", "ann@example.org");
        }
        try {
            Path key = Files.writeString(folder.resolve("key.txt"), CampaignCopies.PARTNER_KEY.secret());
            List<String> lines = Files.readAllLines(bundle);
            Path cut = folder.resolve("broken-off.bundle");
            Files.write(cut, lines.subList(0, lines.size() - 1));
            Opener.of(visitor, language).choose(key, bundle, cut).open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(Visitor visitor, String script) {
        visitor.page().locator("form.card").evaluate(script);
    }
}
