package eu.undersigned.share;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextBlockTest {
    private static final Typeface TYPEFACE = Typeface.load();
    private static final double WIDTH = 590;

    private static TextBlock title(String text) {
        return TextBlock.fit(TYPEFACE, text, true, WIDTH, 340, 3, 66);
    }

    private static void fits(TextBlock block) {
        assertThat(block.lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(block.height()).isLessThanOrEqualTo(340);
        assertThat(block.lines())
                .allSatisfy(line -> assertThat((double) line.getAdvance()).isLessThanOrEqualTo(WIDTH + 1));
    }

    private static int letters(TextBlock block) {
        return block.lines().stream().mapToInt(line -> line.getCharacterCount()).sum();
    }

    @ParameterizedTest
    @EnumSource
    void titlesStandInThreeLinesAndCanBeRead(Language language) {
        TextBlock block = title(SampleContent.title(language));
        fits(block);
        assertThat(block.size()).isGreaterThan(28);
    }

    @Test
    void nothingIsLeftOut() {
        String text = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und andere Selbstverständlichkeiten";
        TextBlock block = title(text);
        fits(block);
        int spacesAtBreaks = block.lines().size() - 1;
        assertThat(letters(block)).isEqualTo(text.length() - spacesAtBreaks);
    }

    @Test
    void aWordIsMadeSmallerAndNeverCut() {
        for (int length : new int[] {20, 80, 300}) {
            TextBlock block = title("Ω".repeat(length));
            assertThat(block.lines()).hasSize(1);
            fits(block);
        }
    }

    @Test
    void aTextOf300CharactersFits() {
        String text = "Die Mitgliedstaaten mögen rasch handeln. ".repeat(8).substring(0, 300);
        fits(title(text));
    }

    @Test
    void aShortTextKeepsItsSize() {
        assertThat(title("Sign").size()).isEqualTo(66);
        assertThat(title("").lines()).isEmpty();
    }
}
