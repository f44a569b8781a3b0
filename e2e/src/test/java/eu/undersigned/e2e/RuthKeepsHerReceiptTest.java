package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Ruth signs, keeps a receipt, and checks it on her own device, whatever this site says.
class RuthKeepsHerReceiptTest {
    private static Visitor ruth() {
        return Visitor.with(Device.PHONE, "ruth");
    }

    /// From "thank you" to the receipt's page, which may take a moment to be ready.
    static Visitor toReceipt(Visitor visitor) {
        Page page = visitor.page();
        page.locator("main a[href$='/receipt']").click();
        page.waitForURL("**/receipt");
        for (int i = 0; i < 100 && page.locator("svg.code").count() == 0; i++) {
            page.waitForTimeout(100);
            page.locator("main .button").click();
        }
        return visitor;
    }

    private static Visitor signed(Visitor visitor, String campaign) {
        return toReceipt(visitor.signAndConfirm("en", campaign, "Ruth Example"));
    }

    private static String download(Visitor visitor, String campaign) {
        Download download = visitor.page().waitForDownload(() -> visitor.press("a[download]"));
        assertThat(download.suggestedFilename()).isEqualTo("receipt-" + campaign + ".tlog-proof");
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void herReceiptIsCheckedOnHerDevice() {
        try (Visitor ruth = ruth()) {
            String receipt = download(signed(ruth, CampaignCopies.SHIPPED), CampaignCopies.SHIPPED);
            assertThat(receipt).doesNotContain("Ruth", ruth.email());
            Checker checker = Checker.of(ruth, "en").check(receipt);

            assertThat(checker.outcome()).isEqualTo("counted");
            assertThat(checker.part("headline")).isFocused();
            assertThat(checker.part("country")).hasText("Belgium");
            assertThat(checker.part("hour")).containsText(" UTC");
            assertThat(checker.part("steps").locator("li")).hasCount(5);
            assertThat(ruth.page().evaluate("[localStorage.length, sessionStorage.length, document.cookie]"))
                    .isEqualTo(List.of(0, 0, ""));
            assertThat(checker.requests())
                    .filteredOn(url -> !url.contains("/static/") && !url.endsWith("/receipt"))
                    .isNotEmpty()
                    .allMatch(url -> url.matches(".*/log/(checkpoint|changes/0|tile/[0-9]+/[0-9x/]+(\\.p/[0-9]+)?)"));
        }
    }

    @Test
    void withoutTheNetworkTheFileStillProvesThatItIsGenuine() {
        try (Visitor ruth = ruth()) {
            String receipt = download(signed(ruth, CampaignCopies.SHIPPED), CampaignCopies.SHIPPED);
            Checker checker = Checker.of(ruth, "en");
            ruth.context().setOffline(true);
            checker.check(receipt);
            assertThat(checker.outcome()).isEqualTo("genuine");
            assertThat(checker.part("explained")).containsText("could not reach the log");
            assertThat(checker.part("country")).hasText("Belgium");
            String altered = receipt.replaceFirst("index [0-9]+", "index 999999");
            assertThat(checker.check(altered).outcome()).contains("does not lead to what the log signed");
            ruth.context().setOffline(false);
            assertThat(checker.check(receipt).outcome()).isEqualTo("counted");
            assertThat(ruth.takeTroubles()).allMatch(trouble -> trouble.contains("ERR_INTERNET_DISCONNECTED"));
        }
    }

    @Test
    void theLinkOfTheCodeStaysOnTheDeviceToo() {
        try (Visitor ruth = ruth()) {
            signed(ruth, CampaignCopies.SHIPPED);
            String link = ruth.page().locator("a[href*='#v1.']").getAttribute("href");
            String fragment = link.substring(link.indexOf('#'));
            Checker checker = Checker.of(ruth, "en", fragment).done();
            assertThat(checker.outcome()).isEqualTo("counted");
            assertThat(ruth.page().url()).doesNotContain("#");
            assertThat(checker.requests().stream().map(url -> url.replaceFirst("#.*", "")))
                    .noneMatch(url -> url.contains(fragment.substring(10, 30)));

            String salt = fragment.substring(0, fragment.length() - 2) + (fragment.endsWith("A") ? "EA" : "AA");
            assertThat(Checker.of(ruth, "en", salt).done().outcome()).isEqualTo("absent");
            String place = fragment.replaceFirst("v1\\.[0-9]+", "v1.999999");
            assertThat(Checker.of(ruth, "en", place).done().outcome()).isEqualTo("absent");
            assertThat(Checker.of(ruth, "en", fragment.substring(0, 40)).done().outcome())
                    .startsWith("the link is a receipt, but it is damaged");
            // The page says that there is no list for a place behind the log's end; so does the console.
            assertThat(ruth.takeTroubles()).allMatch(trouble -> trouble.contains("404"));
        }
    }

    @Test
    void whatSheChangesLaterIsSaid() {
        try (Visitor ruth = ruth()) {
            String receipt = download(signed(ruth, CampaignCopies.SHIPPED), CampaignCopies.SHIPPED);
            Page page = ruth.followMail("my-signature").page();
            page.locator("#country").selectOption("MT");
            ruth.press("form:has([value=save]) .button");
            assertThat(outcomeOnce(ruth, receipt, "counted", "Malta (before: Belgium)"))
                    .isEqualTo("counted");

            ruth.followMail("my-signature").press(Visitor.WITHDRAW);
            ruth.seesHeading("This signature was withdrawn");
            assertThat(outcomeOnce(ruth, receipt, "withdrawn", "Malta (before: Belgium)"))
                    .isEqualTo("withdrawn");
        }
    }

    /// The outcome, as soon as it is this one and the log knows this country: events take a second to get there.
    private static String outcomeOnce(Visitor visitor, String receipt, String outcome, String country) {
        Checker checker = Checker.of(visitor, "en");
        for (int i = 0; i < 50; i++) {
            checker.check(receipt);
            if (checker.outcome().equals(outcome)
                    && checker.part("country").innerText().equals(country)) {
                return outcome;
            }
            visitor.page().waitForTimeout(200);
        }
        return checker.outcome() + ", " + checker.part("country").innerText();
    }

    @Test
    void aReceiptOfAnotherPetitionIsSentThere() {
        try (Visitor ruth = ruth()) {
            String other = download(signed(ruth, CampaignCopies.SIXTY), CampaignCopies.SIXTY);
            assertThat(Checker.of(ruth, "en").check(other).outcome())
                    .contains("another petition: " + CampaignCopies.SIXTY);
        }
    }

    @Test
    void noAlteredByteGoesUnnoticed() {
        try (Visitor ruth = ruth()) {
            byte[] receipt = download(signed(ruth, CampaignCopies.SHIPPED), CampaignCopies.SHIPPED)
                    .getBytes(StandardCharsets.UTF_8);
            Checker checker = Checker.of(ruth, "en");
            ruth.context().setOffline(true); // the file alone is what is looked at
            for (int at = 3; at < receipt.length; at += 17) {
                byte[] altered = Arrays.copyOf(receipt, receipt.length);
                altered[at] ^= 1;
                checker.check("altered.tlog-proof", altered);
                assertThat(checker.part("result")).isHidden();
                assertThat(checker.part("problem")).containsText("altered.tlog-proof");
            }
            byte[] cut = Arrays.copyOf(receipt, receipt.length - 1);
            assertThat(checker.check("cut.tlog-proof", cut).outcome()).contains("damaged");
        }
    }

    @Test
    void isToldWhatIsNoReceipt() {
        try (Visitor ruth = ruth()) {
            Checker checker = Checker.of(ruth, "en");
            checker.part("form").locator("button").click();
            checker.done();
            assertThat(checker.part("file-error")).hasText("Choose a receipt");
            assertThat(ruth.page().locator("#file")).isFocused();
            assertThat(checker.check("photo.png", new byte[] {1, 2, 3}).outcome())
                    .isEqualTo("photo.png is no receipt.");
            assertThat(checker.check("empty", new byte[0]).outcome()).isEqualTo("empty is no receipt.");
            assertThat(checker.check("film.mp4", new byte[1 << 19]).outcome()).contains("far too large");
            assertThat(checker.part("problem")).isFocused();
        }
    }

    @Test
    void aFileMayBeDropped() {
        try (Visitor ruth = ruth()) {
            String receipt = download(signed(ruth, CampaignCopies.SHIPPED), CampaignCopies.SHIPPED);
            Checker checker = Checker.of(ruth, "en");
            ruth.page().evaluate("""
                    text => {
                      const dataTransfer = new DataTransfer();
                      dataTransfer.items.add(new File([text], 'dropped.tlog-proof'));
                      document.querySelector('h1').dispatchEvent(
                        new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
                    }
                    """, receipt);
            assertThat(checker.done().outcome()).isEqualTo("counted");
        }
    }

    @Test
    void whereTheBrowserCannotThePageSaysHowElse() {
        try (Visitor ruth = Visitor.with(Device.PHONE.withoutScripts(), "ruth")) {
            Page page = ruth.open("/en/" + CampaignCopies.SHIPPED + "/receipt").page();
            assertThat(page.locator("main .note:visible")).containsText("needs JavaScript");
            assertThat(page.locator("main pre"))
                    .containsText("--receipt receipt-" + CampaignCopies.SHIPPED + ".tlog-proof");
            assertThat(page.locator("#file")).isHidden();
        }
        try (Visitor ruth = ruth()) {
            ruth.context().addInitScript("""
                    crypto.subtle.importKey = () => Promise.reject(new DOMException('unknown', 'NotSupportedError'));
                    """);
            Page page = ruth.open("/en/" + CampaignCopies.SHIPPED + "/receipt").page();
            assertThat(page.locator("[data-part=old]")).isVisible();
            assertThat(page.locator("#file")).isHidden();
        }
    }
}
