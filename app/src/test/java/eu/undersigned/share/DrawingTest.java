package eu.undersigned.share;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Colour;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTest {
    private static final Typeface TYPEFACE = Typeface.load();
    private static final int MOST_BYTES = 100 * 1024;
    private static final int MARGIN = 16;

    private static byte[] png(PictureContent content) {
        return Png.of(Drawing.of(TYPEFACE, content), Drawing.PAPER, Drawing.colours(content));
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @ParameterizedTest
    @EnumSource
    void isAPictureOfAtMost100KilobytesInEveryLanguage(Language language) throws IOException {
        byte[] png = png(SampleContent.of(language));
        assertThat(png.length).isBetween(5_000, MOST_BYTES);
        BufferedImage picture = read(png);
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
    }

    @ParameterizedTest
    @EnumSource
    void hasALetterForEveryCharacterOfTheLanguage(Language language) {
        PictureContent content = SampleContent.of(language);
        String all = Stream.concat(
                        Stream.of(content.title(), content.total(), content.ofGoal(), content.brand()),
                        content.parts().stream())
                .collect(Collectors.joining())
                .replaceAll("[\u202f\u2009]", "\u00a0"); // narrow spaces in numbers are drawn as wide ones
        assertThat(TYPEFACE.drawable(all)).hasSameSizeAs(all);
        for (java.awt.Font font : new java.awt.Font[] {TYPEFACE.regular(), TYPEFACE.bold()}) {
            assertThat(font.canDisplayUpTo(all)).as(all).isEqualTo(-1);
        }
        // Different letters look different: none of them is the box that stands for a missing one.
        assertThat(png(SampleContent.of(language, "Ħħ Жж Ψψ", 1, Optional.empty(), Optional.empty())))
                .isNotEqualTo(png(SampleContent.of(language, "Ġġ Щщ Ωω", 1, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheEdgesFree(Language language) throws IOException {
        BufferedImage picture = read(png(SampleContent.of(
                language,
                SampleContent.title(language) + " " + SampleContent.title(language),
                123_456_789,
                Optional.of(
                        "Europäischer Dachverband der Kinderschutzorganisationen und Selbsthilfegruppen Betroffener"),
                Colour.parse("#ffff00"))));
        Set<Integer> edge = new HashSet<>();
        for (int x = 24; x < picture.getWidth(); x++) {
            for (int y = 0; y < MARGIN; y++) {
                edge.add(picture.getRGB(x, y));
                edge.add(picture.getRGB(x, picture.getHeight() - 1 - y));
            }
        }
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = picture.getWidth() - MARGIN; x < picture.getWidth(); x++) {
                edge.add(picture.getRGB(x, y));
            }
        }
        assertThat(edge).containsExactly(Drawing.PAPER.getRGB());
    }

    @Test
    void showsTheRingTheNumberAndTheOrganisation() {
        PictureContent plain = SampleContent.of(Language.EN);
        assertThat(png(plain)).isEqualTo(png(SampleContent.of(Language.EN)));
        String title = plain.title();
        assertThat(png(SampleContent.of(Language.EN, title, 3319, Optional.empty(), Optional.empty())))
                .isNotEqualTo(png(plain));
        assertThat(png(SampleContent.of(Language.EN, title, 3318, Optional.of("Eurochild"), Optional.empty())))
                .isNotEqualTo(png(plain));
        assertThat(png(SampleContent.of(Language.EN, title, 3318, Optional.empty(), Colour.parse("#aa0044"))))
                .isNotEqualTo(png(plain));
    }

    @Test
    void whatNoFontKnowsIsLeftOut() {
        assertThat(TYPEFACE.drawable("Every 😀 second\u0007 日本")).isEqualTo("Every  second");
        assertThat(png(SampleContent.of(Language.EN, "😀", 1, Optional.empty(), Optional.empty())))
                .isNotEmpty();
    }
}
