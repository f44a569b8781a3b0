package eu.undersigned.tools.verify;

import eu.undersigned.leaf.MalformedLeafException;
import eu.undersigned.leaf.Receipt;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.Note;
import eu.undersigned.tlog.ProofFile;
import eu.undersigned.tlog.SignedCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A signer's receipt, read from its file.
///
/// @see "docs/formats/receipt.md"
record ReceiptFile(ProofFile proof, Receipt receipt) {
    private static final int MOST = 2 * Note.MAX_BYTES;

    /// @throws IOException when there is no such file
    /// @throws DiffersException when it is no receipt
    static ReceiptFile read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST + 1);
        }
        try {
            ProofFile proof = ProofFile.parse(bytes);
            byte[] extra = proof.extra()
                    .orElseThrow(() -> new DiffersException(file + " is a proof, but no receipt: it has no 'extra'"));
            return new ReceiptFile(proof, Receipt.parse(extra));
        } catch (MalformedException | MalformedLeafException e) {
            throw new DiffersException(file + " is no receipt: " + e.getMessage());
        }
    }

    long index() {
        return proof.index();
    }

    /// Checks what the file says by itself, and by the log's key.
    ///
    /// @return the checkpoint in which the leaf was
    SignedCheckpoint check(Trust trust) throws DiffersException {
        if (!receipt.fits()) {
            throw new DiffersException("the receipt is forged: its leaf is not the one of its record and salt");
        }
        if (!origin().equals(trust.key().name())) {
            throw new DiffersException("a receipt of another log: " + Words.plain(origin()) + ", and not "
                    + trust.key().name());
        }
        SignedCheckpoint checkpoint =
                trust.open(proof.checkpointNote().getBytes(StandardCharsets.UTF_8), "the receipt's checkpoint");
        if (!trust.isCosigned(checkpoint)) {
            throw new DiffersException(
                    "the receipt's checkpoint is not cosigned by the witnesses that the policy asks for");
        }
        if (!proof.proves(MerkleTree.leafHash(receipt.leaf().encode()), checkpoint)) {
            throw new DiffersException(
                    "the receipt is forged: its proof does not lead from its leaf to its checkpoint");
        }
        return checkpoint;
    }

    private String origin() throws DiffersException {
        try {
            return Checkpoint.parse(Note.parse(proof.checkpointNote()).text()).origin();
        } catch (MalformedException e) {
            throw new DiffersException("the receipt's checkpoint can't be read: " + e.getMessage());
        }
    }
}
