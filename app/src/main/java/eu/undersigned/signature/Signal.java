package eu.undersigned.signature;

import java.util.EnumSet;
import java.util.Set;

/// What was noticed about a request: a reason to look again, never one to refuse by itself. Each has its bit in the
/// column `signals`, which never changes its meaning.
public enum Signal {
    /// A field was filled in that people don't see.
    HONEYPOT(0),
    /// Sent less than two seconds after the form was made.
    FAST(1),
    /// The mailbox belongs to a service for throw-away addresses.
    DISPOSABLE(2),
    /// No name server knows how to deliver mail to the mailbox's domain.
    NO_MX(3),
    /// Let in by a list that people keep.
    LISTED(4),
    /// The browser solved a puzzle.
    PUZZLE_SOLVED(5),
    /// Waited instead of solving a puzzle.
    SLOW_PATH(6),
    /// Came through the interface for programs.
    PROGRAM(7),
    /// Came while an attack was going on.
    DURING_ATTACK(8);

    private final int bit;

    Signal(int position) {
        this.bit = 1 << position;
    }

    public int bit() {
        return bit;
    }

    public boolean isIn(int signals) {
        return (signals & bit) != 0;
    }

    public static int bits(Set<Signal> signals) {
        return signals.stream().mapToInt(Signal::bit).sum();
    }

    public static Set<Signal> of(int signals) {
        Set<Signal> found = EnumSet.noneOf(Signal.class);
        for (Signal signal : values()) {
            if (signal.isIn(signals)) {
                found.add(signal);
            }
        }
        return found;
    }
}
