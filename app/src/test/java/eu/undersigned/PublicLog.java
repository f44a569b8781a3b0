package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.MalformedLeafException;
import eu.undersigned.tlog.BundleName;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.EntryBundle;
import eu.undersigned.tlog.Frontier;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.Note;
import eu.undersigned.tlog.Proofs;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// The campaign's log as a stranger fetches it: every leaf, with the tree computed anew.
record PublicLog(Checkpoint head, List<byte[]> entries, List<Leaf> leaves) {
    static final String PATH = "/" + CAMPAIGN + "/log/";

    static Checkpoint head(Visitor visitor) {
        try {
            return Checkpoint.parse(
                    Note.parse(visitor.get(PATH + "checkpoint").body()).text());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    /// The log once it has so many leaves.
    static PublicLog of(Visitor visitor, long size) {
        Await.until("a log of " + size + " leaves", () -> head(visitor).size() >= size);
        return read(visitor);
    }

    /// Checks that the leaves make the root, and the tiles too.
    static PublicLog read(Visitor visitor) {
        Checkpoint head = head(visitor);
        List<byte[]> entries = new ArrayList<>();
        List<Leaf> leaves = new ArrayList<>();
        Frontier frontier = Frontier.empty();
        try {
            for (long start = 0; start < head.size(); start += 256) {
                int width = (int) Math.min(256, head.size() - start);
                HttpResponse<byte[]> answer = visitor.getBytes(PATH + new BundleName(start / 256, width).path());
                assertThat(answer.statusCode()).isEqualTo(200);
                EntryBundle bundle = EntryBundle.parse(answer.body(), width);
                for (int i = 0; i < width; i++) {
                    entries.add(bundle.entry(i));
                    leaves.add(Leaf.parse(bundle.entry(i)));
                    frontier.append(MerkleTree.leafHash(bundle.entry(i)));
                }
            }
            assertThat(frontier.root()).as("root of the leaves").isEqualTo(head.root());
            assertThat(Proofs.root(
                            head.size(),
                            tile -> visitor.getBytes(PATH + tile.path()).body()))
                    .as("root of the tiles")
                    .isEqualTo(head.root());
        } catch (MalformedException | MalformedLeafException | IOException e) {
            throw new AssertionError(e);
        }
        return new PublicLog(head, entries, leaves);
    }

    <L extends Leaf> List<L> of(Class<L> kind) {
        return leaves.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
