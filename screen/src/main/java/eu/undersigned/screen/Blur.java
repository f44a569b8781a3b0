package eu.undersigned.screen;

/// Makes a picture soft enough to be sampled at 64 by 64 points: two passes of a moving average along rows and columns,
/// which together weigh like a tent.
///
/// Every sum is a running one, and the order of additions is part of the algorithm: with another order the last bits of
/// the numbers would differ, and now and then a bit of a hash.
final class Blur {
    private static final int PASSES = 2;

    private Blur() {}

    /// How many pixels an average takes in, of `pixels` that become `samples`.
    static int window(int pixels, int samples) {
        return (pixels + 2 * samples - 1) / (2 * samples);
    }

    /// @param values row after row; changed
    static void blur(float[] values, int width, int height, int samples) {
        float[] other = new float[values.length];
        for (int pass = 0; pass < PASSES; pass++) {
            alongRows(values, other, width, height, window(width, samples));
            alongColumns(other, values, width, height, window(height, samples));
        }
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
