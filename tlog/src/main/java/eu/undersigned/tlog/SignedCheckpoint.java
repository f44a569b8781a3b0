package eu.undersigned.tlog;

import java.util.ArrayList;
import java.util.List;

/// A checkpoint with its log's signature, verified, and whatever else is signed below it.
///
/// @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
public final class SignedCheckpoint {
    private final Checkpoint checkpoint;
    private final Note note;

    private SignedCheckpoint(Checkpoint checkpoint, Note note) {
        this.checkpoint = checkpoint;
        this.note = note;
    }

    /// What a log does with its new head.
    ///
    /// @throws IllegalArgumentException when the signer's name is not the checkpoint's origin
    public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner signer) {
        if (!checkpoint.origin().equals(signer.key().name())) {
            throw new IllegalArgumentException("the key of " + signer.key().name() + " signs its own log only");
        }
        String text = checkpoint.text();
        return new SignedCheckpoint(checkpoint, new Note(text, List.of(signer.sign(text))));
    }

    /// A checkpoint of the log whose origin is the key's name.
    ///
    /// @param note as it was served
    /// @param log trusted
    /// @throws MalformedException when it is no checkpoint, of another origin, not signed by this key, or
    ///     carries a wrong signature in the key's name
    public static SignedCheckpoint open(byte[] note, VerifierKey log) throws MalformedException {
        return open(Note.parse(note), log.name(), log);
    }

    /// The same for a log whose key has another name than its checkpoints' origin.
    public static SignedCheckpoint open(byte[] note, String origin, VerifierKey log) throws MalformedException {
        return open(Note.parse(note), origin, log);
    }

    static SignedCheckpoint open(Note note, String origin, VerifierKey log) throws MalformedException {
        if (!log.signs(note)) {
            throw new MalformedException("not signed by " + log.name());
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new MalformedException("a checkpoint of another log than " + origin);
        }
        return new SignedCheckpoint(checkpoint, note);
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /// With all signatures, those of unknown keys too.
    public Note note() {
        return note;
    }

    /// The same with cosignatures below it.
    ///
    /// @throws IllegalArgumentException when one is not over this checkpoint, or that makes too many
    ///     signatures
    public SignedCheckpoint with(List<Cosignature> cosignatures) {
        List<NoteSignature> lines = new ArrayList<>();
        for (Cosignature cosignature : cosignatures) {
            if (!cosignature.key().verifies(note.text(), cosignature.line())) {
                throw new IllegalArgumentException("a cosignature of another checkpoint");
            }
            lines.add(cosignature.line());
        }
        return new SignedCheckpoint(checkpoint, note.with(lines));
    }

    /// What witnesses that are known have said of it, the earliest of each key first.
    ///
    /// @throws MalformedException when it carries a wrong signature in the name of one of the keys
    public List<Cosignature> cosignatures(List<VerifierKey> witnesses) throws MalformedException {
        List<Cosignature> found = new ArrayList<>();
        for (VerifierKey witness : witnesses) {
            for (NoteSignature line : note.signatures()) {
                if (witness.isNamedBy(line)) {
                    found.add(Cosignature.verify(witness, note.text(), line)
                            .orElseThrow(() ->
                                    new MalformedException("a wrong cosignature in the name of " + witness.name())));
                }
            }
        }
        return List.copyOf(found);
    }
}
