package eu.undersigned.screen;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// PDQ, a perceptual hash for pictures: the picture is softened, sampled at 64 by 64 points, and each of 256 low
/// frequencies gives one bit, whether it is above their median.
///
/// Nothing is scaled down before, so that the result is exact for a given luminance.
///
/// @see <a href="https://github.com/facebook/ThreatExchange/blob/main/hashing/hashing.pdf">The TMK+PDQF video-hashing
///     algorithm and the PDQ image-hashing algorithm</a>, 2019
public final class Pdq {
    /// Two pictures whose hashes differ in at most so many bits are taken for the same.
    public static final int MATCH = 31;
    /// A picture of less quality has too little in it to be told from others: a plain surface, a gradient.
    public static final int QUALITY = 50;

    private static final int SIZE = Cosines.IN;
    /// From the sum of gradients to quality; found by the authors on many pictures.
    private static final int GRADIENTS = 90;
    private static final int BEST = 100;

    private Pdq() {}

    /// A picture's hash.
    ///
    /// @param quality how much there is in the picture, 0 to 100
    public record Hashed(PdqHash hash, int quality) {
        /// Whether the hash tells enough to be compared with others.
        public boolean isUsable() {
            return quality >= QUALITY;
        }
    }

    /// The hashes of a picture and of all that it becomes by turning and mirroring.
    public record AllHashed(Map<Turn, PdqHash> hashes, int quality) {
        public AllHashed {
            hashes = Map.copyOf(hashes);
        }

        /// Of the picture turned this way.
        public PdqHash hash(Turn turn) {
            return Objects.requireNonNull(hashes.get(turn));
        }
    }

    public static Hashed hash(Luminance picture) {
        float[] samples = samples(picture);
        return new Hashed(bits(Cosines.of(samples)), quality(samples));
    }

    /// All eight from one look at the picture.
    public static AllHashed hashAll(Luminance picture) {
        float[] samples = samples(picture);
        float[] coefficients = Cosines.of(samples);
        Map<Turn, PdqHash> hashes = new EnumMap<>(Turn.class);
        for (Turn turn : Turn.values()) {
            hashes.put(turn, bits(turn.of(coefficients)));
        }
        return new AllHashed(hashes, quality(samples));
    }

    private static float[] samples(Luminance picture) {
        return Blur.samples(picture.values(), picture.width(), picture.height(), SIZE);
    }

    private static int quality(float[] samples) {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                float here = samples[i * SIZE + j];
                if (i + 1 < SIZE) {
                    sum += step(here, samples[(i + 1) * SIZE + j]);
                }
                if (j + 1 < SIZE) {
                    sum += step(here, samples[i * SIZE + j + 1]);
                }
            }
        }
        return Math.min(sum / GRADIENTS, BEST);
    }

    /// In whole hundredths of the way from black to white.
    private static int step(float one, float other) {
        return Math.abs((int) ((one - other) * 100 / 255));
    }

    private static PdqHash bits(float[] coefficients) {
        float[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2 - 1]; // the lower of the two in the middle
        long[] parts = new long[4];
        for (int i = 0; i < coefficients.length; i++) {
            if (coefficients[i] > median) {
                parts[i / Long.SIZE] |= 1L << i % Long.SIZE;
            }
        }
        return new PdqHash(parts[0], parts[1], parts[2], parts[3]);
    }
}
