package eu.undersigned.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdqTest {
    /// The same steps in the plainest way and with twice the precision: no running sums, no kept half.
    private static PdqHash plain(Luminance picture) {
        double[] soft = new double[picture.values().length];
        for (int i = 0; i < soft.length; i++) {
            soft[i] = picture.values()[i];
        }
        for (int pass = 0; pass < 2; pass++) {
            soft = averaged(soft, picture.width(), picture.height(), true);
            soft = averaged(soft, picture.width(), picture.height(), false);
        }
        double[] coefficients = new double[256];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                for (int y = 0; y < 64; y++) {
                    for (int x = 0; x < 64; x++) {
                        double sample = soft[
                                (int) ((y + 0.5) * picture.height() / 64) * picture.width()
                                        + (int) ((x + 0.5) * picture.width() / 64)];
                        coefficients[16 * i + j] += sample
                                * Math.cos(Math.PI * (i + 1) * (y + 0.5) / 64)
                                * Math.cos(Math.PI * (j + 1) * (x + 0.5) / 64);
                    }
                }
            }
        }
        double median = Arrays.stream(coefficients).sorted().toArray()[127];
        long[] bits = new long[4];
        for (int i = 0; i < 256; i++) {
            bits[i / 64] |= coefficients[i] > median ? 1L << i % 64 : 0;
        }
        return new PdqHash(bits[0], bits[1], bits[2], bits[3]);
    }

    private static double[] averaged(double[] from, int width, int height, boolean alongRows) {
        int length = alongRows ? width : height;
        int window = (length + 127) / 128;
        double[] to = new double[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int here = alongRows ? x : y;
                int last = Math.min(here + (window + 2) / 2 - 1, length - 1);
                int first = Math.max(here + (window + 2) / 2 - window, 0);
                double sum = 0;
                for (int k = first; k <= last; k++) {
                    sum += alongRows ? from[y * width + k] : from[k * width + x];
                }
                to[y * width + x] = sum / (last - first + 1);
            }
        }
        return to;
    }

    @ParameterizedTest
    @CsvSource({"1,640,480", "2,64,64", "3,63,65", "4,1000,301", "5,129,128", "6,200,1300", "7,17,9", "8,1024,768"})
    void agreesWithThePlainestWayToDoIt(int number, int width, int height) {
        Luminance picture = Luminance.of(Drawing.of(number, width, height));
        assertThat(Pdq.hash(picture).hash().distance(plain(picture))).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15, 16})
    void aSmallerOrCompressedPictureIsTheSame(int number) throws IOException {
        BufferedImage picture = Drawing.of(number, 1200, 900);
        Pdq.Hashed original = Pdq.hash(Luminance.of(picture));
        assertThat(original.quality()).isGreaterThan(Pdq.QUALITY);
        assertThat(original.isUsable()).isTrue();
        assertThat(Pdq.hash(Luminance.of(scaled(picture, 300, 225))).hash().distance(original.hash()))
                .isLessThanOrEqualTo(Pdq.MATCH);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        BufferedImage compressed = ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
        assertThat(Pdq.hash(Luminance.of(compressed)).hash().distance(original.hash()))
                .isLessThanOrEqualTo(Pdq.MATCH);
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }

    @Test
    void otherPicturesAreFarAway() {
        for (int i = 20; i < 40; i++) {
            PdqHash one = Pdq.hash(Luminance.of(Drawing.of(i, 400, 300))).hash();
            PdqHash other =
                    Pdq.hash(Luminance.of(Drawing.of(i + 100, 400, 300))).hash();
            assertThat(one.distance(other)).isGreaterThan(2 * Pdq.MATCH);
        }
    }

    /// What the hash of a turned picture is said to be is what the turned picture has.
    @ParameterizedTest
    @EnumSource
    void turnsAreThoseOfThePicture(Turn turn) {
        int size = 512;
        Luminance picture = Luminance.of(Drawing.of(31, size, size));
        float[] turned = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int far = size - 1;
                int from = switch (turn) {
                    case NONE -> y * size + x;
                    case QUARTER -> x * size + (far - y);
                    case HALF -> (far - y) * size + (far - x);
                    case THREE_QUARTERS -> (far - x) * size + y;
                    case TOP_TO_BOTTOM -> (far - y) * size + x;
                    case LEFT_TO_RIGHT -> y * size + (far - x);
                    case DIAGONAL -> x * size + y;
                    case OTHER_DIAGONAL -> (far - x) * size + (far - y);
                };
                turned[y * size + x] = picture.values()[from];
            }
        }
        PdqHash seen = Pdq.hash(new Luminance(turned, size, size)).hash();
        Pdq.AllHashed all = Pdq.hashAll(picture);
        assertThat(all.hashes()).hasSize(8);
        assertThat(seen.distance(all.hash(turn))).isLessThanOrEqualTo(Pdq.MATCH);
        all.hashes()
                .forEach((other, hash) -> assertThat(other == turn || seen.distance(hash) > Pdq.MATCH)
                        .as(other + " is another")
                        .isTrue());
    }

    @Test
    void aPlainSurfaceHasTooLittleInIt() {
        float[] values = new float[300 * 200];
        Arrays.fill(values, 200);
        Pdq.Hashed hashed = Pdq.hash(new Luminance(values, 300, 200));
        assertThat(hashed.quality()).isZero();
        assertThat(hashed.isUsable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2000", "2000,1", "5,5", "3,64"})
    void tinyAndNarrowPicturesAreHashedToo(int width, int height) {
        assertThat(Pdq.hash(Luminance.of(Drawing.of(1, width, height))).quality())
                .isBetween(0, 100);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_INT_BGR
            })
    void howThePictureLiesInMemoryChangesNothing(int type) {
        BufferedImage picture = Drawing.of(9, 333, 222);
        BufferedImage other = new BufferedImage(333, 222, type);
        other.getGraphics().drawImage(picture, 0, 0, null);
        assertThat(Luminance.of(other).values()).isEqualTo(Luminance.of(picture).values());
        BufferedImage part = new BufferedImage(400, 300, BufferedImage.TYPE_3BYTE_BGR).getSubimage(20, 30, 333, 222);
        part.getGraphics().drawImage(picture, 0, 0, null);
        assertThat(Luminance.of(part).values()).isEqualTo(Luminance.of(picture).values());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Luminance(new float[5], 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Luminance(new float[0], 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
