package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kit leaves one instance as a file and makes another one the same; and a kit in the server's folder meets one that
/// the console published.
class KitTravelsStoryTest {
    private static final String PUBLISH = "/console/" + CAMPAIGN + "/publish";
    private static final String TEXT = "/console/" + CAMPAIGN + "/texts/en";

    @TempDir
    Path folder;

    private static TestMember coordinator(TestApplication application) {
        return TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));
    }

    private static void publish(TestMember member) {
        HttpResponse<String> answer = member.post(
                PUBLISH, EditorForm.on(member.get(PUBLISH).body(), PUBLISH).fields());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static void retitle(TestMember member, String title) {
        EditorForm form = EditorForm.on(member.get(TEXT).body(), TEXT).with("title", title);
        assertThat(member.post(TEXT, form.fields()).statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> takeIn(TestMember member, byte[] archive) {
        EditorForm form = EditorForm.on(member.get(PUBLISH).body(), PUBLISH + "/import");
        return member.upload(PUBLISH + "/import", form.fields(), "kit", "kit.zip", archive);
    }

    private static Map<String, String> unpacked(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static byte[] packed(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /// The form says when its page was made.
    private static String withoutTime(String page) {
        return page.replaceAll("name=\"made\" value=\"[^\"]*\"", "");
    }

    @Test
    void whatIsExportedIsTheFolderByteForByteAndMakesTheSamePagesElsewhere() throws IOException {
        byte[] archive;
        String page;
        try (TestApplication one = TestApplication.start()) {
            TestMember tessa = coordinator(one);
            archive = one.visitor()
                    .getBytes(PUBLISH + "/kit.zip", "Cookie", tessa.cookie())
                    .body();
            for (Map.Entry<String, String> file : unpacked(archive).entrySet()) {
                assertThat(file.getValue())
                        .isEqualTo(Files.readString(
                                TestApplication.KITS.resolve(CAMPAIGN).resolve(file.getKey())));
            }
            retitle(tessa, "A title from elsewhere");
            publish(tessa);
            archive = one.visitor()
                    .getBytes(PUBLISH + "/kit.zip", "Cookie", tessa.cookie())
                    .body();
            page = withoutTime(one.get(HOME).body());
        }
        assertThat(page).contains("A title from elsewhere");
        try (TestApplication other = TestApplication.start()) {
            TestMember tilda = coordinator(other);
            HttpResponse<String> answer = takeIn(tilda, archive);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            publish(tilda);
            assertThat(withoutTime(other.get(HOME).body())).isEqualTo(page);
            assertThat(unpacked(other.visitor()
                            .getBytes(PUBLISH + "/kit.zip", "Cookie", tilda.cookie())
                            .body()))
                    .isEqualTo(unpacked(archive));
        }
    }

    @Test
    void anArchiveThatIsNoKitIsRefusedInWords() throws IOException {
        try (TestApplication one = TestApplication.start()) {
            TestMember tessa = coordinator(one);
            assertRefused(tessa, "no archive".getBytes(StandardCharsets.UTF_8), "is no ZIP archive");
            assertRefused(tessa, packed(Map.of("../../etc/passwd", new byte[1])), "is no file of a campaign kit");
            assertRefused(tessa, packed(Map.of("campaign.yaml", new byte[1])), "holds a control character");
            byte[] bomb = packed(Map.of("campaign.yaml", new byte[64 << 20]));
            assertThat(bomb.length).isLessThan(1 << 20);
            assertRefused(tessa, bomb, "is larger than 8 MiB when unpacked");
            Map<String, byte[]> many = new TreeMap<>();
            for (int i = 0; i < 1_100; i++) {
                many.put("logos/" + i + ".svg", new byte[0]);
            }
            assertRefused(tessa, packed(many), "holds more than 1000 entries");
            Map<String, byte[]> other = new TreeMap<>();
            unpacked(one.visitor()
                            .getBytes(PUBLISH + "/kit.zip", "Cookie", tessa.cookie())
                            .body())
                    .forEach((path, text) -> other.put(
                            path,
                            text.replace("slug: every-second-counts", "slug: another-one")
                                    .getBytes(StandardCharsets.UTF_8)));
            assertRefused(tessa, packed(other), "this is a kit of the campaign");
            assertThat(one.number("SELECT count(*) FROM draft_file")).isZero();
            assertTooLarge(one, tessa, 5 << 20);
            assertThat(one.number("SELECT count(*) FROM draft_file")).isZero();
        }
    }

    @Test
    void whatIsSaidToBeDoneInTheFutureIsRefusedWithItsRow() throws IOException {
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        Files.writeString(kit.folder().resolve("timeline.csv"), """
                id,date,institution,kind,title,votes_for,votes_against,abstentions,source,url,state,verified
                far,2199-01-01,council,vote,Done in 2199,,,,Record,https://law.example.org/,done,2199-01-02
                """);
        try (TestApplication one = TestApplication.start(Setup.fresh().withCampaigns(folder))) {
            assertThat(one.get(HOME + "/timeline").body())
                    .as("a server whose clock is wrong starts too")
                    .contains("Done in 2199", "Expected, not done yet")
                    .doesNotContain("Where we are now");
            TestMember tessa = coordinator(one);
            Map<String, byte[]> same = new TreeMap<>();
            unpacked(one.visitor()
                            .getBytes(PUBLISH + "/kit.zip", "Cookie", tessa.cookie())
                            .body())
                    .forEach((path, text) -> same.put(path, text.getBytes(StandardCharsets.UTF_8)));
            assertRefused(tessa, packed(same), "timeline.csv:2: state: the date lies in the future");
            assertRefused(tessa, packed(same), "timeline.csv:2: verified: lies in the future");
            retitle(tessa, "Another title");
            String page = tessa.get(PUBLISH).body();
            assertThat(page).contains("timeline.csv:2: state: the date lies in the future");
            HttpResponse<String> refused = tessa.post(
                    PUBLISH,
                    Map.of("hash", EditorForm.on(page, PUBLISH + "/import").get("draft"), "note", ""));
            assertThat(refused.statusCode()).isNotEqualTo(303);
        }
    }

    /// The server answers and hangs up before the body: nothing is sent, lest the answer be lost.
    private static void assertTooLarge(TestApplication application, TestMember member, int bytes) {
        try (RawConnection client = new RawConnection(application.port())) {
            client.say("POST " + PUBLISH + "/import HTTP/1.1\r\nHost: localhost\r\nCookie: " + member.cookie()
                    + "\r\nContent-Type: multipart/form-data; boundary=b0undary\r\nContent-Length: " + bytes
                    + "\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void anotherCampaignsAddressIsNotTaken() throws IOException {
        TestKit.in(folder, CAMPAIGN);
        Path redirects = TestKit.in(folder, "other").folder().resolve("redirects.csv");
        Files.writeString(redirects, "kind,from,to\nold_slug,former,\n");
        try (TestApplication application = TestApplication.start(Setup.fresh().withCampaigns(folder))) {
            TestMember tessa = coordinator(application);
            Map<String, byte[]> kit = new TreeMap<>();
            unpacked(application
                            .visitor()
                            .getBytes(PUBLISH + "/kit.zip", "Cookie", tessa.cookie())
                            .body())
                    .forEach((path, text) -> kit.put(path, text.getBytes(StandardCharsets.UTF_8)));
            kit.put("redirects.csv", "kind,from,to\nold_slug,other,\n".getBytes(StandardCharsets.UTF_8));
            assertRefused(tessa, packed(kit), "'other' is the slug of another campaign of this instance");
            kit.put("redirects.csv", "kind,from,to\nold_slug,former,\n".getBytes(StandardCharsets.UTF_8));
            assertRefused(tessa, packed(kit), "'former' is an old slug of the campaign 'other' too");
            kit.put("redirects.csv", "kind,from,to\nold_slug,early,\n".getBytes(StandardCharsets.UTF_8));
            assertThat(takeIn(tessa, packed(kit)).statusCode()).isEqualTo(303);
            publish(tessa);
            assertThat(application.get("/en/early").headers().firstValue("location"))
                    .contains(HOME);
        }
    }

    private static void assertRefused(TestMember member, byte[] archive, String reason) {
        HttpResponse<String> answer = takeIn(member, archive);
        assertThat(answer.statusCode()).as(reason).isEqualTo(422);
        assertThat(EditorForm.unescaped(answer.body())).contains(reason);
    }

    @Test
    void aStrangerGetsNoMoreRoomThanEverywhere() {
        try (TestApplication one = TestApplication.start()) {
            HttpResponse<String> answer = one.visitor()
                    .post(PUBLISH + "/import", "multipart/form-data; boundary=b0undary", new byte[100_000]);
            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void untilTheConsolePublishesTheFolderHolds() {
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        Setup setup = Setup.fresh().withCampaigns(folder);
        TestApplication.start(setup).close();
        kit.replacing("petition.en.md", "# Every second counts.", "# Every second of the folder counts.");
        try (TestApplication again = TestApplication.start(setup)) {
            assertThat(again.get(HOME).body()).contains("Every second of the folder counts.");
            assertThat(again.number("SELECT count(*) FROM kit_version")).isEqualTo(2);
        }
        try (TestApplication same = TestApplication.start(setup)) {
            assertThat(same.number("SELECT count(*) FROM kit_version")).isEqualTo(2);
        }
    }

    @Test
    void aFolderThatChangesAfterwardsIsAProposal() {
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        Setup setup = Setup.fresh().withCampaigns(folder);
        try (TestApplication first = TestApplication.start(setup)) {
            TestMember tessa = coordinator(first);
            retitle(tessa, "Published from the console");
            publish(tessa);
        }
        try (TestApplication unchanged = TestApplication.start(setup)) {
            assertThat(unchanged.get(HOME).body()).contains("Published from the console");
            assertThat(unchanged.get("/readyz").body()).doesNotContain("the folder of the campaign");
        }
        kit.replacing("petition.de.md", "status: unreviewed", "status: reviewed");
        kit.replacing("petition.en.md", "# Every second counts.", "# The folder counts.");
        try (TestApplication changed = TestApplication.start(setup)) {
            assertThat(changed.get(HOME).body()).contains("Published from the console");
            assertThat(changed.get("/readyz").body()).contains("the folder of the campaign " + CAMPAIGN);
            TestMember tessa = coordinator(changed);
            String page = tessa.get(PUBLISH).body();
            assertThat(page).contains("The folder on the server has changed", "The folder counts");
            EditorForm form = EditorForm.on(page, PUBLISH + "/folder").with("action", "take");
            assertThat(tessa.post(PUBLISH + "/folder", form.fields()).statusCode())
                    .isEqualTo(303);
            publish(tessa);
            assertThat(changed.get(HOME).body()).contains("The folder counts.");
        }
        try (TestApplication after = TestApplication.start(setup)) {
            assertThat(after.get(HOME).body()).contains("The folder counts.");
            assertThat(after.get("/readyz").body()).doesNotContain("the folder of the campaign");
        }
    }
}
