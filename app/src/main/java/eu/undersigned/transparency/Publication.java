package eu.undersigned.transparency;

import eu.undersigned.campaign.Declared;
import eu.undersigned.confirmation.Ticket;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.MalformedLeafException;
import eu.undersigned.tlog.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/// The leaves that enter the log together: signed ones first, in an order drawn by lot, then those that change others.
final class Publication {
    private final Handle transaction;
    private final int campaign;
    private final LogTree tree;
    private final LogCounts counts = new LogCounts();
    private final List<ChangeStore.Change> changes = new ArrayList<>();
    private final List<WaitingStore.Places> places = new ArrayList<>();
    /// Of this publication, and of leaves that it changes.
    private final Map<Long, Fate> fates = new HashMap<>();
    private final Map<Long, Long> indexes = new HashMap<>();

    Publication(Handle transaction, int campaign, LogTree tree) {
        this.transaction = transaction;
        this.campaign = campaign;
        this.tree = tree;
    }

    private record Drawn(WaitingStore.Waiting batch, Long[] indexes, LeafBatch.Placed placed) {}

    void add(List<WaitingStore.Waiting> waiting, RandomGenerator lot) {
        List<Drawn> signed = new ArrayList<>();
        for (WaitingStore.Waiting batch : waiting) {
            if (!batch.isByTicket()) {
                int most = batch.leaves().stream()
                        .mapToInt(LeafBatch.Placed::place)
                        .max()
                        .orElse(-1);
                Long[] batchIndexes = new Long[most + 1];
                places.add(new WaitingStore.Places(batch.batch(), batchIndexes));
                batch.leaves().forEach(placed -> signed.add(new Drawn(batch, batchIndexes, placed)));
            }
        }
        Collections.shuffle(signed, java.util.Random.from(lot));
        signed.forEach(this::append);
        waiting.stream()
                .filter(WaitingStore.Waiting::isByTicket)
                .flatMap(batch -> batch.leaves().stream())
                .forEach(placed -> change(placed.leaf()));
    }

    private void append(Drawn drawn) {
        long index = tree.append(drawn.placed().leaf());
        drawn.indexes()[drawn.placed().place()] = index;
        indexes.put(drawn.batch().batch() * Ticket.PLACES + drawn.placed().place(), index);
        Leaf.Signed leaf = signed(drawn.placed().leaf());
        counts.count(leaf, leaf.country(), 1);
        fates.put(index, Fate.of(leaf));
    }

    private void change(byte[] byTicket) {
        if (!(parse(byTicket) instanceof Leaf.Change waiting)) {
            throw new IllegalStateException("a leaf that changes none waits among those that do");
        }
        long leaf = index(waiting.index());
        Leaf.Change change = waiting.withIndex(leaf);
        Fate before = fates.computeIfAbsent(leaf, this::fate);
        Fate after = before.after(change);
        long at = tree.append(change.encode());
        fates.put(leaf, after);
        changes.add(new ChangeStore.Change(leaf, at, Fate.kind(change)));
        if (before.state() == Fate.State.COUNTED) {
            counts.count(before.leaf(), before.country(), -1);
        }
        if (after.state() == Fate.State.COUNTED) {
            counts.count(after.leaf(), after.country(), 1);
        }
    }

    private long index(long ticket) {
        Long here = indexes.get(ticket);
        return here != null
                ? here
                : WaitingStore.index(transaction, campaign, ticket)
                        .orElseThrow(() -> new IllegalStateException(
                                "a leaf waits that changes one which never entered the log, ticket " + ticket));
    }

    /// Of a leaf that entered the log earlier.
    private Fate fate(long index) {
        Fate fate = Fate.of((Leaf.Signed) leaf(index));
        for (ChangeStore.Change change : ChangeStore.between(transaction, campaign, index, index + 1, Long.MAX_VALUE)) {
            fate = fate.after((Leaf.Change) leaf(change.at()));
        }
        return fate;
    }

    private Leaf leaf(long index) {
        byte[] bundle = LogStore.bundle(transaction, campaign, index / Tile.WIDTH)
                .orElseThrow(() -> new IllegalStateException("the log lacks a bundle"));
        return Entries.leaf(bundle, (int) (index % Tile.WIDTH));
    }

    void declare(Declared declared, long hour) {
        tree.append(new Leaf.Declared(hour, declared.date(), declared.count(), declared.source()).encode());
        DeclaredStore.put(transaction, campaign, declared);
    }

    /// Writes all that follows from the leaves, but not the head.
    void write() {
        LogStore.write(transaction, campaign, tree.changes());
        WaitingStore.place(transaction, campaign, places);
        ChangeStore.add(transaction, campaign, changes);
        ChangeStore.count(transaction, campaign, counts);
    }

    private static Leaf.Signed signed(byte[] leaf) {
        return (Leaf.Signed) parse(leaf);
    }

    private static Leaf parse(byte[] leaf) {
        try {
            return Leaf.parse(leaf);
        } catch (MalformedLeafException e) {
            throw new IllegalStateException("what waits is no leaf: " + Arrays.hashCode(leaf), e);
        }
    }
}
