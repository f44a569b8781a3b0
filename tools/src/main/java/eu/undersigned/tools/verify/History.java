package eu.undersigned.tools.verify;

import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.SignedCheckpoint;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// What a log has shown before, in this run and in earlier ones: whatever it shows next must continue it.
final class History {
    private final StateFolder state;
    private final Trust trust;
    private Optional<SignedCheckpoint> newest;

    History(StateFolder state, Trust trust) throws IOException {
        this.state = state;
        this.trust = trust;
        Optional<byte[]> note = state.checkpoint();
        this.newest = note.isPresent()
                ? Optional.of(trust.open(note.get(), "the file 'checkpoint' in " + state.folder()))
                : Optional.empty();
    }

    long size() {
        return newest.map(seen -> seen.checkpoint().size()).orElse(0L);
    }

    /// Takes the next one, and reads what its tree needs.
    ///
    /// @throws DiffersException when it does not continue what was seen
    LogTree follow(SignedCheckpoint next, Source source) throws IOException {
        Checkpoint head = next.checkpoint();
        if (newest.isPresent()) {
            Checkpoint seen = newest.get().checkpoint();
            if (head.size() < seen.size()) {
                throw contradiction(
                        next, "rolled back: the log has " + head.size() + " leaves, and had " + seen.size());
            }
            if (head.size() == seen.size() && !Arrays.equals(head.root(), seen.root())) {
                throw contradiction(next, "forked: two trees of " + head.size() + " leaves are signed by one key");
            }
        }
        LogTree tree = LogTree.of(source, head);
        if (newest.isPresent() && !tree.continues(newest.get().checkpoint())) {
            throw contradiction(next, "forked: the log does not begin with the " + size() + " leaves that it had");
        }
        if (newest.isEmpty() || head.size() > size()) {
            state.know(trust.key().text(), next.note().bytes());
            newest = Optional.of(next);
        }
        return tree;
    }

    /// With both signed notes, whoever has the key can see that the log contradicts itself.
    private DiffersException contradiction(SignedCheckpoint next, String what) throws IOException {
        return new DiffersException(what + ". Both signed checkpoints are kept as proof: "
                + state.folder().resolve("checkpoint") + " and "
                + state.keepContradiction(next.note().bytes()));
    }
}
