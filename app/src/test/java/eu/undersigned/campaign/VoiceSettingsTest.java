package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.seal.Identity;
import eu.undersigned.seal.Recipient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VoiceSettingsTest {
    private final KitFiles real = KitFolders.files(KitFolder.REAL);

    private static VoiceRules rules(KitFiles files) throws KitException {
        return KitReader.read(files).content().voices().orElseThrow();
    }

    @Test
    void whatIsNotChangedKeepsEveryByte() {
        assertThat(VoiceSettings.of(real).in(real)).isEqualTo(real);
    }

    @Test
    void whatIsChangedIsReadAndCommentsStay() throws KitException {
        Recipient key = Identity.generate().recipient();
        KitFiles changed = new VoiceSettings("false", key.text(), "24", "5").in(real);
        VoiceRules rules = rules(changed);
        assertThat(rules).isEqualTo(new VoiceRules(false, java.util.Optional.of(key), Duration.ofHours(24), 5));
        assertThat(changed.text(VoiceSettings.FILE).lines().filter(line -> line.startsWith("#")))
                .containsExactlyElementsOf(real.text(VoiceSettings.FILE)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .toList());
        assertThat(rules(VoiceSettings.of(changed).withModerators("").in(changed))
                        .moderators())
                .isEmpty();
    }

    @Test
    void whereNoFileIsTheProposedOneIsRight() throws KitException {
        KitFiles without = real.without(VoiceSettings.FILE);
        KitFiles made = VoiceSettings.of(without).in(without);
        assertThat(rules(made).cooling()).isEqualTo(Duration.ofHours(48));
        assertThat(made.text(VoiceSettings.FILE)).startsWith("# ");
    }
}
