package eu.undersigned.protection;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// What this node sees of one campaign's requests, second by second, and what is usual there. To be told of requests by
/// any thread, and to be asked by one.
final class Surge {
    /// Long enough to level out a group of friends, short enough to act within a minute.
    private static final int WINDOW = 10;
    /// Refusals count as an attack from this part of the requests, and from this part of a surge, on.
    private static final double REFUSED_PART = 0.5;

    private static final int REFUSED_DIVISOR = 10;
    /// Of half an hour, in seconds: how slowly the usual follows.
    private static final double INERTIA = 1_800;

    enum Cause {
        SURGE,
        REFUSALS
    }

    private final LongAdder requests = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final long[] requestsBySecond = new long[WINDOW];
    private final long[] refusalsBySecond = new long[WINDOW];
    private int second;
    private double usual;

    void requested() {
        requests.increment();
    }

    void refused() {
        refusals.increment();
    }

    /// One second is over.
    ///
    /// @param isUnderAttack the usual does not follow what is not usual
    void tick(boolean isUnderAttack) {
        second = (second + 1) % WINDOW;
        requestsBySecond[second] = requests.sumThenReset();
        refusalsBySecond[second] = refusals.sumThenReset();
        if (!isUnderAttack) {
            usual += (requestsBySecond[second] * 60.0 - usual) / INERTIA;
        }
    }

    /// Requests in a minute, as the last ten seconds were.
    int perMinute() {
        return perMinute(requestsBySecond);
    }

    int usualPerMinute() {
        return (int) Math.round(usual);
    }

    private static int perMinute(long[] bySecond) {
        long sum = 0;
        for (long count : bySecond) {
            sum += count;
        }
        return (int) Math.min(Integer.MAX_VALUE, sum * 60 / WINDOW);
    }

    /// Whether what goes on is an attack by the campaign's thresholds.
    ///
    /// @param part of the thresholds from which it is; below 1 for one that has begun
    Optional<Cause> cause(Policy policy, double part) {
        double surge = part * Math.max(policy.limits().surgePerMinute(), policy.surgeFactor() * usual);
        if (perMinute() >= surge) {
            return Optional.of(Cause.SURGE);
        }
        int refused = perMinute(refusalsBySecond);
        boolean areMany = refused >= part * policy.limits().surgePerMinute() / REFUSED_DIVISOR;
        return areMany && refused >= REFUSED_PART * perMinute() ? Optional.of(Cause.REFUSALS) : Optional.empty();
    }
}
