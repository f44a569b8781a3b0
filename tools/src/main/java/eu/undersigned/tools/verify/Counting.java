package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;

/// Takes one leaf after another, by the rules of `leaf.md`, "What counts".
final class Counting {
    /// Of a log that is no attack on who counts it.
    private static final int MOST_BATCHES = 100_000;

    private final Counts counts;
    private final Facts facts;
    private final UndoFile undo;
    private final ChangeFiles changes;
    private final Looks looks;
    private final Optional<Meanwhile> meanwhile;

    Counting(
            Counts counts,
            Facts facts,
            UndoFile undo,
            ChangeFiles changes,
            Looks looks,
            Optional<Meanwhile> meanwhile) {
        this.counts = counts;
        this.facts = facts;
        this.undo = undo;
        this.changes = changes;
        this.looks = looks;
        this.meanwhile = meanwhile;
    }

    /// The leaf at the next index.
    void take(Entry entry) throws IOException {
        long at = counts.leaves;
        switch (entry) {
            case Entry.Read(Leaf leaf) -> take(leaf, at);
            case Entry.Malformed(String reason) -> {
                facts.set(at, Facts.Fact.NONE);
                counts.fault(at, "is no leaf: " + reason);
            }
        }
        counts.leaves++;
    }

    private void take(Leaf leaf, long at) throws IOException {
        switch (leaf) {
            case Leaf.Signed signed -> {
                facts.set(at, fact(signed));
                looks.backdated(at, signed.hour()).ifPresent(what -> counts.fault(at, what));
            }
            case Leaf.Declared declared -> {
                facts.set(at, Facts.Fact.NONE);
                declared(declared);
            }
            case Leaf.Change change -> {
                facts.set(at, Facts.Fact.NONE);
                change(change, at);
            }
        }
    }

    private Facts.Fact fact(Leaf.Signed leaf) throws IOException {
        return new Facts.Fact(
                Facts.State.COUNTED,
                0,
                Facts.letters(leaf.country()),
                Facts.letters(leaf.language()),
                counts.organisations.number(leaf.organisation()),
                (int) leaf.hour());
    }

    private void declared(Leaf.Declared leaf) throws IOException {
        SortedMap<Batch, Long> batches = counts.declared;
        Batch batch = new Batch(leaf.date(), leaf.source());
        if (meanwhile.isPresent()) {
            meanwhile.get().declared(batch, leaf.count());
        }
        if (leaf.count() == 0) {
            batches.remove(batch);
            return;
        }
        batches.put(batch, leaf.count());
        if (batches.size() > MOST_BATCHES) {
            throw new IOException("the log has more than " + Words.grouped(MOST_BATCHES)
                    + " declared batches: this program can't count them");
        }
    }

    private void change(Leaf.Change leaf, long at) throws IOException {
        if (leaf.index() >= at) {
            counts.fault(at, "changes leaf " + leaf.index() + ", which is not before it");
            return;
        }
        Facts.Fact before = facts.get(leaf.index());
        Facts.Fact after = after(leaf, before);
        if (after == before) {
            counts.fault(at, fault(leaf, before.state()));
            return;
        }
        undo.before(leaf.index(), facts);
        facts.set(leaf.index(), after);
        if (leaf instanceof Leaf.Reinstated) {
            counts.reinstated++;
        }
        changes.add(Change.of(leaf, at));
        meanwhile.ifPresent(Meanwhile::changed);
    }

    /// The same object where the change is not allowed.
    private Facts.Fact after(Leaf.Change leaf, Facts.Fact before) throws IOException {
        boolean isCounted = before.state() == Facts.State.COUNTED;
        boolean isInvalidated = before.state() == Facts.State.INVALIDATED;
        return switch (leaf) {
            case Leaf.Withdrawn _ -> isCounted || isInvalidated ? before.with(Facts.State.WITHDRAWN, 0) : before;
            case Leaf.Invalidated invalidated ->
                isCounted ? before.with(Facts.State.INVALIDATED, counts.reasons.number(invalidated.reason())) : before;
            case Leaf.Reinstated _ -> isInvalidated ? before.with(Facts.State.COUNTED, 0) : before;
            case Leaf.Corrected corrected ->
                isCounted || isInvalidated ? before.in(Facts.letters(corrected.country())) : before;
        };
    }

    private static String fault(Leaf.Change leaf, Facts.State state) {
        String kind = Change.of(leaf, 0).kind();
        return kind + " leaf " + leaf.index() + ", which "
                + switch (state) {
                    case OTHER -> "is no signed leaf";
                    case COUNTED -> "counts";
                    case INVALIDATED -> "is invalidated already";
                    case WITHDRAWN -> "was withdrawn before";
                };
    }
}
