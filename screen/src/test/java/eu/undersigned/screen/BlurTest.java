package eu.undersigned.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Beside the same averages taken everywhere, one after the other, as the algorithm is described: every bit is the
/// same.
class BlurTest {
    private static final int SAMPLES = 64;
    private static final int PASSES = 2;

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1, 7",
        "7, 1",
        "2, 3",
        "5, 5",
        "63, 64",
        "64, 63",
        "65, 66",
        "127, 129",
        "128, 128",
        "200, 131",
        "131, 200",
        "640, 481",
        "1000, 3",
        "3, 1000"
    })
    void everySampleIsThatOfTheWholePictureMadeSoft(int width, int height) {
        Random random = new Random(width * 1000L + height);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 255;
        }
        float[] before = values.clone();
        float[] samples = Blur.samples(values, width, height, SAMPLES);
        assertThat(values).isEqualTo(before);
        assertThat(samples).isEqualTo(ofTheWhole(values.clone(), width, height));
    }

    private static float[] ofTheWhole(float[] values, int width, int height) {
        float[] other = new float[values.length];
        for (int pass = 0; pass < PASSES; pass++) {
            alongRows(values, other, width, height, Blur.window(width, SAMPLES));
            alongColumns(other, values, width, height, Blur.window(height, SAMPLES));
        }
        float[] samples = new float[SAMPLES * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                samples[i * SAMPLES + j] =
                        values[Blur.middle(i, height, SAMPLES) * width + Blur.middle(j, width, SAMPLES)];
            }
        }
        return samples;
    }

    private static void alongRows(float[] from, float[] to, int width, int height, int window) {
        int ahead = (window + 2) / 2 - 1;
        for (int y = 0; y < height; y++) {
            int start = y * width;
            float sum = 0;
            int count = 0;
            int entering = 0;
            for (; entering < ahead; entering++) {
                sum += from[start + entering];
                count++;
            }
            for (int x = 0; x < width; x++, entering++) {
                int leaving = entering - window;
                if (entering < width) {
                    sum += from[start + entering];
                    count++;
                }
                if (leaving >= 0) {
                    sum -= from[start + leaving];
                    count--;
                }
                to[start + x] = sum / count;
            }
        }
    }

    /// All columns at once, row after row: memory is read in its order.
    private static void alongColumns(float[] from, float[] to, int width, int height, int window) {
        int ahead = (window + 2) / 2 - 1;
        float[] sums = new float[width];
        int count = 0;
        int entering = 0;
        for (; entering < ahead; entering++) {
            add(sums, from, entering * width);
            count++;
        }
        for (int y = 0; y < height; y++, entering++) {
            int leaving = entering - window;
            if (entering < height) {
                add(sums, from, entering * width);
                count++;
            }
            if (leaving >= 0) {
                subtract(sums, from, leaving * width);
                count--;
            }
            int start = y * width;
            for (int x = 0; x < width; x++) {
                to[start + x] = sums[x] / count;
            }
        }
    }

    private static void add(float[] sums, float[] from, int start) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += from[start + x];
        }
    }

    private static void subtract(float[] sums, float[] from, int start) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] -= from[start + x];
        }
    }
}
