package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Dana sees, corrects, downloads and withdraws her signature, by the link in her mail.
class DanaKeepsControlTest {
    private static final String SAVE = "form:has([value=save]) .button";

    static Stream<Device> devices() {
        return Stream.of(Device.PHONE, Device.DESK.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("devices")
    void correctsHerDetails(Device device) {
        try (Visitor dana = Visitor.with(device, "dana")) {
            dana.signAndConfirm("en", CampaignCopies.SHIPPED, "Dana Exampel").followMail("my-signature");
            Page page = dana.page();
            assertThat(page.locator("#name")).hasValue("Dana Exampel");
            assertThat(page.locator("#email")).hasValue(dana.email());
            page.locator("#name").fill("Dana Example");
            page.locator("#country").selectOption("IE");
            page.locator("#language").selectOption("ga");
            page.locator("[name=updates][value=yes]").check();
            dana.press(SAVE);
            assertThat(page.locator(".saved")).hasText("Your changes are saved.");

            dana.followMail("my-signature");
            assertThat(page.locator("#name")).hasValue("Dana Example");
            assertThat(page.locator("#country")).hasValue("IE");
            assertThat(page.locator("#language")).hasValue("ga");
            assertThat(page.locator("[name=updates][value=yes]")).isChecked();
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void downloadsHerData(Device device) throws IOException {
        try (Visitor dana = Visitor.with(device, "dana")) {
            dana.signAndConfirm("en", CampaignCopies.SHIPPED, "Dana Example").followMail("my-signature");
            Download download = dana.page().waitForDownload(() -> dana.press("[download]"));
            Assertions.assertThat(download.suggestedFilename()).isEqualTo("my-signature.json");
            Assertions.assertThat(Files.readString(download.path()))
                    .contains("\"Dana Example\"", dana.email(), "\"confirmed\"");
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void withdrawsAndTheCountGoesDown(Device device) {
        try (Visitor dana = Visitor.with(device, "dana");
                Visitor bob = Visitor.with(Device.DESK, "bob")) {
            dana.signAndConfirm("en", CampaignCopies.SIXTY, "Dana Example");
            Page watched = bob.openPetition("en", CampaignCopies.SIXTY).page();
            watched.waitForTimeout(1500); // the published count may be half a second behind
            int before =
                    Integer.parseInt(watched.locator("[data-count=confirmed]").innerText());

            dana.followMail("my-signature").press(Visitor.WITHDRAW).seesHeading("This signature was withdrawn");

            assertThat(watched.locator("[data-count=confirmed]")).hasText(String.valueOf(before - 1));
            dana.followMail("my-signature").seesHeading("This signature was withdrawn");
            dana.followMail("confirm").seesHeading("This signature was withdrawn");
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void saysThatItWasNotHer(Device device) {
        try (Visitor dana = Visitor.with(device, "dana")) {
            dana.openPetition("en").sign("Somebody Else");
            dana.followMail("confirm").press(Visitor.REJECT).seesHeading("The data has been erased");
            dana.followMail("confirm").seesHeading("The data has been erased");
        }
    }
}
