package eu.undersigned.screen;

/// The low frequencies of a 64 by 64 picture: a discrete cosine transform (DCT-II) of which 16 by 16 coefficients are
/// kept, those of the frequencies 1 to 16 in each direction. The mean brightness, frequency 0, is left out.
final class Cosines {
    static final int IN = 64;
    static final int OUT = 16;

    private static final float[] MATRIX = matrix();

    private Cosines() {}

    private static float[] matrix() {
        float scale = (float) Math.sqrt(2.0 / IN);
        float[] matrix = new float[OUT * IN];
        for (int frequency = 0; frequency < OUT; frequency++) {
            for (int at = 0; at < IN; at++) {
                matrix[frequency * IN + at] =
                        (float) (scale * Math.cos(Math.PI / 2 / IN * (frequency + 1) * (2 * at + 1)));
            }
        }
        return matrix;
    }

    /// @param samples 64 rows of 64
    /// @return 16 rows of 16
    static float[] of(float[] samples) {
        float[] half = new float[OUT * IN];
        for (int i = 0; i < OUT; i++) {
            for (int j = 0; j < IN; j++) {
                float sum = 0;
                for (int k = 0; k < IN; k++) {
                    sum += MATRIX[i * IN + k] * samples[k * IN + j];
                }
                half[i * IN + j] = sum;
            }
        }
        float[] all = new float[OUT * OUT];
        for (int i = 0; i < OUT; i++) {
            for (int j = 0; j < OUT; j++) {
                float sum = 0;
                for (int k = 0; k < IN; k++) {
                    sum += half[i * IN + k] * MATRIX[j * IN + k];
                }
                all[i * OUT + j] = sum;
            }
        }
        return all;
    }
}
