package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.seal.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Petra works for a partner organisation and uses no command line. She makes the organisation's key in her browser,
/// downloads the bundle by a form, and opens it in her browser. Nobody else ever has the key.
class PetraOpensHerBundleTest {
    private static final Path FOLDER = WorkingCopy.scratch("petra-computer");
    private static Path keyFile = FOLDER;
    private static RunningApp app = Stage.app();
    private static String token = "";

    @BeforeAll
    static void makesHerKeyAndSendsThePublicHalf() throws IOException, InterruptedException {
        try (Visitor petra = Visitor.with(Device.DESK, "petra")) {
            Recipient sent = makesKey(petra);
            app = RunningApp.start("petra", CampaignCopies.make("petra-campaigns", sent), Map.of());
            token = app.token(CampaignCopies.SHIPPED, CampaignCopies.PARTNER);
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Recipient makesKey(Visitor petra) throws IOException, InterruptedException {
        Page page = petra.open("/en/organisation/key").page();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        page.locator("[data-part=make]").click();
        Download download =
                page.waitForDownload(() -> page.locator("[data-part=save]").click());
        keyFile = FOLDER.resolve(download.suggestedFilename());
        download.saveAs(keyFile);

        assertThat(page.locator("[data-part=public]")).isHidden();
        page.locator("[data-part=saved]").check();
        assertThat(page.locator("[data-part=public]")).isHidden();
        page.locator("[data-part=copied]").check();
        String sent = page.locator("[data-part=public]").innerText();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.locator("[data-part=copy]").click();
        assertThat(page.locator("[data-part=said]")).hasText("Copied");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(sent);

        assertThat(sent).matches("age1[a-z0-9]{58}").isEqualTo(run("age-keygen", "-y", keyFile.toString()));
        String content = Files.readString(keyFile);
        assertThat(content)
                .matches("# [^\n]+\n# created: [0-9T:-]+Z\n# public key: " + sent + "\nAGE-SECRET-KEY-1[A-Z0-9]{58}\n");
        assertThat(KeyFile.read(content)).isInstanceOf(KeyFile.Content.Key.class);
        Recipient recipient =
                ((KeyFile.Content.Key) KeyFile.read(content)).identity().recipient();
        assertThat(recipient.text()).isEqualTo(sent);
        assertThat(page.locator("[data-part=fingerprint]").innerText()).isEqualTo(recipient.fingerprint());
        assertThat(requests.stream().filter(url -> !Visitor.isLocal(url)))
                .as("requests of the page with the secret key")
                .isEmpty();
        assertThat(page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]"))
                .isEqualTo(List.of(0, 0, ""));
        return recipient;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static Visitor petra() {
        return Visitor.with(Device.DESK, "petra").at(app.url());
    }

    /// Somebody comes through Petra's organisation, says yes to it and confirms.
    private static Visitor supporter(String name) {
        Visitor supporter = Visitor.with(Device.PHONE, "supporter").at(app.url());
        supporter
                .open("/en/" + CampaignCopies.SHIPPED + "/with/" + CampaignCopies.PARTNER)
                .fillForm(name, supporter.email())
                .press("[name=organisation_updates][value=yes]")
                .press(Visitor.SIGN);
        supporter.page().waitForURL("**/inbox/**");
        supporter.followMail("confirm").press(Visitor.CONFIRM);
        supporter.page().waitForURL("**/thanks/**");
        return supporter;
    }

    private static Path download(Visitor petra, String since, String file) {
        Page page = petra.open("/en/organisation/bundle").page();
        page.locator("#organisation").fill(CampaignCopies.PARTNER);
        page.locator("#token").fill(token + " "); // as it is pasted
        page.locator("#since").fill(since);
        Download download = page.waitForDownload(() -> petra.press("main form button"));
        assertThat(download.suggestedFilename())
                .isEqualTo(CampaignCopies.SHIPPED + "." + CampaignCopies.PARTNER + ".bundle");
        Path saved = FOLDER.resolve(file);
        download.saveAs(saved);
        return saved;
    }

    private static void sameAsTheCommand(Opener opener, Path... bundles) {
        for (String format : List.of("csv", "jsonl")) {
            opener.as(format).choose(keyFile, bundles).open();
            assertThat(opener.part("result")).isVisible();
            byte[] saved = bytes(opener.save());
            assertThat(saved).isEqualTo(Opener.byCommand(FOLDER, format, keyFile, bundles));
        }
        assertThat(opener.requests())
                .as("requests of the page once it was there")
                .isEmpty();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void opensWhoSignedAndNotWhoWithdrew() throws IOException {
        try (Visitor petra = petra();
                Visitor stays = supporter("Ann \"Stays\" Example");
                Visitor leaves = supporter("=Leaves Later")) {
            Path first = download(petra, "", "first.bundle");
            Opener opener = Opener.of(petra, "en");
            opener.choose(keyFile, first).open();
            assertThat(Files.readString(opener.save()))
                    .contains("Ann \"\"Stays\"\" Example", stays.email(), "'=Leaves Later", leaves.email());
            sameAsTheCommand(opener, first);
            String named = opener.part("next").innerText();
            String since = named.replaceAll(".*?(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z).*", "$1");

            leaves.followMail("my-signature").press(Visitor.WITHDRAW);
            Path second = download(petra, since, "second.bundle");
            Opener again = Opener.of(petra, "en");
            again.choose(keyFile, first, second).open();
            assertThat(again.part("erased")).hasText("1");
            assertThat(Files.readString(again.save())).contains(stays.email()).doesNotContain(leaves.email());
            sameAsTheCommand(again, first, second);
        }
    }
}
