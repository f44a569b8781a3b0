package eu.undersigned;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that runs, and that a test can move.
final class TestClock implements InstantSource {
    private volatile Duration shift = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(shift);
    }

    void move(Duration by) {
        shift = shift.plus(by);
    }
}
