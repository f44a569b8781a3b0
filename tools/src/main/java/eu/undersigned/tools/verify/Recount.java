package eu.undersigned.tools.verify;

import eu.undersigned.tlog.Tile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a log from where the last run stopped, checks every leaf, and counts.
final class Recount implements AutoCloseable {
    /// What a run that is interrupted loses at most.
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(10);

    /// By `log.md`, and a little more.
    private static final Duration LISTS_ARE_KEPT = Duration.ofSeconds(12);

    private final StateFolder state;
    private final Optional<Mirror> mirror;
    private final Progress progress;
    private final InOrder workers;
    private final Counts counts;
    private final ChangeFiles changes;
    private final Looks looks;
    private final long begun;
    private Optional<Meanwhile> meanwhile = Optional.empty();

    /// @param threads that read and hash
    Recount(StateFolder state, int threads, Optional<Mirror> mirror, Progress progress) throws IOException {
        this.state = state;
        this.mirror = mirror;
        this.progress = progress;
        this.counts = state.counts().orElse(Counts.none());
        this.changes = new ChangeFiles(state.folder());
        this.looks = new Looks(state.folder());
        this.begun = counts.leaves;
        try (Facts facts = facts(counts.leaves);
                UndoFile undo = undo()) {
            if (begun > 0) {
                undo.undo(facts);
                state.requireUndamaged(counts, facts);
            }
            changes.cut(begun);
        }
        this.workers = new InOrder(threads);
    }

    private Facts facts(long leaves) throws IOException {
        return Facts.map(state.folder().resolve("facts"), leaves);
    }

    private UndoFile undo() throws IOException {
        return new UndoFile(state.folder().resolve("undo"), counts.leaves);
    }

    /// Leaves that an earlier run had counted.
    long begun() {
        return begun;
    }

    Counts counts() {
        return counts;
    }

    /// Goes on until the end of a tree that continues the one before.
    void upTo(LogTree tree) throws IOException {
        long size = tree.head().size();
        if (counts.leaves >= size) {
            return;
        }
        progress.begin(counts.leaves, size);
        try (Facts facts = facts(size);
                UndoFile undo = undo()) {
            Counting counting = new Counting(counts, facts, undo, changes, looks, meanwhile);
            long[] written = {System.nanoTime()};
            workers.each(
                    counts.leaves / Tile.WIDTH,
                    (size + Tile.WIDTH - 1) / Tile.WIDTH,
                    number -> bundle(tree, number),
                    bundle -> {
                        take(bundle, counting);
                        if (System.nanoTime() - written[0] > BETWEEN_WRITES.toNanos()) {
                            write(facts, undo);
                            written[0] = System.nanoTime();
                        }
                    });
            write(facts, undo);
        } finally {
            progress.end();
        }
    }

    private LogTree.Bundle bundle(LogTree tree, long number) throws IOException {
        LogTree.Bundle bundle = tree.bundle(number);
        if (mirror.isPresent()) {
            mirror.get().add(bundle);
        }
        return bundle;
    }

    private void take(LogTree.Bundle bundle, Counting counting) throws IOException {
        Entry[] entries = bundle.entries();
        for (int i = (int) (counts.leaves - bundle.first()); i < entries.length; i++) {
            counting.take(entries[i]);
        }
        progress.reached(counts.leaves);
    }

    private void write(Facts facts, UndoFile undo) throws IOException {
        changes.write();
        state.write(counts, facts);
        undo.saved(counts.leaves);
    }

    /// What is counted from now on is noted there, until [#noLonger()].
    Meanwhile fromNow() {
        Meanwhile fresh = new Meanwhile();
        meanwhile = Optional.of(fresh);
        return fresh;
    }

    void noLonger() {
        meanwhile = Optional.empty();
    }

    Numbers numbers() throws IOException {
        try (Facts facts = facts(counts.leaves)) {
            return counts.numbers(facts);
        }
    }

    /// The log was seen as long as it was counted, and no leaf waited.
    void looked(long hour) throws IOException {
        looks.add(counts.leaves, hour);
    }

    /// Compares the lists of changes with what the leaves say.
    ///
    /// @param patience for lists that a cache on the way still has as they were
    /// @return what is wrong with them
    List<String> wrongChanges(Source source, Duration patience) throws IOException {
        long end = System.nanoTime() + Math.min(patience.toNanos(), LISTS_ARE_KEPT.toNanos());
        List<String> wrong = wrongChanges(source);
        while (!wrong.isEmpty() && source.isLive() && System.nanoTime() < end) {
            Web.sleep(Duration.ofSeconds(1));
            wrong = wrongChanges(source);
        }
        return wrong;
    }

    private List<String> wrongChanges(Source source) throws IOException {
        List<String> wrong = new ArrayList<>();
        long lists = (counts.leaves + Change.LEAVES_OF_A_LIST - 1) / Change.LEAVES_OF_A_LIST;
        workers.each(0, lists, number -> wrongChanges(source, number), found -> found.ifPresent(wrong::add));
        return wrong;
    }

    private Optional<String> wrongChanges(Source source, long number) throws IOException {
        String path = Change.path(number);
        List<Change> counted = Change.parse(changes.list(number), counts.leaves, path);
        Optional<List<Change>> published = ChangeList.read(source, number, counts.leaves);
        if (published.isEmpty()) {
            return counted.isEmpty() ? Optional.empty() : Optional.of(path + " is missing");
        }
        return published.get().equals(counted)
                ? Optional.empty()
                : Optional.of(
                        path + " says other things than the leaves: " + ChangeList.first(published.get(), counted));
    }

    /// As the recount has it.
    String changes(long list) throws IOException {
        return changes.list(list);
    }

    @Override
    public void close() {
        workers.close();
    }
}
