package eu.undersigned.mailing;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A mailing that this process sends: its caps, and what has become of those whom it tried.
final class Charge {
    /// After so many tries, so many bounces among the last hundred say that something else is wrong than mailboxes.
    private static final int TRIES = 100;

    private static final int MOST_BOUNCES = 30;

    private final Mailing mailing;
    private final Caps caps;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong bounced = new AtomicLong();
    private final AtomicLong unsure = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final boolean[] lastBounced = new boolean[TRIES];
    private int tries;

    /// @param before by state, as the database has it
    Charge(Mailing mailing, Map<String, Long> before) {
        this.mailing = mailing;
        this.caps = new Caps(mailing.pace());
        Mailing.Outcome outcome = outcome(before);
        sent.set(outcome.sent());
        bounced.set(outcome.bounced());
        unsure.set(outcome.unsure());
        failed.set(outcome.failed());
    }

    /// @param byState as the database has it
    static Mailing.Outcome outcome(Map<String, Long> byState) {
        return new Mailing.Outcome(
                byState.getOrDefault("S", 0L),
                byState.getOrDefault("B", 0L),
                byState.getOrDefault("U", 0L),
                byState.getOrDefault("F", 0L),
                0);
    }

    Mailing mailing() {
        return mailing;
    }

    Caps caps() {
        return caps;
    }

    /// @param state S, B, U or F
    void settled(String state) {
        switch (state) {
            case "S" -> sent.incrementAndGet();
            case "B" -> bounced.incrementAndGet();
            case "F" -> failed.incrementAndGet();
            default -> unsure.incrementAndGet();
        }
        remember(state.equals("B"));
    }

    /// Attempts of which nobody knows any more what became.
    void lost(int attempts) {
        unsure.addAndGet(attempts);
    }

    private synchronized void remember(boolean isBounce) {
        lastBounced[tries++ % TRIES] = isBounce;
    }

    /// Whether so many mailboxes are refused that going on would do harm: a mail server that refuses us, for instance,
    /// refuses everybody.
    synchronized boolean isBouncing() {
        int bounces = 0;
        for (boolean bounce : lastBounced) {
            bounces += bounce ? 1 : 0;
        }
        return tries >= TRIES && bounces > MOST_BOUNCES;
    }

    /// Somebody has looked at it and wants it to go on.
    synchronized void goOn() {
        tries = 0;
        Arrays.fill(lastBounced, false);
    }

    Mailing.Outcome outcome() {
        return new Mailing.Outcome(sent.get(), bounced.get(), unsure.get(), failed.get(), 0);
    }
}
