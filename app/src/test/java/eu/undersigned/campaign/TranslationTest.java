package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
    private final KitFiles real = KitFolders.files(KitFolder.REAL);

    private Translation of(Language language) {
        return Translation.of(real, language).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aFileThatIsWrittenAgainIsTheSameText(Language language) {
        Translation translation = of(language);
        assertThat(translation.flaws()).isEmpty();
        KitFiles again = real.with(Translation.path(language), translation.write());
        assertThat(Translation.of(again, language)).contains(translation);
        assertThat(KitReader.errors(again)).isEmpty();
    }

    @Test
    void everyTranslationOfTheRealKitFollowsItsSource() {
        Translation source = Translation.source(real).orElseThrow();
        assertThat(source.text().language()).isEqualTo(Language.EN);
        for (Language language : Language.values()) {
            if (language != Language.EN) {
                assertThat(of(language).isStale(source)).as(language.code()).contains(false);
            }
        }
    }

    @Test
    void aTranslationIsStaleOnceTheSourceIsAnother() {
        KitFiles changed =
                real.with("petition.en.md", real.text("petition.en.md").replace("# Every", "# Each"));
        Translation source = Translation.source(changed).orElseThrow();
        assertThat(of(Language.DE).isStale(source)).contains(true);
        assertThat(new Translation(of(Language.DE).text(), Optional.empty()).isStale(source))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# heading", "- item", "## why", "---\nx: y"})
    void whatWouldBeReadAsSomethingElseIsAFlaw(String paragraph) {
        PetitionText text = of(Language.DE).text();
        PetitionText spoilt = new PetitionText(
                0,
                text.language(),
                "",
                text.askNumber(),
                text.status(),
                text.addressee(),
                text.title(),
                text.ask(),
                List.of(paragraph),
                text.demands(),
                text.figures());
        assertThat(new Translation(spoilt, Optional.empty()).flaws()).isNotEmpty();
    }

    @Test
    void aVersionThatIsNoneIsRefused() {
        KitFiles changed = real.with(
                "petition.de.md",
                real.text("petition.de.md").replaceFirst("source_version: [0-9a-f]+", "source_version: latest"));
        assertThat(KitReader.errors(changed))
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).startsWith("source_version: "));
    }
}
