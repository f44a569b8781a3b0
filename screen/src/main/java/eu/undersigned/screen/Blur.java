package eu.undersigned.screen;

/// Makes a picture soft enough to be sampled, and samples it: two passes of a moving average along rows and columns,
/// which
/// together weigh like a tent.
///
/// Every sum is a running one, and the order of additions is part of the algorithm: with another order the last bits of
/// the numbers would differ, and now and then a bit of a hash. What may differ is where averages are taken at all: of
/// the
/// second pass only those are, that somebody looks at. Four rows are summed beside each other, since a processor waits
/// for each addition of one.
final class Blur {
    private Blur() {}

    /// How many pixels an average takes in, of `pixels` that become `samples`.
    static int window(int pixels, int samples) {
        return (pixels + 2 * samples - 1) / (2 * samples);
    }

    /// The pixel in the middle of the `i`th of `samples` parts.
    static int middle(int i, int pixels, int samples) {
        return (int) ((i + 0.5) * pixels / samples);
    }

    /// The softened picture at `samples` by `samples` points.
    ///
    /// @param values row after row; they stay as they are
    static float[] samples(float[] values, int width, int height, int samples) {
        float[] rows = new float[values.length];
        float[] soft = new float[values.length];
        int across = window(width, samples);
        int down = window(height, samples);
        for (int y = 0; y < height; y += 4) {
            alongRows(values, rows, width, FourRows.from(y, height, width), across);
        }
        alongColumns(rows, soft, width, height, down);
        float[] narrow = new float[samples * height];
        for (int y = 0; y < height; y += 4) {
            sampleRows(soft, narrow, width, samples, FourRows.from(y, height, 1), across);
        }
        return sampleColumns(narrow, samples, height, down);
    }

    /// Where four rows start; of a picture's last ones some stand twice, and are done twice in the same way.
    private record FourRows(int a, int b, int c, int d) {
        static FourRows from(int y, int height, int stride) {
            int last = height - 1;
            return new FourRows(
                    y * stride,
                    Math.min(y + 1, last) * stride,
                    Math.min(y + 2, last) * stride,
                    Math.min(y + 3, last) * stride);
        }
    }

    private static int ahead(int window) {
        return (window + 2) / 2 - 1;
    }

    private static void alongRows(float[] from, float[] to, int width, FourRows rows, int window) {
        int ahead = ahead(window);
        int a = rows.a;
        int b = rows.b;
        int c = rows.c;
        int d = rows.d;
        float sumA = 0;
        float sumB = 0;
        float sumC = 0;
        float sumD = 0;
        int count = 0;
        for (int entering = 0; entering < width + ahead; entering++) {
            int leaving = entering - window;
            if (entering < width) {
                sumA += from[a + entering];
                sumB += from[b + entering];
                sumC += from[c + entering];
                sumD += from[d + entering];
                count++;
            }
            if (leaving >= 0) {
                sumA -= from[a + leaving];
                sumB -= from[b + leaving];
                sumC -= from[c + leaving];
                sumD -= from[d + leaving];
                count--;
            }
            int x = entering - ahead;
            if (x >= 0) {
                to[a + x] = sumA / count;
                to[b + x] = sumB / count;
                to[c + x] = sumC / count;
                to[d + x] = sumD / count;
            }
        }
    }

    /// All columns at once, row after row: memory is read in its order.
    private static void alongColumns(float[] from, float[] to, int width, int height, int window) {
        int ahead = ahead(window);
        float[] sums = new float[width];
        int count = 0;
        for (int entering = 0; entering < height + ahead; entering++) {
            int leaving = entering - window;
            if (entering < height) {
                add(sums, from, entering * width);
                count++;
            }
            if (leaving >= 0) {
                subtract(sums, from, leaving * width);
                count--;
            }
            int y = entering - ahead;
            if (y >= 0) {
                divide(sums, count, to, y * width);
            }
        }
    }

    /// As [#alongRows], but of each row the samples alone are kept, in `to`, `samples` a row.
    private static void sampleRows(float[] from, float[] to, int width, int samples, FourRows rows, int window) {
        int ahead = ahead(window);
        int a = rows.a * width;
        int b = rows.b * width;
        int c = rows.c * width;
        int d = rows.d * width;
        float sumA = 0;
        float sumB = 0;
        float sumC = 0;
        float sumD = 0;
        int count = 0;
        int entering = 0;
        for (int i = 0; i < samples; i++) {
            int end = middle(i, width, samples) + ahead;
            for (; entering <= end; entering++) {
                int leaving = entering - window;
                if (entering < width) {
                    sumA += from[a + entering];
                    sumB += from[b + entering];
                    sumC += from[c + entering];
                    sumD += from[d + entering];
                    count++;
                }
                if (leaving >= 0) {
                    sumA -= from[a + leaving];
                    sumB -= from[b + leaving];
                    sumC -= from[c + leaving];
                    sumD -= from[d + leaving];
                    count--;
                }
            }
            to[rows.a * samples + i] = sumA / count;
            to[rows.b * samples + i] = sumB / count;
            to[rows.c * samples + i] = sumC / count;
            to[rows.d * samples + i] = sumD / count;
        }
    }

    private static float[] sampleColumns(float[] from, int samples, int height, int window) {
        int ahead = ahead(window);
        float[] to = new float[samples * samples];
        float[] sums = new float[samples];
        int count = 0;
        int entering = 0;
        for (int i = 0; i < samples; i++) {
            int end = middle(i, height, samples) + ahead;
            for (; entering <= end; entering++) {
                int leaving = entering - window;
                if (entering < height) {
                    add(sums, from, entering * samples);
                    count++;
                }
                if (leaving >= 0) {
                    subtract(sums, from, leaving * samples);
                    count--;
                }
            }
            divide(sums, count, to, i * samples);
        }
        return to;
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

    private static void divide(float[] sums, int count, float[] to, int start) {
        for (int x = 0; x < sums.length; x++) {
            to[start + x] = sums[x] / count;
        }
    }
}
