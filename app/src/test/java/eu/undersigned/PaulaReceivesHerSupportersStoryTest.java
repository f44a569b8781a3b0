package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.config.Options;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Paula works for Eurochild. She downloads the bundle of her supporters and opens it on her own computer; she gets
/// nobody who did not say yes to Eurochild, and learns who has withdrawn.
class PaulaReceivesHerSupportersStoryTest {
    private static final String BUNDLE = API + "/organisations/eurochild/bundle";
    private static final String LEAD_BUNDLE = API + "/organisations/justice-initiative/bundle";
    private static final SignerForm YES = SignerForm.of("Said Yes", "yes@paula.example")
            .with("organisation", "eurochild")
            .with("organisation_updates", "yes");
    private static TestApplication application;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        application = TestApplication.start(Setup.fresh());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static String token(String organisation) {
        return Application.token(
                Options.parse("--data", application.setup.data().toString()), Map.of(), CAMPAIGN + "/" + organisation);
    }

    private static HttpResponse<String> download(String path, String organisation) {
        return application.get(path, "Authorization", "Bearer " + token(organisation));
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().map(Visitor.JSON::readTree).toList();
    }

    private static List<String> ids(HttpResponse<String> answer) {
        return lines(answer).stream()
                .filter(line -> line.has("id"))
                .map(line -> line.get("id").asString())
                .toList();
    }

    @Test
    void sheGetsThoseWhoConfirmedAndSaidYesToHer() throws IOException {
        application.counted(YES);
        application.counted(SignerForm.of("Said No", "no@paula.example")
                .with("organisation", "eurochild")
                .with("organisation_updates", "no"));
        application.counted("Came Alone", "alone@paula.example");
        application.signed(SignerForm.of("Not Confirmed", "waits@paula.example")
                .with("organisation", "eurochild")
                .with("organisation_updates", "yes"));
        assertThat(opened(download(BUNDLE, "eurochild")))
                .contains("yes@paula.example")
                .doesNotContain("no@paula.example", "alone@paula.example", "waits@paula.example");
        assertThat(openedByLead(download(LEAD_BUNDLE, "justice-initiative")))
                .contains("yes@paula.example", "no@paula.example", "alone@paula.example")
                .doesNotContain("waits@paula.example");
        assertThat(download(BUNDLE, "eurochild").body())
                .as("nobody is named in what travels")
                .doesNotContain("Said Yes", "paula.example");
    }

    @Test
    void herOwnPageAsksHerQuestionAndShowsHerCountBesideTheWhole() {
        SignerForm form =
                SignerForm.of("Through Paula", "through@paula.example").with("organisation", "eurochild");
        application.counted(form.with("organisation_updates", "no"));
        String page = TestApplication.HOME + "/with/eurochild";
        Await.until(
                "her count",
                () -> application.get(page).body().contains(" of the signatures verified here came through Eurochild"));
        assertThat(application.get(page).body())
                .contains("name=\"organisation\" value=\"eurochild\"", "May Eurochild write to you")
                .contains("<a href=\"/de/" + CAMPAIGN + "/with/eurochild\" hreflang=\"de\"");
        assertThat(application.get("/de/" + CAMPAIGN + "/with/terre-des-hommes").body())
                .contains("Terre des Hommes")
                .doesNotContain("organisation_updates");
        assertThat(application.get(TestApplication.HOME + "/with/nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoWithdrewOrTookBackTheirYesIsErasedFromEarlierBundlesToo() throws IOException {
        TestMail leaves = application.counted(YES.with("name", "Leaves Later").with("email", "leaves@paula.example"));
        TestMail takesBack =
                application.counted(YES.with("name", "Takes Back").with("email", "takesback@paula.example"));
        HttpResponse<String> first = download(BUNDLE, "eurochild");
        assertThat(opened(first)).contains("leaves@paula.example", "takesback@paula.example");

        application.visitor().post(leaves.minePath(), Map.of("action", "withdraw"));
        Map<String, String> fields = new HashMap<>(
                Map.of("action", "save", "name", "Takes Back", "country", "IE", "language", "en", "updates", "no"));
        fields.put("organisation_updates", "no");
        application.visitor().post(takesBack.minePath(), fields);
        String since = lines(first).getFirst().get("next_since").asString();
        HttpResponse<String> second = download(BUNDLE + "?since=" + since, "eurochild");
        assertThat(lines(second).stream().filter(line -> line.has("erased"))).hasSize(2);
        assertThat(opened(first, second)).doesNotContain("leaves@paula.example", "takesback@paula.example");
        assertThat(openedByLead(download(LEAD_BUNDLE, "justice-initiative")))
                .contains("takesback@paula.example")
                .doesNotContain("leaves@paula.example");

        fields.put("organisation_updates", "yes");
        application.visitor().post(takesBack.minePath(), fields);
        assertThat(opened(first, second, download(BUNDLE + "?since=" + since, "eurochild")))
                .as("who said yes again is there again")
                .contains("takesback@paula.example");
    }

    @Test
    void aCorrectionReplacesWhatCameBefore() throws IOException {
        TestMail mail = application.counted(YES.with("name", "Wrong Name").with("email", "corrected@paula.example"));
        HttpResponse<String> first = download(BUNDLE, "eurochild");
        application
                .visitor()
                .post(
                        mail.minePath(),
                        Map.of(
                                "action",
                                "save",
                                "name",
                                "Right Name",
                                "country",
                                "IE",
                                "language",
                                "en",
                                "updates",
                                "no"));
        String since = lines(first).getFirst().get("next_since").asString();
        String people = opened(first, download(BUNDLE + "?since=" + since, "eurochild"));
        assertThat(people).contains("Right Name").doesNotContain("Wrong Name");
        assertThat(people.lines().filter(line -> line.contains("corrected@paula.example")))
                .hasSize(1);
    }

    @Test
    void aDownloadThatBreaksOffIsToldAndGoesOn() throws IOException {
        application.counted(YES.with("name", "Part One").with("email", "part1@paula.example"));
        application.counted(YES.with("name", "Part Two").with("email", "part2@paula.example"));
        HttpResponse<String> whole = download(BUNDLE, "eurochild");
        String lastId = ids(whole).get(ids(whole).size() - 2);
        int end = whole.body().indexOf('\n', whole.body().indexOf(lastId)) + 20;
        Path cut = Files.writeString(folder.resolve("cut.bundle"), whole.body().substring(0, end));
        StringWriter said = new StringWriter();
        assertThat(open(said, List.of(cut), "partial.csv")).isEqualTo(3);
        assertThat(said.toString()).contains("incomplete", "?after=" + lastId);

        HttpResponse<String> rest = download(BUNDLE + "?after=" + lastId, "eurochild");
        assertThat(ids(rest)).hasSize(1);
        Path tail = Files.writeString(folder.resolve("rest.bundle"), rest.body());
        assertThat(open(new StringWriter(), List.of(cut, tail), "all.csv")).isEqualTo(3);
        assertThat(Files.readString(folder.resolve("all.csv"))).contains("part1@paula.example", "part2@paula.example");

        Path damaged = Files.writeString(
                folder.resolve("damaged.bundle"),
                whole.body().replaceFirst("\"country\":\"IE\"", "\"country\":\"FR\""));
        assertThat(open(said, List.of(damaged), "damaged.csv")).isEqualTo(2);
        assertThat(said.toString()).contains("damaged");
    }

    @Test
    void withTheDocumentedFormatAndAgeAloneTheBundleOpensToo() throws Exception {
        application.counted(YES.with("name", "Écrit À La Main").with("email", "byhand@paula.example"));
        TestMail gone = application.counted(YES.with("name", "Gone").with("email", "gone@paula.example"));
        HttpResponse<String> before = download(BUNDLE, "eurochild");
        application.visitor().post(gone.minePath(), Map.of("action", "withdraw"));
        assertThat(before.body()).contains("\"id\"");
        Path key = Files.writeString(
                folder.resolve("key.txt"), KeyFile.write(TestKits.EUROCHILD, Instant.now(), List.of()));
        Path bundle = Files.writeString(
                folder.resolve("hand.bundle"), download(BUNDLE, "eurochild").body());
        Process script = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "../docs/formats/OpenBundle.java",
                        key.toString(),
                        bundle.toString())
                .redirectErrorStream(true)
                .start();
        String people = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(people).isZero();
        assertThat(people)
                .contains("Écrit À La Main\tbyhand@paula.example\tIE\n")
                .doesNotContain("gone@");
    }

    @Test
    void withoutHerTokenNobodyDownloads() {
        for (String authorization : List.of("Bearer x", "Bearer " + token("justice-initiative"), "Basic eA==")) {
            HttpResponse<String> answer = application.get(BUNDLE, "Authorization", authorization);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        }
        assertThat(application.get(BUNDLE).statusCode()).isEqualTo(401);
        assertThat(application.get(API + "/organisations/nobody/bundle").statusCode())
                .isEqualTo(401);
        assertThat(download(BUNDLE + "?since=yesterday", "eurochild").statusCode())
                .isEqualTo(400);
        assertThat(download(BUNDLE + "?after=x", "eurochild").statusCode()).isEqualTo(400);
        for (int i = 0; i < 5; i++) {
            assertThat(application
                            .visitor()
                            .head(BUNDLE, "Authorization", "Bearer " + token("eurochild"))
                            .statusCode())
                    .as("looking at the headers takes nobody's place")
                    .isEqualTo(200);
        }
    }

    @Test
    void aKeyThatIsNotHersOpensNothingAndSaysSo() throws IOException {
        application.counted(YES.with("email", "foreign@paula.example"));
        Path bundle = Files.writeString(
                folder.resolve("mine.bundle"), download(BUNDLE, "eurochild").body());
        Path key = folder.resolve("other.txt");
        StringWriter said = new StringWriter();
        assertThat(run(said, "keygen", key.toString())).isZero();
        assertThat(run(
                        said,
                        "open",
                        "--key",
                        key.toString(),
                        "--output",
                        folder.resolve("none.csv").toString(),
                        bundle.toString()))
                .isEqualTo(2);
        assertThat(said.toString())
                .contains(
                        "do not open with this key",
                        TestKits.EUROCHILD.recipient().text());
        Path locked = Files.writeString(folder.resolve("locked.txt"), "age-encryption.org/v1\n-> scrypt x 18\n");
        assertThat(run(said, "open", "--key", locked.toString(), "--output", "x.csv", bundle.toString()))
                .isEqualTo(2);
        assertThat(said.toString()).contains("age --decrypt");
    }

    @Test
    void aCellThatLooksLikeAFormulaIsGuarded() throws IOException {
        application.counted(YES.with("name", "=cmd|' /C calc'!A0").with("email", "+formula@paula.example"));
        String people = opened(download(BUNDLE, "eurochild"));
        assertThat(people).contains("'=cmd", "'+formula@paula.example").doesNotContain(",=cmd");
    }

    @SafeVarargs
    private String opened(HttpResponse<String>... bundles) throws IOException {
        return opened(KeyFile.write(TestKits.EUROCHILD, Instant.now(), List.of()), bundles);
    }

    private String openedByLead(HttpResponse<String> bundle) throws IOException {
        Path key = application.setup.data().resolve("keys").resolve(CAMPAIGN + ".justice-initiative.txt");
        return opened(Files.readString(key), bundle);
    }

    @SafeVarargs
    private String opened(String key, HttpResponse<String>... bundles) throws IOException {
        Path keyFile = Files.writeString(folder.resolve("key.txt"), key);
        List<Path> files = new ArrayList<>();
        for (HttpResponse<String> bundle : bundles) {
            files.add(Files.writeString(Files.createTempFile(folder, "paula", ".bundle"), bundle.body()));
        }
        StringWriter said = new StringWriter();
        Path output = Files.createTempFile(folder, "people", ".csv");
        Files.delete(output);
        List<String> arguments =
                new ArrayList<>(List.of("open", "--key", keyFile.toString(), "--output", output.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        assertThat(run(said, arguments.toArray(new String[0])))
                .as(said.toString())
                .isZero();
        return Files.readString(output);
    }

    private int open(StringWriter said, List<Path> bundles, String output) throws IOException {
        Path key = Files.writeString(
                folder.resolve("key.txt"), KeyFile.write(TestKits.EUROCHILD, Instant.now(), List.of()));
        List<String> arguments = new ArrayList<>(List.of(
                "open",
                "--key",
                key.toString(),
                "--output",
                folder.resolve(output).toString()));
        bundles.forEach(bundle -> arguments.add(bundle.toString()));
        return run(said, arguments.toArray(new String[0]));
    }

    private static int run(StringWriter said, String... arguments) {
        return Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
    }
}
