package eu.undersigned;

import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Options;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A newcomer looks at an instance full of invented signatures, and is never made to believe in them.
class DemonstrationStoryTest {
    @Test
    void fiftyThousandAreAddedOnceAndEveryPageSaysThatTheyAreMadeUp() {
        Setup setup = Setup.fresh().withFlags("--demo");
        try (TestApplication application = TestApplication.start(setup)) {
            JsonNode counts = application.counts();
            assertThat(counts.get("confirmed").asLong()).isEqualTo(50_000);
            assertThat(counts.get("pending").asLong()).isEqualTo(600);
            assertThat(application.signatures()).isEqualTo(50_600);
            assertThat(counts.get("by_country").size()).isGreaterThan(25);
            assertThat(counts.get("by_language").size()).isGreaterThan(20);
            assertThat(counts.get("by_day").size()).isGreaterThan(50);
            assertThat(counts.get("by_organisation").size()).isGreaterThan(1);
            assertThat(sum(counts, "by_country")).isEqualTo(50_000);
            assertThat(sum(counts, "by_day")).isEqualTo(50_000);
            assertEveryPageIsMarked(application);
            assertAnInventedOrganisationOpensWhatItReceives(application);
            assertTheConsoleTellsOfOneAttack(application);
        }
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.get(HOME + "/organisations").body())
                    .as("the kit was read again, and they are still there")
                    .contains("Demo organisation AT 12", "Eurochild");
            assertThat(application.signatures()).isEqualTo(50_600);
            assertThat(application.tally("confirmed")).isEqualTo(50_000);
        }
        try (TestApplication application = TestApplication.start(setup.withFlags())) {
            // Without the flag the invented signatures are still there, and so is the mark.
            assertEveryPageIsMarked(application);
        }
    }

    private static void assertAnInventedOrganisationOpensWhatItReceives(TestApplication application) {
        String page = application.get(HOME + "/organisations").body();
        assertThat(page.split("Demo organisation ", -1)).hasSizeGreaterThan(150);
        String slug = "demo-ie-03";
        Path data = application.setup.data();
        String token = Application.token(
                Options.parse("--data", data.toString()), Map.of(), TestApplication.CAMPAIGN + "/" + slug);
        Path bundle = data.resolve("demo.bundle");
        Path people = data.resolve("people.csv");
        try {
            Files.writeString(
                    bundle,
                    application
                            .get(
                                    TestApplication.API + "/organisations/" + slug + "/bundle",
                                    "Authorization",
                                    "Bearer " + token)
                            .body());
            int status = Tools.commandLine()
                    .execute(
                            "open",
                            "--key",
                            data.resolve("demo-keys/" + TestApplication.CAMPAIGN + "." + slug + ".txt")
                                    .toString(),
                            "--output",
                            people.toString(),
                            bundle.toString());
            assertThat(status).isZero();
            assertThat(Files.readAllLines(people))
                    .hasSizeGreaterThan(10)
                    .anyMatch(line -> line.contains("Demo Signer"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertTheConsoleTellsOfOneAttack(TestApplication application) {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
        TestMember coordinator = TestMember.of(application, "Demi", new Grant(Role.COORDINATOR, campaign, 0));
        String console = "/console/" + TestApplication.CAMPAIGN;
        assertThat(coordinator.get(console + "/protection").body())
                .contains("<td class=\"number\">410</td>")
                .doesNotContain(ConsoleTexts.texts().of("console.protection.attacks.none"));
        assertThat(application.number("""
                        SELECT count(*) FROM attack JOIN alert USING (campaign_id, since, until)
                        WHERE kind = 'attack'"""))
                .as("the row and the alert tell of the same time")
                .isEqualTo(1);
    }

    private static void assertEveryPageIsMarked(TestApplication application) {
        TestMail mail = application.signed("Demi Demo", "demi" + System.nanoTime() + "@demo.example");
        List<String> pages = List.of(
                HOME,
                "/en/help",
                HOME + "/privacy",
                "/en/nowhere",
                HOME + "/inbox/018f0000-0000-7000-8000-000000000000",
                mail.confirmPath(),
                mail.minePath());
        for (String page : pages) {
            assertThat(application.get(page).body())
                    .as(page)
                    .contains(Texts.in(Language.EN).of("frame.demo"));
        }
        assertThat(application.get("/de/every-second-counts").body())
                .contains(Texts.in(Language.DE).of("frame.demo"));
        application.visitor().post(mail.confirmPath(), Map.of("action", "reject"));
    }

    @Test
    void realSignaturesAreNeverMixedWithInventedOnes() {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            application.signed("Rea Real", "rea@real.example");
            assertThat(application.get(HOME).body())
                    .doesNotContain(Texts.in(Language.EN).of("frame.demo"));
        }
        assertThatThrownBy(() -> TestApplication.launch(setup.withFlags("--demo"), new TestClock()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("real signatures");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.signatures()).isEqualTo(1);
            assertThat(application.get(HOME).body())
                    .doesNotContain(Texts.in(Language.EN).of("frame.demo"));
        }
    }

    private static long sum(JsonNode counts, String by) {
        long sum = 0;
        for (JsonNode count : counts.get(by)) {
            sum += count.asLong();
        }
        return sum;
    }
}
