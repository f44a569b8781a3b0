package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.CampaignSettings.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignSettingsTest {
    private final KitFiles real = KitFolders.files(KitFolder.REAL);

    private static CampaignSettings named(CampaignSettings settings, String name) {
        return new CampaignSettings(
                name,
                settings.hashtag(),
                settings.minimumAge(),
                settings.open(),
                settings.opens(),
                settings.closes(),
                settings.first(),
                settings.raiseAtPercent(),
                settings.steps(),
                settings.declared());
    }

    @Test
    void whatIsNotChangedKeepsEveryByte() {
        assertThat(CampaignSettings.of(real).in(real)).isEqualTo(real);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Every Second",
                "with: a colon",
                "#hash",
                "\"quoted\" and \\ slashes",
                "- item",
                "true",
                "12",
                "null",
                "~",
                "{flow}",
                "[list]",
                "tail #comment",
                "'single'",
                "Ελληνικά & български",
                "%percent",
                "@at",
                "2027-06-01",
                "a, b",
                "*star",
                "!bang",
                "yes: "
            })
    void aNameIsReadAsItWasWrittenAndCommentsStay(String name) throws KitException {
        KitFiles changed = named(CampaignSettings.of(real), name).in(real);
        assertThat(KitReader.read(changed).name()).isEqualTo(name.strip());
        assertThat(changed.text("campaign.yaml"))
                .contains("# The campaign kit of Every Second Counts.")
                .contains("# Signatures collected elsewhere. Always shown apart")
                .contains("# The goal counts verified and declared signatures together.");
        assertThat(changed.differences(real)).containsExactly("campaign.yaml");
    }

    @Test
    void timesComeAndGo() throws KitException {
        CampaignSettings before = CampaignSettings.of(real);
        CampaignSettings timed = new CampaignSettings(
                before.name(),
                before.hashtag(),
                "18",
                before.open(),
                "2027-06-01T10:00:00Z",
                "2027-07-01T10:00:00Z",
                "5000",
                "90",
                "6000, 7000",
                List.of());
        KitFiles changed = timed.in(real);
        Kit kit = KitReader.read(changed);
        assertThat(kit.opens().orElseThrow()).isEqualTo("2027-06-01T10:00:00Z");
        assertThat(kit.closes().orElseThrow()).isEqualTo("2027-07-01T10:00:00Z");
        assertThat(kit.goal()).isEqualTo(new GoalPolicy(5_000, 90, List.of(6_000L, 7_000L)));
        assertThat(kit.declared()).isEmpty();
        assertThat(kit.minimumAge()).isEqualTo(18);
        assertThat(before.in(changed).text("campaign.yaml"))
                .doesNotContain("opens:")
                .contains("first: 100000");
        assertThat(KitReader.read(before.in(changed)).goal())
                .isEqualTo(KitReader.read(real).goal());
    }

    @Test
    void batchesAreAdded() throws KitException {
        CampaignSettings before = CampaignSettings.of(real);
        List<Batch> two = List.of(before.declared().getFirst(), new Batch("2024-01-02", "7", "\"Paper\": lists"));
        CampaignSettings settings = new CampaignSettings(
                before.name(),
                before.hashtag(),
                before.minimumAge(),
                before.open(),
                before.opens(),
                before.closes(),
                before.first(),
                before.raiseAtPercent(),
                before.steps(),
                two);
        assertThat(KitReader.read(settings.in(real)).declared())
                .extracting(Declared::source)
                .containsExactly("Eurochild", "\"Paper\": lists");
    }

    @Test
    void openingAfterClosingIsRefused() {
        KitFiles wrong = real.with(
                "campaign.yaml",
                real.text("campaign.yaml") + "opens: 2027-06-01T10:00:00Z\ncloses: 2027-06-01T09:00:00Z\n");
        assertThat(KitReader.errors(wrong))
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).startsWith("opens: "));
    }
}
