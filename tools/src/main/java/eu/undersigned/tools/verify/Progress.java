package eu.undersigned.tools.verify;

import java.io.PrintWriter;
import java.util.Locale;

/// A bar that says how far the reading is.
final class Progress {
    private static final long BETWEEN_NANOS = 200_000_000;
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final boolean isShown;
    private long from;
    private long to;
    private long last;

    /// @param isShown only a terminal can take a line back
    Progress(PrintWriter out, boolean isShown) {
        this.out = out;
        this.isShown = isShown;
    }

    void begin(long leavesFrom, long leavesTo) {
        from = leavesFrom;
        to = leavesTo;
    }

    void reached(long leaves) {
        long now = System.nanoTime();
        if (!isShown || now - last < BETWEEN_NANOS) {
            return;
        }
        last = now;
        double share = (double) (leaves - from) / Math.max(1, to - from);
        int full = (int) (share * WIDTH);
        out.printf(
                Locale.ROOT,
                "\r[%s%s] %3.0f %%, %,d of %,d leaves",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                share * 100,
                leaves,
                to);
        out.flush();
    }

    void end() {
        if (isShown) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
