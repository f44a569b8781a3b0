package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import eu.undersigned.tlog.SignedCheckpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Recounts a log, and compares.
final class Verification {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// As far as clocks may be apart: more would make the time of a look the word of the server.
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final Source source;
    private final Trust trust;
    private final StateFolder state;
    private final Duration patience;
    private final InstantSource clock;
    private final History history;
    private final Comparison comparison = new Comparison();

    /// The tree that was counted last, and the checkpoint that signs it.
    private record Counted(SignedCheckpoint checkpoint, LogTree tree) {}

    /// @param patience how long to wait for leaves, and for witnesses
    Verification(Source source, Trust trust, StateFolder state, Duration patience, InstantSource clock)
            throws IOException {
        this.source = source;
        this.trust = trust;
        this.state = state;
        this.patience = patience;
        this.clock = clock;
        this.history = new History(state, trust);
    }

    Report run(Optional<Mirror> mirror, Progress progress) throws IOException {
        SignedCheckpoint first = checkpoint();
        LogTree tree = history.follow(first, source);
        try (Recount recount = new Recount(state, source.readers(), mirror, progress)) {
            if (recount.begun() > tree.head().size()) {
                throw new IOException("the state is of a longer log: start with --fresh");
            }
            recount.upTo(tree);
            Counted counted = new Counted(first, tree);
            Optional<byte[]> integrity = source.integrity();
            if (integrity.isPresent()) {
                Looked looked = lookUntilNoneWait(counted, Published.parse(integrity.get()), recount);
                return report(looked.counted(), Optional.of(looked), recount, mirror);
            }
            return report(counted, Optional.empty(), recount, mirror);
        }
    }

    /// The log's own, cosigned as the policy wants it, and not older than what was seen: caches may be
    /// behind.
    private SignedCheckpoint checkpoint() throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            byte[] note = source.file("checkpoint", Source.MOST_NOTE)
                    .orElseThrow(() -> new IOException("there is no checkpoint at " + source.name()));
            SignedCheckpoint checkpoint = trust.open(note, "the checkpoint at " + source.name());
            boolean isCosigned = trust.isCosigned(checkpoint);
            if (isCosigned && checkpoint.checkpoint().size() >= history.size()) {
                return checkpoint;
            }
            if (!source.isLive() || System.nanoTime() > end) {
                if (isCosigned) {
                    return checkpoint; // whoever follows it says that it is rolled back
                }
                throw new DiffersException("the checkpoint is not cosigned by the witnesses that the policy asks for");
            }
            Web.sleep(BETWEEN_LOOKS);
        }
    }

    /// @param waited the look that numbers are taken from when leaves waited at each
    private record Looked(Counted counted, Published last, Optional<Waited> waited) {
        /// Whose numbers are compared.
        Published published() {
            return waited.map(Waited::first).orElse(last);
        }
    }

    /// @param arrival missing while the leaves that waited are not there
    private record Waited(Published first, Optional<Arrival> arrival) {}

    private Looked lookUntilNoneWait(Counted counted, Published published, Recount recount) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        Published last = published;
        while (last.size() < history.size() && source.isLive() && System.nanoTime() < end) {
            Web.sleep(BETWEEN_LOOKS); // an answer of a moment before, from a cache on the way
            last = look();
        }
        Counted now = follow(counted, last, recount);
        if (last.waiting() == 0) {
            return new Looked(now, last, Optional.empty());
        }
        Published first = last;
        Numbers before = recount.numbers();
        Meanwhile meanwhile = recount.fromNow();
        Optional<Arrival> arrival = Optional.empty();
        while (source.isLive() && System.nanoTime() <= end) {
            Web.sleep(BETWEEN_LOOKS);
            last = look();
            now = follow(now, last, recount);
            if (last.waiting() == 0) {
                return new Looked(now, last, Optional.empty());
            }
            long size = recount.counts().leaves;
            if (arrival.isEmpty() && size - first.size() >= first.waiting()) {
                arrival = Optional.of(new Arrival(first, before, recount.numbers(), size, meanwhile));
                recount.noLonger();
            }
        }
        return new Looked(now, last, Optional.of(new Waited(first, arrival)));
    }

    private Published look() throws IOException {
        return Published.parse(
                source.integrity().orElseThrow(() -> new DiffersException("the published numbers are gone")));
    }

    /// Counts on until the tree of which the published numbers are.
    private Counted follow(Counted before, Published published, Recount recount) throws IOException {
        String where = "the checkpoint in the published numbers";
        SignedCheckpoint next = trust.open(published.checkpoint(), where);
        byte[] root = next.checkpoint().root();
        if (published.size() != next.checkpoint().size()
                || !published.origin().equals(trust.key().name())
                || !published.key().equals(trust.key().text())
                || !published.root().equals(Base64.getEncoder().encodeToString(root))) {
            throw new DiffersException(where + " is not the one that they describe (origin, key, size, root)");
        }
        requireSameBefore(published);
        if (next.checkpoint().size() == before.tree().head().size()
                && Arrays.equals(root, before.tree().head().root())) {
            return before;
        }
        LogTree tree = history.follow(next, source);
        recount.upTo(tree);
        return new Counted(next, tree);
    }

    /// Where it could change, any number of those withdrawn could be made to fit.
    private void requireSameBefore(Published published) throws IOException {
        if (published.size() == 0) {
            return; // the log begins with its first leaf
        }
        Optional<String> other = state.withdrawnBefore(published.withdrawnBefore());
        if (other.isPresent()) {
            throw new DiffersException("withdrawn_before was " + other.get() + " when it was first seen, and is "
                    + published.withdrawnBefore() + " now: those withdrawn before the log began can't become others");
        }
    }

    private Report report(Counted counted, Optional<Looked> looked, Recount recount, Optional<Mirror> mirror)
            throws IOException {
        Numbers numbers = recount.numbers();
        List<String> findings = faults(recount.counts());
        findings.addAll(recount.wrongChanges(source, patience));
        if (looked.isPresent()) {
            compare(looked.get(), numbers, recount);
        } else {
            comparison.notes().add("no published numbers are there: the log was counted, and compared with nothing");
        }
        if (mirror.isPresent()) {
            byte[] note = counted.checkpoint().note().bytes();
            mirror.get()
                    .complete(
                            counted.tree(),
                            note,
                            recount,
                            looked.map(Looked::last).map(Published::json));
        }
        findings.addAll(comparison.findings());
        Optional<Published> published = looked.map(Looked::published);
        List<String> witnesses = published.map(Published::witnesses).orElse(List.of());
        return new Report(
                source.name(),
                trust,
                counted.tree().head(),
                trust.cosigners(counted.checkpoint(), witnesses),
                recount.begun(),
                numbers,
                published,
                recount.counts().faults,
                findings,
                comparison.unknown(),
                comparison.notes());
    }

    private static List<String> faults(Counts counts) {
        List<String> findings = new ArrayList<>(counts.firstFaults);
        long more = counts.faults - findings.size();
        if (more > 0) {
            findings.add("and " + Words.count(more, "more leaf", "more leaves") + " that break the rules");
        }
        return findings;
    }

    private void compare(Looked looked, Numbers numbers, Recount recount) throws IOException {
        Published published = looked.published();
        if (looked.waited().isPresent()) {
            looked.waited()
                    .get()
                    .arrival()
                    .ifPresentOrElse(
                            comparison::arrived,
                            () -> comparison.neverCame(published, recount.counts().leaves, patience));
            return;
        }
        if (published.isAllThere()) {
            keepLook(published.time(), recount);
        }
        comparison.integrity(numbers, published);
        if (source.isLive() && comparison.findings().isEmpty()) {
            comparison.campaign(source, published);
        }
    }

    private void keepLook(Instant at, Recount recount) throws IOException {
        if (Duration.between(at, clock.instant()).abs().compareTo(CLOCKS_APART) <= 0) {
            recount.looked(Leaf.hour(at));
            return;
        }
        comparison
                .notes()
                .add(
                        "the published numbers say that they are of " + at
                                + ", more than an hour from the clock here: so"
                                + " this look is not kept, and can't show later whether signatures were added under an old date");
    }
}
