package eu.undersigned.tlog;

import java.util.List;
import java.util.Optional;

/// A file that proves, without asking anybody, that an entry is in a log: a `.tlog-proof`.
///
/// To verify one: compute the leaf hash of the entry that it is about, open the checkpoint with the key
/// of the log ([SignedCheckpoint#open]) or with a policy ([WitnessPolicy#open]), and ask [#proves].
///
/// @param extra whatever the application needs, at least one byte; authenticated by nothing
/// @param index of the entry, from 0
/// @param hashes the audit path, at most 63, the leaf's side first
/// @param checkpointNote a checkpoint with its signatures, as the log served it
/// @see <a href="https://c2sp.org/tlog-proof">C2SP tlog-proof</a>
public record ProofFile(Optional<byte[]> extra, long index, List<byte[]> hashes, String checkpointNote) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra";
    private static final String INDEX = "index";

    /// @throws IllegalArgumentException when one of them cannot be written
    public ProofFile {
        hashes = ProvenNote.copy(hashes);
        extra = extra.map(byte[]::clone);
        if (index < 0 || extra.filter(bytes -> bytes.length == 0).isPresent()) {
            throw new IllegalArgumentException("an index below 0, or extra data without a byte");
        }
        ProvenNote.requireCheckpoint(checkpointNote);
    }

    /// @throws MalformedException when it is not of the form that [#encode()] writes
    public static ProofFile parse(byte[] file) throws MalformedException {
        return parse(ProvenNote.parse(file));
    }

    /// @throws MalformedException when it is not of the form that [#encode()] writes
    public static ProofFile parse(String file) throws MalformedException {
        return parse(ProvenNote.parse(file));
    }

    private static ProofFile parse(ProvenNote file) throws MalformedException {
        if (!file.lines().getFirst().equals(HEADER)) {
            throw new MalformedException("the first line is not " + HEADER);
        }
        Optional<byte[]> extra = Optional.empty();
        int line = 1;
        if (file.lines().size() > 1 && file.lines().get(1).startsWith(EXTRA)) {
            extra = Optional.of(Lines.base64(file.valueAt(line, EXTRA), "the extra data"));
            line++;
        }
        if (extra.filter(bytes -> bytes.length == 0).isPresent()) {
            throw new MalformedException("a line for extra data without a byte");
        }
        long index = Lines.number(file.valueAt(line, INDEX), "the index");
        return new ProofFile(extra, index, file.hashesFrom(line + 1), file.note());
    }

    /// What [#parse(String)] reads.
    public String encode() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(bytes ->
                text.append(EXTRA).append(' ').append(Lines.base64(bytes)).append('\n'));
        text.append(INDEX).append(' ').append(index).append('\n');
        ProvenNote.append(text, hashes, checkpointNote);
        return text.toString();
    }

    /// Whether the leaf is in the tree of the checkpoint, which should be the one in this file, verified.
    ///
    /// @param leafHash see [MerkleTree#leafHash(byte\[\])]
    /// @throws IllegalArgumentException when the leaf hash does not have 32 bytes
    public boolean proves(byte[] leafHash, SignedCheckpoint checkpoint) {
        Checkpoint head = checkpoint.checkpoint();
        return Proofs.verifyInclusion(leafHash, index, head.size(), hashes, head.root());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProofFile that && encode().equals(that.encode());
    }

    @Override
    public int hashCode() {
        return encode().hashCode();
    }
}
