package eu.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterVersion;
import eu.undersigned.campaign.LetterVersions;
import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final LetterText MAIN = SampleLetters.text(Language.EN);
    private static final LetterText HANDED_OVER = german("b1");
    private static final LetterText BEFORE = german("c1");
    private static final LetterText LATER = german("d1");

    private static LetterText german(String digits) {
        LetterText text = SampleLetters.text(Language.DE);
        return new LetterText(
                text.language(),
                text.status(),
                digits.repeat(32),
                text.sourceVersion(),
                text.title(),
                text.sender(),
                text.addressee(),
                text.summary(),
                text.note(),
                text.opening(),
                text.points(),
                text.closing());
    }

    private static LetterVersion version(int number, LetterText text, int day) {
        return new LetterVersion(
                number,
                text.equals(MAIN),
                text,
                Instant.parse("2027-03-01T10:00:00Z").plusSeconds(86_400L * day));
    }

    private static Signatory signatory(LetterText text) {
        return new Signatory(
                "House",
                "DE",
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2027-04-01"),
                text.version(),
                false,
                Optional.empty());
    }

    private static Reading reading(LetterText signed) {
        Reading sample = SampleLetters.reading(Language.EN, MAIN, 0);
        Letter letter = new Letter(
                "first",
                Letter.Stage.DELIVERED,
                Optional.empty(),
                sample.letter().delivered(),
                List.of(),
                List.of(),
                List.of(MAIN, HANDED_OVER));
        LetterVersions versions = new LetterVersions(List.of(
                version(1, MAIN, 0),
                version(1, BEFORE, 0),
                version(1, HANDED_OVER, 1),
                version(1, LATER, 2),
                // Beside a later main text, the German one stayed what it was.
                version(2, HANDED_OVER, 3)));
        return new Reading(sample.venue(), letter, versions, List.of(signatory(signed)), sample.today());
    }

    private static List<String> remarks(LetterText signed) {
        return reading(signed)
                .current()
                .signed()
                .orElseThrow()
                .groups()
                .getFirst()
                .signers()
                .getFirst()
                .remarks();
    }

    @Test
    void whoSignedWhatWasHandedOverHasNoRemarkInWhateverLanguage() {
        assertThat(remarks(MAIN)).isEmpty();
        assertThat(remarks(HANDED_OVER)).isEmpty();
        assertThat(reading(HANDED_OVER).number(HANDED_OVER.version())).contains(1);
    }

    @Test
    void whoSignedAnotherWordingOfATranslationIsSaidToHaveSignedThatOne() {
        assertThat(remarks(BEFORE)).containsExactly("Signed version 1 (c1c1c1c1c1c1)");
        assertThat(remarks(LATER)).containsExactly("Signed version 1 (d1d1d1d1d1d1)");
    }

    @Test
    void everyWordingIsFoundByItsHash() {
        Reading reading = reading(MAIN);
        for (LetterText text : List.of(MAIN, BEFORE, HANDED_OVER, LATER)) {
            assertThat(reading.find(text.version()).map(LetterVersion::text)).contains(text);
            assertThat(reading.find(text.shortVersion()).map(LetterVersion::text))
                    .contains(text);
        }
        assertThat(reading.find(HANDED_OVER.version()).map(LetterVersion::number))
                .as("the one that was handed over")
                .contains(1);
        assertThat(reading.find("0".repeat(64))).isEmpty();
    }
}
