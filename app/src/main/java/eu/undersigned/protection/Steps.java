package eu.undersigned.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.protection.Tickets.Ticket;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.signature.Attempt;
import eu.undersigned.signature.SignForm;
import eu.undersigned.signature.Signal;
import eu.undersigned.signature.Step;
import eu.undersigned.signature.Step.Why;
import io.github.bucket4j.Bucket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asks for one more step, and looks whether it was taken. Whoever can't run scripts waits in a lane of its own, which
/// lets only so many through: a script may wait as well, but it can't be many.
final class Steps {
    /// People without scripts are few; an attack that waits gets no further than this.
    private static final int LANE_BURST = 60;

    private static final int LANE_PER_SECOND = 5;
    /// What a crowded lane asks of everybody in it.
    private static final Duration CROWDED = Duration.ofSeconds(20);

    private final Puzzles puzzles;
    private final Tickets tickets;
    private final UsedSteps used;
    private final Cache<Integer, Bucket> lanes =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Steps(KeyedHash hash, SecureRandom random, UsedSteps used) {
        this.puzzles = new Puzzles(hash, random);
        this.tickets = new Tickets(hash, random);
        this.used = used;
    }

    sealed interface Taken {
        record Yes(Signal signal) implements Taken {}

        record No(Step step) implements Taken {}
    }

    /// Whether the step was taken with this attempt; uses it up when it was.
    Taken look(Attempt attempt, byte[] network, int work, Instant now) {
        String solution = attempt.form().get(SignForm.SOLUTION);
        String ticket = attempt.form().get(SignForm.TICKET);
        int campaign = attempt.campaign().id();
        if (!solution.isEmpty()) {
            Optional<Puzzles.Solved> solved = puzzles.check(solution, campaign, now);
            return solved.isPresent()
                            && used.use(solved.get().id(), solved.get().expiresAt())
                    ? new Taken.Yes(Signal.PUZZLE_SOLVED)
                    : ask(Why.AGAIN, campaign, network, work, now);
        }
        if (!ticket.isEmpty()) {
            return tickets.read(ticket, campaign, network, now)
                    .map(read -> waited(read, ticket, attempt, network, work, now))
                    .orElseGet(() -> ask(Why.AGAIN, campaign, network, work, now));
        }
        return ask(Why.FIRST, campaign, network, work, now);
    }

    private Taken waited(Ticket read, String ticket, Attempt attempt, byte[] network, int work, Instant now) {
        int campaign = attempt.campaign().id();
        Duration remaining = read.remaining(now);
        if (remaining.isPositive()) {
            return new Taken.No(new Step(puzzles.make(campaign, work, now), ticket, remaining, Why.EARLY));
        }
        if (!lane(campaign).tryConsume(1)) {
            return new Taken.No(new Step(puzzles.make(campaign, work, now), ticket, CROWDED, Why.CROWDED));
        }
        return used.use(read.id(), read.expiresAt())
                ? new Taken.Yes(Signal.SLOW_PATH)
                : ask(Why.AGAIN, campaign, network, work, now);
    }

    private Bucket lane(int campaign) {
        return lanes.get(
                campaign,
                _ -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(LANE_BURST).refillGreedy(LANE_PER_SECOND, Duration.ofSeconds(1)))
                        .build());
    }

    private Taken ask(Why why, int campaign, byte[] network, int work, Instant now) {
        return new Taken.No(
                new Step(puzzles.make(campaign, work, now), tickets.make(campaign, network, now), Tickets.WAIT, why));
    }
}
