package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Options;
import eu.undersigned.seal.Identity;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Organisations come and go, lose their keys, change their questions. What people entrusted to one stays with that
/// one,
/// and in their own hands.
class CoalitionChangesStoryTest {
    private static final Pattern ASKED = Pattern.compile("name=\"asked_version\" value=\"([0-9a-f]{64})\"");
    private static final SignerForm FORM = SignerForm.of("Nora Example", "nora@example.org")
            .with("organisation", "eurochild")
            .with("organisation_updates", "yes");

    @TempDir
    Path folder;

    private TestKit kit() {
        return TestKit.in(folder, CAMPAIGN);
    }

    private Setup setup() {
        return Setup.fresh().withCampaigns(folder);
    }

    @Test
    void nobodyElseBecomesLeadOnceSomebodyHasSigned() {
        TestKit kit = kit();
        Setup setup = setup();
        try (TestApplication application = TestApplication.start(setup)) {
            application.signed("Lena Example", "lena@example.org");
        }
        kit.replacing("organisations.csv", "Justice Initiative,lead", "Justice Initiative,partner")
                .replacing("organisations.csv", "Eurochild,supporter", "Eurochild,lead");
        assertThatThrownBy(() -> TestApplication.launch(setup, new TestClock()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("eurochild can't take its place");
    }

    @Test
    void whoLeavesStillHasToLetGo() throws IOException {
        kit();
        Path organisations = folder.resolve(CAMPAIGN).resolve("organisations.csv");
        String with = Files.readString(organisations);
        Setup setup = setup();
        TestMail stays;
        TestMail leaves;
        try (TestApplication application = TestApplication.start(setup)) {
            stays = application.counted(FORM);
            leaves = application.counted(FORM.with("email", "leaves@example.org"));
        }
        Files.writeString(organisations, with.replaceAll("(?m)^eurochild,.*\\R", ""));
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.get(HOME + "/with/eurochild").statusCode()).isEqualTo(404);
            assertThat(application.get(stays.minePath()).body()).contains("May Eurochild write to you");
            save(application, stays, "DK", "yes");
            application.visitor().post(leaves.minePath(), Map.of("action", "withdraw"));
            assertThat(bundle(application, "eurochild", "")).anyMatch(line -> line.has("erased"));
        }
        Files.writeString(organisations, with);
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(bundle(application, "eurochild", ""))
                    .filteredOn(line -> line.has("id"))
                    .hasSize(1);
            save(application, stays, "DK", "no");
            assertThat(bundle(application, "eurochild", "")).noneMatch(line -> line.has("id"));
        }
    }

    private static void save(TestApplication application, TestMail mail, String country, String answer) {
        HttpResponse<String> saved = application
                .visitor()
                .post(
                        mail.minePath(),
                        Map.of(
                                "action",
                                "save",
                                "name",
                                "Nora Example",
                                "country",
                                country,
                                "language",
                                "en",
                                "updates",
                                "no",
                                "organisation_updates",
                                answer));
        assertThat(saved.statusCode()).isEqualTo(303);
    }

    @Test
    void aKeyThatIsTakenOutOpensNothingNew() {
        TestKit kit = kit();
        Setup setup = setup();
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted(FORM);
        }
        kit.replacing("organisations.csv", TestKits.EUROCHILD.recipient().text(), "");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.get(HOME + "/with/eurochild").body()).doesNotContain("organisation_updates");
            application.counted(FORM.with("email", "later@example.org"));
            assertThat(bundle(application, "eurochild", ""))
                    .as("what was sealed before is still there")
                    .filteredOn(line -> line.has("id"))
                    .hasSize(1);
        }
    }

    @Test
    void aBundleHasTheWordsToWhichSomebodySaidYes() throws IOException {
        TestKit kit = kit();
        Setup setup = setup();
        TestMail mail;
        try (TestApplication application = TestApplication.start(setup)) {
            mail = application.counted(FORM.with("organisation_updates", "no"));
        }
        question(kit, "May Eurochild send you its letter?");
        try (TestApplication application = TestApplication.start(setup)) {
            save(application, mail, "IE", "yes");
            List<JsonNode> lines = bundle(application, "eurochild", "");
            JsonNode record =
                    lines.stream().filter(line -> line.has("id")).findFirst().orElseThrow();
            JsonNode words =
                    lines.stream().filter(line -> line.has("words")).findFirst().orElseThrow();
            assertThat(words.get("words").asString()).contains("May Eurochild send you its letter?");
            assertThat(record.get("asked")).isEqualTo(words.get("sha256"));
        }
    }

    @Test
    void somebodyIsBoundToTheWordsOfTheirPageEvenWhenNobodySignedUnderThem() throws IOException {
        TestKit kit = kit();
        Setup setup = setup();
        String shown;
        try (TestApplication application = TestApplication.start(setup)) {
            Matcher found =
                    ASKED.matcher(application.get(HOME + "/with/eurochild").body());
            assertThat(found.find()).isTrue();
            shown = found.group(1);
        }
        question(kit, "May Eurochild sell your data?");
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted(FORM.with("asked_version", shown));
            assertThat(bundle(application, "eurochild", ""))
                    .filteredOn(line -> line.has("words"))
                    .singleElement()
                    .satisfies(
                            words -> assertThat(words.get("words").asString()).doesNotContain("sell"));
        }
    }

    private static void question(TestKit kit, String words) throws IOException {
        Files.writeString(
                kit.folder().resolve("questions.csv"), "organisation,language,question\neurochild,en," + words + "\n");
    }

    @Test
    void anotherOrganisationsQuestionChangesNothingOfThisOnes() {
        kit().replacing(
                        "organisations.csv",
                        "https://www.terredeshommes.org/,",
                        "https://www.terredeshommes.org/," + Identity.generate().recipient());
        try (TestApplication application = TestApplication.start(setup())) {
            TestMail mail = application.signed(FORM);
            application.sign(FORM.with("organisation", "terre-des-hommes").with("organisation_updates", "no"));
            application.sign(FORM.without("organisation").without("organisation_updates"));
            Await.until("second tries", () -> application.number("SELECT count(*) FROM second_try") == 0);
            assertThat(application
                            .visitor()
                            .getJson(mail.minePath() + "/data.json")
                            .get("organisation_updates")
                            .asString())
                    .isEqualTo("yes");
            application.sign(FORM.with("organisation_updates", "no"));
            Await.until("the no", () -> application.number("SELECT count(*) FROM answer") == 1);
            JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
            assertThat(data.get("organisation_updates").asString()).isEqualTo("no");
            assertThat(data.get("answers").toString())
                    .as("first yes, then no")
                    .containsPattern("organisation_updates.*yes.*organisation_updates.*no");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B1000000000-12-31T23:59:59Z", "-10000-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "today"})
    void timesThatNoDatabaseKnowsAreRefused(String since) {
        kit();
        try (TestApplication application = TestApplication.start(setup())) {
            assertThat(answer(application, "eurochild", "?since=" + since).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aDownloadEndsWellForAProgramThatClosesItsConnection() {
        kit();
        try (TestApplication application = TestApplication.start(setup())) {
            application.counted(FORM);
            try (RawConnection connection = new RawConnection(application.port())) {
                connection.say("GET " + API + "/organisations/eurochild/bundle HTTP/1.1\r\nHost: localhost\r\n"
                        + "Connection: close\r\nAuthorization: Bearer " + token(application, "eurochild")
                        + "\r\n\r\n");
                assertThat(connection.rest()).startsWith("HTTP/1.1 200").endsWith("\r\n0\r\n\r\n");
            }
        }
    }

    private static String token(TestApplication application, String organisation) {
        return Application.token(
                Options.parse("--data", application.setup.data().toString()), Map.of(), CAMPAIGN + "/" + organisation);
    }

    private static HttpResponse<String> answer(TestApplication application, String organisation, String query) {
        return application.get(
                API + "/organisations/" + organisation + "/bundle" + query,
                "Authorization",
                "Bearer " + token(application, organisation));
    }

    private static List<JsonNode> bundle(TestApplication application, String organisation, String query) {
        HttpResponse<String> answer = answer(application, organisation, query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().map(Visitor.JSON::readTree).toList();
    }
}
