package eu.undersigned.page;

/// The ring of 60 ticks: how much of the goal is reached. Declared signatures come first, in a tone of their own; then
/// those verified here.
///
/// @param declared whole ticks of declared signatures
/// @param filled whole ticks of both together
/// @param part of the next tick, 0 to 1
public record RingView(int declared, int filled, double part) {
    public static final int TICKS = 60;

    public static RingView of(long declared, long confirmed, long goal) {
        double filled = Math.min(TICKS, (double) TICKS * (declared + confirmed) / goal);
        int fromElsewhere = (int) Math.round(Math.min(TICKS, (double) TICKS * declared / goal));
        int whole = Math.max((int) filled, Math.min(fromElsewhere, (int) Math.ceil(filled)));
        return new RingView(Math.min(fromElsewhere, whole), whole, Math.clamp(filled - whole, 0, 1));
    }

    /// The CSS class of a tick, counted clockwise from 0 at the top.
    public String tone(int tick) {
        return tick < declared ? "tick declared" : tick < filled ? "tick verified" : "tick";
    }

    /// Every fifth tick is longer, as on a clock.
    public int inner(int tick) {
        return tick % 5 == 0 ? 35 : 31;
    }

    /// Where the part of the next tick ends, in the drawing's units.
    public String partEnd() {
        return String.format(java.util.Locale.ROOT, "%.1f", 31 - 21 * part);
    }

    public int partAngle() {
        return 6 * Math.min(filled, TICKS - 1);
    }
}
