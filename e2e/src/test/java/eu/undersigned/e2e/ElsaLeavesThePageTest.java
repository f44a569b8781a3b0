package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Elsa is not alone any more and must be gone at once. The neutral page is a stub: nothing leaves this machine.
class ElsaLeavesThePageTest {
    private static final String NEUTRAL = "www.wikipedia.org";

    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.DESK);
    }

    @ParameterizedTest
    @MethodSource("devices")
    void byTheButtonAndBackDoesNotReturn(Device device) {
        try (Visitor elsa = Visitor.with(device, "elsa").stub(NEUTRAL)) {
            Page page = elsa.open("/en/help").page();
            elsa.openPetition("en").press("[data-leave]");
            page.waitForURL("https://" + NEUTRAL + "/");
            page.goBack();
            Assertions.assertThat(page.url()).doesNotContain(CampaignCopies.SHIPPED);
            Assertions.assertThat(elsa.takeTroubles())
                    .containsExactly("a request to another host: https://" + NEUTRAL + "/");
        }
    }

    @Test
    void byShiftThreeTimes() {
        try (Visitor elsa = Visitor.with(Device.DESK, "elsa").stub(NEUTRAL)) {
            Page page = elsa.openPetition("en").page();
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("Shift");
            }
            page.waitForURL("https://" + NEUTRAL + "/");
            elsa.takeTroubles();
        }
    }

    @Test
    void butNotByTypingCapitals() {
        try (Visitor elsa = Visitor.with(Device.DESK, "elsa").stub(NEUTRAL)) {
            Page page = elsa.openPetition("en").page();
            page.locator("#name").focus();
            for (String capital : List.of("A", "B", "C", "D")) {
                page.keyboard().press("Shift+" + capital);
            }
            page.waitForTimeout(300);
            assertThat(page.locator("#name")).hasValue("ABCD");
        }
    }

    @Test
    void withoutScriptsTheButtonIsALink() {
        try (Visitor elsa = Visitor.with(Device.PHONE.withoutScripts(), "elsa").stub(NEUTRAL)) {
            elsa.openPetition("en").press("[data-leave]");
            elsa.page().waitForURL("https://" + NEUTRAL + "/");
            elsa.takeTroubles();
        }
    }
}
