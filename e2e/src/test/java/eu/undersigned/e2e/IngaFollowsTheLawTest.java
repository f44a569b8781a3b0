package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Inga finds out where the law stands, with and without scripts, on her phone and at her desk.
class IngaFollowsTheLawTest {
    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.PHONE.withoutScripts(), Device.DESK, Device.DESK.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("devices")
    void fromThePetitionToTheStepsAndTheirFeeds(Device device) {
        try (Visitor inga = Visitor.with(device, "inga")) {
            Page page = inga.openPetition("en").page();
            Locator latest = page.locator(".story .law li");
            assertThat(latest).hasCount(2);
            assertThat(latest.first()).containsText("2 July 2026");
            page.locator("a[href$='/timeline']").click();
            assertThat(page.locator("h1")).hasText("Timeline of the law");
            assertThat(page.locator(".law-now")).containsText("2 July 2026");
            assertThat(page.locator(".law li")).hasCount(10);
            Locator vote = page.locator("#step-interim-rules");
            assertThat(vote).containsText("For: 537 · against: 133 · abstentions: 24");
            assertThat(vote.locator(".what")).hasText(java.util.regex.Pattern.compile("^Parliament adopts.*"));
            double approving = vote.locator(".approving").boundingBox().width;
            double rejecting = vote.locator(".rejecting").boundingBox().width;
            Assertions.assertThat(approving / rejecting).isBetween(3.8, 4.3);
            assertThat(page.locator("main .note")).containsText("What came after it is not known here");
            Assertions.assertThat(Measures.overflow(page)).isEmpty();
            for (String feed : new String[] {".atom", ".ics"}) {
                String path = page.locator("main a[href$='" + feed + "']").getAttribute("href");
                APIResponse answer = page.request().get(page.url().replaceFirst("(//[^/]+)/.*", "$1") + path);
                Assertions.assertThat(answer.status()).isEqualTo(200);
            }
        }
    }
}
