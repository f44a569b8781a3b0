package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The example of the package's documentation, as it stands there, and what it says of verifying.
class PackageExampleTest {
    @Test
    void theExampleOfTheDocumentationWorks() throws Exception {
        byte[] seed = TestLog.seed(1);
        byte[] entry = NaiveTree.entry(0);

        NoteSigner signer = NoteSigner.ed25519("example.org/log", seed);
        Frontier frontier = Frontier.empty();
        frontier.append(MerkleTree.leafHash(entry));
        Checkpoint head = new Checkpoint("example.org/log", frontier.size(), frontier.root());
        byte[] served = SignedCheckpoint.sign(head, signer).note().bytes();

        String vkey = signer.key().text();
        SignedCheckpoint opened = SignedCheckpoint.open(served, VerifierKey.parse(vkey));
        CheckedTiles tiles = CheckedTiles.open(opened.checkpoint(), _ -> MerkleTree.leafHash(entry));
        List<byte[]> proof = Proofs.inclusion(0, opened.checkpoint().size(), tiles);
        String file = new ProofFile(Optional.empty(), 0, proof, opened.note().encode()).encode();

        ProofFile read = ProofFile.parse(file);
        WitnessPolicy policy =
                WitnessPolicy.parse(("log " + vkey + "\nquorum none\n").getBytes(StandardCharsets.UTF_8));
        SignedCheckpoint checkpoint = policy.open(read.checkpointNote().getBytes(StandardCharsets.UTF_8));
        assertThat(read.proves(MerkleTree.leafHash(entry), checkpoint)).isTrue();
    }
}
