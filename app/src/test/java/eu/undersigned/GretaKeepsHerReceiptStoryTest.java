package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.config.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Greta wants to know what she agreed to: what each organisation asked, in which words, what she answered, and when.
class GretaKeepsHerReceiptStoryTest {
    private static final SignerForm GRETA = SignerForm.of("Greta Example", "greta@example.org")
            .with("organisation", "eurochild")
            .with("organisation_updates", "yes")
            .with("updates", "yes");
    private static final Pattern ASKED = Pattern.compile("name=\"asked_version\" value=\"([0-9a-f]{64})\"");

    @TempDir
    Path folder;

    @Test
    void sheReadsTheQuestionsInTheirOwnWordsWithHerAnswers() {
        try (TestApplication application = TestApplication.start(Setup.fresh())) {
            String version = asked(application, "/en/");
            TestMail mail = application.counted(GRETA.with("asked_version", version));

            List<JsonNode> answers = answers(application, mail);
            assertThat(answers)
                    .extracting(answer -> answer.get("question").asString()
                            + " " + answer.get("organisation").asString()
                            + " " + answer.get("answer").asString())
                    .containsExactly(
                            "consent justice-initiative yes",
                            "updates justice-initiative yes",
                            "organisation_updates eurochild yes");
            assertThat(answers)
                    .allMatch(answer -> answer.get("asked_sha256").asString().equals(version));
            assertThat(answers.getLast().get("words").asString())
                    .isEqualTo("May Eurochild write to you about its work?");
            assertThat(application.get(mail.minePath()).body())
                    .contains("Eurochild: May Eurochild write to you about its work?", " UTC");
        }
    }

    @Test
    void herOrganisationGetsTheWordsWithTheRecord() throws Exception {
        try (TestApplication application = TestApplication.start(Setup.fresh())) {
            application.counted(GRETA);
            List<JsonNode> lines = bundle(application, "eurochild", "");
            JsonNode words =
                    lines.stream().filter(line -> line.has("words")).findFirst().orElseThrow();
            JsonNode record =
                    lines.stream().filter(line -> line.has("id")).findFirst().orElseThrow();
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(words.get("words").asString().getBytes(StandardCharsets.UTF_8));
            assertThat(words.get("sha256").asString())
                    .isEqualTo(HexFormat.of().formatHex(hash))
                    .isEqualTo(record.get("asked").asString());
            assertThat(words.get("words").asString())
                    .startsWith(
                            "undersigned consent v1\ncampaign: every-second-counts\nresponsible: Justice Initiative\n")
                    .contains("\norganisation: Eurochild\n", "\norganisation_updates: May Eurochild write");
        }
    }

    @Test
    void whatSheChangesLaterStandsBesideWhatSheSaidFirst() {
        try (TestApplication application = TestApplication.start(Setup.fresh())) {
            TestMail mail = application.counted(GRETA);
            String mine = mail.minePath().replace("/en/", "/de/");
            String before = lastMade(bundle(application, "justice-initiative", ""));
            application
                    .visitor()
                    .post(
                            mine,
                            Map.of(
                                    "action",
                                    "save",
                                    "name",
                                    "Greta Example",
                                    "country",
                                    "IE",
                                    "language",
                                    "de",
                                    "updates",
                                    "no",
                                    "organisation_updates",
                                    "no"));

            assertThat(answers(application, mail))
                    .extracting(answer -> answer.get("question").asString() + " "
                            + answer.get("answer").asString())
                    .containsExactly(
                            "consent yes",
                            "updates yes",
                            "organisation_updates yes",
                            "updates no",
                            "organisation_updates no");
            assertThat(answers(application, mail).getLast().get("words").asString())
                    .isEqualTo("Darf Eurochild Ihnen über die eigene Arbeit schreiben?");
            assertThat(bundle(application, "justice-initiative", "?since=" + before))
                    .filteredOn(line -> line.has("id"))
                    .singleElement()
                    .satisfies(record ->
                            assertThat(record.get("updates").asString()).isEqualTo("no"));
            assertThat(bundle(application, "eurochild", ""))
                    .noneMatch(line -> line.has("id"))
                    .anyMatch(line -> line.has("erased"));

            application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
            assertThat(application.number("SELECT count(*) FROM answer")).isZero();
        }
    }

    @Test
    void sheIsBoundToWhatStoodOnHerPage() throws Exception {
        Path kits = folder.resolve("kits");
        TestKit kit = TestKit.in(kits, CAMPAIGN);
        Setup setup = Setup.fresh().withCampaigns(kits);
        String version;
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted(GRETA.with("email", "first@example.org"));
            version = asked(application, "/en/");
        }
        Files.writeString(
                kit.folder().resolve("questions.csv"),
                "organisation,language,question\neurochild,en,\"May we, Eurochild, send you our letter?\"\n");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.get(HOME + "/with/eurochild").body())
                    .contains("May we, Eurochild, send you our letter?");
            TestMail early = application.counted(GRETA.with("asked_version", version));
            TestMail late = application.counted(GRETA.with("email", "late@example.org"));
            assertThat(answers(application, early).getLast().get("words").asString())
                    .isEqualTo("May Eurochild write to you about its work?");
            assertThat(answers(application, late).getLast().get("words").asString())
                    .isEqualTo("May we, Eurochild, send you our letter?");
            assertThat(application
                            .sign(GRETA.with("email", "x@example.org").with("asked_version", "f".repeat(64)))
                            .statusCode())
                    .as("words that nobody wrote bind nobody: those of now do")
                    .isEqualTo(303);
        }
    }

    private static String asked(TestApplication application, String language) {
        Matcher found = ASKED.matcher(
                application.get(language + CAMPAIGN + "/with/eurochild").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<JsonNode> answers(TestApplication application, TestMail mail) {
        JsonNode data = application.visitor().getJson(mail.minePath() + "/data.json");
        return StreamSupport.stream(data.get("answers").spliterator(), false).toList();
    }

    private static List<JsonNode> bundle(TestApplication application, String organisation, String query) {
        String token = Application.token(
                Options.parse("--data", application.setup.data().toString()), Map.of(), CAMPAIGN + "/" + organisation);
        return application
                .get(API + "/organisations/" + organisation + "/bundle" + query, "Authorization", "Bearer " + token)
                .body()
                .lines()
                .map(Visitor.JSON::readTree)
                .toList();
    }

    private static String lastMade(List<JsonNode> bundle) {
        return bundle.getFirst().get("made_at").asString();
    }
}
