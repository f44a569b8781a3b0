package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.config.ConfigException;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignsTest {
    @TempDir
    Path folder;

    private final Database database = TestPostgres.freshDatabase();
    private final Campaigns campaigns = new Campaigns(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatTheKitSaysIsWhatTheCampaignIs() throws KitException {
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        Kit kit = KitReader.read(KitFolder.REAL);
        Campaign campaign = campaigns.find("every-second-counts").orElseThrow();
        assertThat(campaigns.byId(campaign.id())).isSameAs(campaign);
        assertThat(campaign.languages()).containsExactly(Language.values());
        assertThat(campaign.goal()).isEqualTo(100_000);
        assertThat(campaign.goalPolicy()).isEqualTo(kit.goal());
        assertThat(campaign.declaredCount()).isEqualTo(50_000);
        assertThat(campaign.lead().slug()).isEqualTo("justice-initiative");
        assertThat(campaign.figures()).containsExactlyInAnyOrderElementsOf(kit.figures());
        for (PetitionText text : kit.texts()) {
            assertThat(campaign.text(text.language()).orElseThrow())
                    .usingRecursiveComparison()
                    .ignoringFields("id")
                    .isEqualTo(text);
        }
    }

    @Test
    void aKitWithoutTheHelplineForChildrenIsWarnedOf() throws KitException, IOException {
        KitFolder kit = KitFolder.copyInto(folder);
        campaigns.importKit(kit.path(), (_, _, _) -> {});
        assertThat(campaigns.warnings()).isEmpty();
        kit.replace("helplines.csv", "EU,child,", "AT,child,");
        kit.replace("helplines.csv", ",FR IT\n", ",\n");
        campaigns.importKit(kit.path(), (_, _, _) -> {});
        assertThat(campaigns.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning).startsWith("no campaign has a helpline for children"));
    }

    /// As an upgrade finds a kit that the version before took.
    @Test
    void aFileThatNobodySignsIsLeftOutWhenItCanNotBeUsed() throws IOException {
        KitFolder kit = KitFolder.copyInto(folder);
        kit.write("timeline.csv", "when;what\n2023;A vote\n".getBytes(StandardCharsets.UTF_8));
        kit.append("redirects.csv", "kind,from,to\npath,a,a\n");
        kit.write("news/old.en.md", "no front matter".getBytes(StandardCharsets.UTF_8));
        importFolder(kit);
        Campaign campaign = campaigns.all().getFirst();
        assertThat(campaign.content().timeline()).isEmpty();
        assertThat(campaign.content().posts()).isEmpty();
        assertThat(campaign.content().helplines()).isNotEmpty();
        assertThat(campaign.content().facts()).isNotEmpty();
        assertThat(campaigns.warnings())
                .anyMatch(warning -> warning.contains("timeline.csv:1: commas are expected"))
                .anyMatch(warning -> warning.contains("redirects.csv:2: to: leads back"))
                .anyMatch(warning -> warning.contains("news/old.en.md:1: the file begins with front matter"))
                .hasSize(3);
        assertThat(kit.errors()).as("publishing refuses it").isNotEmpty();
        importFolder(kit);
        assertThat(count("kit_version")).as("the folder's files, as they are").isEqualTo(1);
        kit.delete("timeline.csv");
        kit.delete("redirects.csv");
        kit.delete("news/old.en.md");
        importFolder(kit);
        assertThat(campaigns.warnings()).isEmpty();
    }

    @Test
    void withoutALedgerThePetitionHasNoFigures() throws IOException {
        KitFolder kit = KitFolder.copyInto(folder);
        kit.replace("facts.csv", "id,value", "name,value");
        kit.append("corrections.csv", "date,fact,was,is,reason\n2026-01-01,hosted-in-eu,61,62,A slip.\n");
        String version =
                importFolder(KitFolder.REAL).text(Language.EN).orElseThrow().version();
        Campaign campaign = importFolder(kit);
        assertThat(campaign.figures()).isEmpty();
        assertThat(campaign.text(Language.EN).orElseThrow().figures()).isEmpty();
        assertThat(campaign.text(Language.EN).orElseThrow().version())
                .as("the text is as it was")
                .isEqualTo(version);
        assertThat(campaigns.warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("facts.csv:1: "))
                .anyMatch(warning -> warning.contains("corrections.csv:2: fact: "));
    }

    @Test
    void whatPeopleSignIsNeverLeftOut() throws IOException {
        KitFolder kit = KitFolder.copyInto(folder);
        kit.replace("timeline.csv", "id,date", "date,id");
        kit.replace("petition.en.md", "## demands", "## wishes");
        assertThatThrownBy(() -> importFolder(kit))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("petition.en.md");
        assertThat(campaigns.all()).isEmpty();
    }

    private Campaign importFolder(KitFolder kit) {
        return importFolder(kit.path());
    }

    private Campaign importFolder(Path path) {
        campaigns.importKits(List.of(KitFolders.found(path)), (_, _, _) -> {});
        return campaigns.all().getFirst();
    }

    @Test
    void theSameKitTwiceChangesNothing() throws KitException {
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        List<Campaign> before = campaigns.all();
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        assertThat(campaigns.all()).isEqualTo(before);
        assertThat(count("petition_text")).isEqualTo(24);
    }

    @Test
    void anOldSlugThatIsAnotherCampaignsIsWarnedOf() throws IOException, KitException {
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        KitFolder other = KitFolder.copyInto(folder);
        other.replace("campaign.yaml", "slug: every-second-counts", "slug: other");
        other.write(
                "redirects.csv",
                "kind,from,to\nold_slug,former,\nold_slug,every-second-counts,\n".getBytes(StandardCharsets.UTF_8));
        campaigns.importKit(folder, (_, _, _) -> {});
        assertThat(campaigns.warnings())
                .containsExactly("the kit of the campaign other: redirects.csv: from: 'every-second-counts' is the"
                        + " slug of another campaign of this instance, which keeps its address");
    }

    @Test
    void aKitWithAnErrorChangesNothing() throws IOException, KitException {
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        List<Campaign> before = campaigns.all();
        KitFolder spoilt = KitFolder.copyInto(folder);
        spoilt.replace("campaign.yaml", "name: Every Second Counts", "name: Something Else");
        spoilt.replace("facts.csv", "62,percent", "62,share");
        assertThatThrownBy(() -> campaigns.importKit(folder, (_, _, _) -> {})).isInstanceOf(KitException.class);
        campaigns.refresh();
        assertThat(campaigns.all()).isEqualTo(before);
    }

    @Test
    void aChangedTextIsANewVersionAndTheOldOneStays() throws IOException, KitException {
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        PetitionText before = text();
        KitFolder changed = KitFolder.copyInto(folder);
        changed.replace("petition.sl.md", "# ", "# Novo: ");
        campaigns.importKit(folder, (_, _, _) -> {});

        assertThat(text().version()).isNotEqualTo(before.version());
        assertThat(text().id()).isNotEqualTo(before.id());
        assertThat(database.<Object>inTransaction(transaction -> campaigns.version(transaction, before.id())))
                .isEqualTo(java.util.Optional.of(new TextVersion(Language.SL, before.version())));

        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        assertThat(text().id()).isEqualTo(before.id());
    }

    @Test
    void theGoalRisesOnceAndIsLogged() throws KitException {
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        Campaign before = campaigns.find("every-second-counts").orElseThrow();
        campaigns.raiseGoal(before, 94_999);
        assertThat(goal()).isEqualTo(100_000);
        campaigns.raiseGoal(before, 95_000);
        campaigns.raiseGoal(before, 95_001); // another node, which does not know yet
        assertThat(goal()).isEqualTo(250_000);
        assertThat(database.<List<Map<String, Object>>>inTransaction(transaction -> transaction
                        .createQuery("SELECT from_goal, to_goal, total, rule FROM goal_change")
                        .mapToMap()
                        .list()))
                .containsExactly(Map.of(
                        "from_goal", 100_000L,
                        "to_goal", 250_000L,
                        "total", 95_000L,
                        "rule", before.goalPolicy().rule()));
        campaigns.importKit(KitFolder.REAL, (_, _, _) -> {});
        assertThat(goal()).as("an import lowers no goal").isEqualTo(250_000);
    }

    @Test
    void closingAndOpeningAgainByTheKit() throws IOException, KitException {
        KitFolder kit = KitFolder.copyInto(folder);
        campaigns.importKit(folder, (_, _, _) -> {});
        assertThat(campaigns.all().getFirst().closedSince()).isEmpty();
        kit.replace("campaign.yaml", "open: true", "open: false");
        campaigns.importKit(folder, (_, _, _) -> {});
        var closed = campaigns.all().getFirst().closedSince();
        assertThat(closed).isPresent();
        campaigns.importKit(folder, (_, _, _) -> {});
        assertThat(campaigns.all().getFirst().closedSince()).isEqualTo(closed);
        kit.replace("campaign.yaml", "open: false", "open: true");
        campaigns.importKit(folder, (_, _, _) -> {});
        assertThat(campaigns.all().getFirst().closedSince()).isEmpty();
    }

    @Test
    void closingAtOnceClosesACampaignThatWouldHaveClosedLater() throws IOException, KitException {
        KitFolder kit = KitFolder.copyInto(folder);
        Instant later = Instant.now().plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.SECONDS);
        kit.replace("campaign.yaml", "open: true", "open: true\ncloses: " + later);
        campaigns.importKit(folder, (_, _, _) -> {});
        Campaign open = campaigns.all().getFirst();
        assertThat(open.closedSince()).contains(later);

        kit.replace("campaign.yaml", "open: true\ncloses: " + later, "open: false");
        assertThat(open.as(KitReader.read(folder), Instant.now()).isOpen(Instant.now()))
                .as("in the preview")
                .isFalse();
        campaigns.importKit(folder, (_, _, _) -> {});
        assertThat(campaigns.all().getFirst().isOpen(Instant.now())).isFalse();
    }

    private PetitionText text() {
        return campaigns.all().getFirst().text(Language.SL).orElseThrow();
    }

    private long goal() {
        return campaigns.all().getFirst().goal();
    }

    private int count(String table) {
        return database.<Integer>inTransaction(transaction -> transaction
                .createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
