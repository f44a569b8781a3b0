package eu.undersigned.confirmation;

/// Where a leaf waits, and under which its index in the log is found later. A confirming transaction draws one batch
/// number for all its signatures, so that the log needs no second look at their rows.
public final class Ticket {
    /// Places of one batch: more than the rows of any confirming transaction.
    public static final int PLACES = 1_024;

    private Ticket() {}

    public static long batch(long ticket) {
        return ticket / PLACES;
    }

    public static int place(long ticket) {
        return (int) (ticket % PLACES);
    }
}
