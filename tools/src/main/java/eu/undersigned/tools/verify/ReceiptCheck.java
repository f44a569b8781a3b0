package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.Tile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Checks a receipt, first by itself, then against a log.
final class ReceiptCheck {
    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ReceiptFile file;
    private final Trust trust;

    ReceiptCheck(ReceiptFile file, Trust trust) {
        this.file = file;
        this.trust = trust;
    }

    ReceiptReport alone() throws DiffersException {
        long size = file.check(trust).checkpoint().size();
        return new ReceiptReport(file, trust, size, size, List.of(), ReceiptReport.Basis.FILE);
    }

    /// @param campaign of the log's published numbers; empty when there are none
    ReceiptReport against(Source source, StateFolder state, String campaign) throws IOException {
        String own = file.receipt().record().campaign();
        if (!campaign.isEmpty() && !campaign.equals(own)) {
            throw new DiffersException(
                    "a receipt of another campaign: " + Words.plain(own) + ", and not " + Words.plain(campaign));
        }
        Checkpoint then = file.check(trust).checkpoint();
        LogTree tree = tree(source, new History(state, trust), then);
        if (!tree.continues(then)) {
            throw new DiffersException("not in this log any more: the log does not begin with the "
                    + Words.grouped(then.size()) + " leaves that it had when it signed the receipt's checkpoint."
                    + " Keep the receipt: with the checkpoint of today, it proves that the log was forked");
        }
        long counted = countedOf(state, tree);
        List<Change> changes = changes(source, state, tree, counted);
        return new ReceiptReport(
                file,
                trust,
                then.size(),
                tree.head().size(),
                checked(changes, tree),
                counted == tree.head().size() ? ReceiptReport.Basis.RECOUNT : ReceiptReport.Basis.LIST);
    }

    private LogTree tree(Source source, History history, Checkpoint then) throws IOException {
        for (int look = 1; ; look++) {
            byte[] note = source.file("checkpoint", Source.MOST_NOTE)
                    .orElseThrow(() -> new IOException("there is no checkpoint at " + source.name()));
            SignedCheckpoint checkpoint = trust.open(note, "the checkpoint at " + source.name());
            long size = checkpoint.checkpoint().size();
            if (size >= then.size() && size >= history.size()) {
                return history.follow(checkpoint, source);
            }
            if (look == LOOKS || !source.isLive()) {
                LogTree tree = history.follow(checkpoint, source);
                throw new DiffersException(
                        "rolled back: the log has " + tree.head().size() + " leaves, and had " + then.size()
                                + " when it signed the receipt's checkpoint");
            }
            Web.sleep(BETWEEN_LOOKS);
        }
    }

    /// Leaves that a recount has read; 0 when there is none, or it is of no use.
    private static long countedOf(StateFolder state, LogTree tree) throws IOException {
        long leaves = state.counts().map(counts -> counts.leaves).orElse(0L);
        return leaves <= tree.head().size() ? leaves : 0;
    }

    /// Those of this leaf: of the published list, and of the recount, none of which the list may leave out.
    private List<Change> changes(Source source, StateFolder state, LogTree tree, long counted) throws IOException {
        long list = file.index() / Change.LEAVES_OF_A_LIST;
        List<Change> published = ChangeList.read(source, list, tree.head().size()).orElse(List.of()).stream()
                .filter(change -> change.leaf() == file.index())
                .toList();
        List<Change> own =
                new ArrayList<>(Change.parse(new ChangeFiles(state.folder()).list(list), counted, Change.path(list)));
        own.removeIf(change -> change.leaf() != file.index());
        own.removeAll(published);
        if (!own.isEmpty()) {
            throw new DiffersException("the log's list of changes leaves out '"
                    + own.getFirst().line().strip() + "'");
        }
        return published;
    }

    /// The list is not signed; the leaves are.
    private static List<ReceiptReport.Changed> checked(List<Change> changes, LogTree tree) throws IOException {
        List<ReceiptReport.Changed> checked = new ArrayList<>();
        for (Change change : changes) {
            LogTree.Bundle bundle = tree.bundle(change.at() / Tile.WIDTH);
            Entry entry = bundle.entries()[(int) (change.at() - bundle.first())];
            if (entry instanceof Entry.Read(Leaf.Change leaf)
                    && Change.of(leaf, change.at()).equals(change)) {
                checked.add(new ReceiptReport.Changed(change.at(), leaf));
            } else {
                throw new DiffersException("the log's list of changes says '"
                        + change.line().strip() + "', and that leaf says something else");
            }
        }
        return checked;
    }
}
