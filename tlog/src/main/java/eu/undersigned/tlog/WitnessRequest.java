package eu.undersigned.tlog;

import java.util.List;

/// The body of `add-checkpoint`: what a log sends to a witness.
///
/// @param oldSize of the tree that the witness cosigned last, 0 when it has seen none
/// @param proof that the checkpoint continues that tree; at most 63 hashes
/// @param checkpointNote with the log's signature
/// @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness, "add-checkpoint"</a>
public record WitnessRequest(long oldSize, List<byte[]> proof, String checkpointNote) {
    private static final String OLD = "old";

    /// @throws IllegalArgumentException when one of them cannot be written
    public WitnessRequest {
        proof = ProvenNote.copy(proof);
        if (oldSize < 0) {
            throw new IllegalArgumentException("a tree has no size below 0: " + oldSize);
        }
        ProvenNote.requireCheckpoint(checkpointNote);
    }

    /// @throws MalformedException when it is not of the form that [#encode()] writes
    public static WitnessRequest parse(byte[] body) throws MalformedException {
        ProvenNote request = ProvenNote.parse(body);
        long oldSize = Lines.number(request.valueAt(0, OLD), "the old size");
        return new WitnessRequest(oldSize, request.hashesFrom(1), request.note());
    }

    /// What [#parse(byte\[\])] reads.
    public String encode() {
        StringBuilder text = new StringBuilder(OLD).append(' ').append(oldSize).append('\n');
        ProvenNote.append(text, proof, checkpointNote);
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessRequest that && encode().equals(that.encode());
    }

    @Override
    public int hashCode() {
        return encode().hashCode();
    }
}
