package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.seal.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
        if (app != Stage.app()) { // which others still need, should her key not have been made
            app.close();
        }
    }

    /// Fonts aside, which a browser may fetch late, under a name that holds their content's hash and nothing else.
    private static void remember(List<String> requests, Request request) {
        if (!request.url().matches("http://localhost:[0-9]+/static/sans-[a-z-]+[0-9a-f]{12}\\.woff2")) {
            requests.add(request.url());
        }
    }

    private static Recipient makesKey(Visitor petra) throws IOException, InterruptedException {
        Page page = petra.open("/en/organisation/key").page();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> remember(requests, request));
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

    /// A mailbox, a comma, a formula: the command's bytes, whatever a name holds and whichever record is the newest.
    @Test
    void writesWhatTheCommandWrites() {
        UUID corrected;
        Path one = FOLDER.resolve("one.bundle");
        try (MadeBundle bundle = new MadeBundle(one, recipient())) {
            List.of(
                            "Comma, \"Quote\"",
                            " space before",
                            "space behind ",
                            "#hash",
                            "!bang",
                            "=1+1",
                            "+1",
                            "-1",
                            "@one",
                            "\ttab",
                            "'=quoted",
                            "Ελένη Παράδειγμα",
                            "Ян 😀",
                            "\uFEFFmark",
                            "control \u0001 \u001f \u007f \u2028 / <b>",
                            "back \\u001f \\\u001f\u001e",
                            "return \r",
                            "torn \r apart",
                            "")
                    .forEach(name -> bundle.person(name, "somebody@example.org"));
            corrected = bundle.nextId();
            UUID erased = bundle.nextId();
            UUID cameBack = bundle.nextId();
            bundle.person(corrected, "Wrong Name", "corrected@example.org", "2026-11-21T09:00:00.123456Z");
            bundle.person(erased, "Erased", "erased@example.org", "2026-11-21T09:00:00.123456Z");
            bundle.person(cameBack, "Came Back", "back@example.org", "2026-11-21T09:00:00.123457Z");
            bundle.erased(erased, "2026-11-21T09:00:00.123456Z").erased(cameBack, "2026-11-21T09:00:00.123456Z");
        }
        Path two = FOLDER.resolve("two.bundle");
        try (MadeBundle bundle = new MadeBundle(two, recipient())) {
            bundle.person(corrected, "Right Name", "corrected@example.org", "2026-11-21T09:00:00.1234561Z");
        }
        try (Visitor petra = petra()) {
            Opener opener = Opener.of(petra, "en");
            sameAsTheCommand(opener, one);
            sameAsTheCommand(opener, one, two);
            sameAsTheCommand(opener, two, one);
        }
    }

    private static Recipient recipient() {
        return ((KeyFile.Content.Key) KeyFile.read(text(keyFile))).identity().recipient();
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static Path write(String name, String content) throws IOException {
        return Files.writeString(FOLDER.resolve(name), content);
    }

    @Test
    void isToldWhatIsWrongWithAKeyFile() throws IOException, InterruptedException {
        Path bundle = FOLDER.resolve("keys.bundle");
        try (MadeBundle made = new MadeBundle(bundle, recipient())) {
            made.person("Ann Example", "ann@example.org");
        }
        String key = text(keyFile);
        Path locked = FOLDER.resolve("locked.age");
        run("age", "--recipient", recipient().text(), "--output", locked.toString(), keyFile.toString());
        Path armored = FOLDER.resolve("armored.age");
        run("age", "-a", "--recipient", recipient().text(), "--output", armored.toString(), keyFile.toString());
        try (Visitor petra = petra()) {
            Opener opener = Opener.of(petra, "en");
            Path mistyped = write("mistyped.txt", key.replaceFirst("AGE-SECRET-KEY-1.", "AGE-SECRET-KEY-1B"));
            Map<Path, String> wrong = Map.of(
                    locked,
                    "locked with a passphrase. Unlock it first, with the program age: age --decrypt",
                    armored,
                    "locked with a passphrase",
                    write("public.txt", recipient().text()),
                    "holds the public key",
                    write("several.txt", key + Identity.generate().secret()),
                    "more than one secret key",
                    mistyped,
                    "no secret key, or one with a wrong character",
                    write("quantum.txt", "AGE-SECRET-KEY-PQ-1" + "Q".repeat(58)),
                    "no secret key",
                    write("empty.txt", ""),
                    "no secret key",
                    bundle,
                    "no secret key");
            wrong.forEach((file, reason) -> {
                opener.choose(file, bundle).open();
                assertThat(opener.part("key-error")).containsText(reason);
                assertThat(opener.part("result")).isHidden();
            });
            for (String written : List.of("\uFEFF" + key, key.replace("\n", "\r\n"), key.toLowerCase(Locale.ROOT))) {
                opener.choose(write("windows.txt", written), bundle).open();
                assertThat(opener.part("whose"))
                        .hasText("Public key: " + recipient() + " (fingerprint "
                                + recipient().fingerprint() + ")");
                assertThat(opener.part("people")).hasText("1");
            }
        }
    }

    @Test
    void isToldThatTheKeyIsAnother() throws IOException {
        Identity other = Identity.generate();
        Path bundle = FOLDER.resolve("other.bundle");
        try (MadeBundle made = new MadeBundle(bundle, recipient())) {
            made.person("Ann Example", "ann@example.org");
        }
        Path foreign = FOLDER.resolve("foreign.bundle");
        try (MadeBundle made = new MadeBundle(foreign, other.recipient())) {
            made.person("Bob Example", "bob@example.org");
        }
        try (Visitor petra = petra()) {
            Opener opener = Opener.of(petra, "en");
            opener.choose(write("other.txt", other.secret()), bundle).open();
            assertThat(opener.part("problem")).containsText("Yours is " + other.recipient());
            assertThat(opener.part("problem")).containsText("They are for " + recipient());
            assertThat(opener.part("result")).isHidden();
            assertThat(opener.part("save").getAttribute("href"))
                    .as("nothing to save")
                    .isNull();

            opener.choose(keyFile, bundle, foreign).open();
            assertThat(opener.part("other")).containsText("They are for " + other.recipient());
            assertThat(opener.part("people")).hasText("1");
            assertThat(opener.part("unopened")).hasText("1");
            sameAsTheCommand(opener, bundle, foreign);
        }
    }

    @Test
    void isToldThatABundleIsIncompleteOrDamaged() throws IOException {
        Path whole = FOLDER.resolve("whole.bundle");
        try (MadeBundle made = new MadeBundle(whole, recipient())) {
            made.person("Ann Example", "ann@example.org").person("Bob Example", "bob@example.org");
        }
        String lines = text(whole);
        String second = lines.substring(lines.lastIndexOf("{\"id\""), lines.indexOf("{\"end\""));
        String first = lines.substring(lines.indexOf("{\"id\""), lines.lastIndexOf("{\"id\""));
        String epoch = lines.substring(lines.indexOf("{\"epoch\""), lines.indexOf("{\"id\""));
        Map<String, String> damaged = Map.of(
                lines.replace(first + second, second + first),
                "is not what was sent",
                lines.replace(epoch + first, first + epoch),
                "is not what was sent",
                lines + lines,
                "is not what was sent",
                lines.replace("\"organisation\":\"" + CampaignCopies.PARTNER, "\"organisation\":\"another"),
                "is of another organisation or petition",
                lines.replace("\"BE\"", "\"FR\""),
                "is not what was sent",
                lines.replace(second, ""),
                "the counts at its end are not those of its lines",
                lines.replace("{\"epoch\"", "{epoch"),
                "a line that can’t be read",
                lines.replace("\"bundle\":1", "\"bundle\":2"),
                "no bundle of a form that this page knows",
                "id,name,email\n",
                "a line that can’t be read",
                "",
                "no bundle of a form that this page knows");
        try (Visitor petra = petra()) {
            Opener opener = Opener.of(petra, "en");
            for (Map.Entry<String, String> one : damaged.entrySet()) {
                opener.choose(keyFile, whole, write("damaged.bundle", one.getKey()))
                        .open();
                assertThat(opener.part("problem")).containsText("damaged.bundle");
                assertThat(opener.part("problem")).containsText(one.getValue());
                assertThat(opener.part("result")).isHidden();
                assertThat(opener.part("save").getAttribute("href"))
                        .as("nothing to save")
                        .isNull();
            }
            Path cut = write("cut.bundle", lines.substring(0, lines.lastIndexOf("{\"id\"") + 40));
            opener.choose(keyFile, cut).open();
            assertThat(opener.part("cut")).containsText("cut.bundle is incomplete");
            assertThat(opener.part("people")).hasText("1");
            sameAsTheCommand(opener, cut);
        }
    }

    @Test
    void aPageThatIsWrongCouldSendTheKeyNowhere() {
        try (Visitor petra = petra()) {
            for (String path : List.of("/de/organisation/key", "/de/organisation/open")) {
                Page page = petra.open(path).page();
                assertThat(page.evaluate("fetch('/livez').then(() => 'sent', () => 'refused')"))
                        .isEqualTo("refused");
                assertThat(petra.takeTroubles())
                        .as("the browser says why")
                        .anyMatch(line -> line.contains("connect-src"));
                page.evaluate("""
                        () => {
                          const form = document.body.appendChild(document.createElement('form'));
                          form.action = '/en/organisation/bundle';
                          form.submit();
                        }
                        """);
                page.waitForTimeout(300);
                assertThat(page.url()).endsWith(path);
                assertThat(petra.takeTroubles()).anyMatch(line -> line.contains("form-action"));
            }
        }
    }

    @Test
    void withoutScriptsThePagesSayWhatElseToDo() {
        try (Visitor petra =
                Visitor.with(Device.PHONE.withoutScripts(), "petra").at(app.url())) {
            for (String path : List.of("/en/organisation/key", "/en/organisation/open")) {
                Page page = petra.open(path).page();
                assertThat(page.locator("noscript .note")).containsText("This page needs JavaScript");
                assertThat(page.locator("pre")).containsText("bin/");
                assertThat(page.locator("[data-part=tools]")).isHidden();
            }
            assertThat(text(download(petra, "", "without-scripts.bundle"))).contains("{\"end\":true");
        }
    }
}
