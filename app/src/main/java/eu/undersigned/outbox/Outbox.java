package eu.undersigned.outbox;

import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Where stages put letters. Sealing happens before the transaction, so that the database sees ciphertext only.
public final class Outbox {
    private final SecretBox box;

    public Outbox(SecretBox box) {
        this.box = box;
    }

    public SealedLetter seal(Letter letter) {
        return new SealedLetter(
                letter.id(), letter.kind(), box.seal(context(letter.id(), letter.kind()), letter.content()));
    }

    /// @throws IllegalStateException when the letter was sealed under another key or was changed
    public Letter open(SealedLetter letter) {
        byte[] content = box.open(context(letter.id(), letter.kind()), letter.sealed())
                .orElseThrow(() -> new IllegalStateException("a letter that this key does not open"));
        return new Letter(letter.id(), letter.kind(), content);
    }

    private static byte[] context(UUID id, String kind) {
        return ("undersigned/outbox/" + kind + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    public void put(Handle transaction, List<SealedLetter> letters) throws SQLException {
        if (!letters.isEmpty()) {
            OutboxStore.put(transaction, letters);
        }
    }

    /// @param signature that the letter is about, when it is not its first and so does not have its id
    public void putAbout(Handle transaction, UUID signature, SealedLetter letter) {
        OutboxStore.putAbout(transaction, signature, letter);
    }

    /// Erases the letters of a signature that nobody has sent yet.
    public void forget(Handle transaction, UUID signature) {
        OutboxStore.forget(transaction, signature);
    }

    public LetterState state(Handle transaction, UUID id) {
        return OutboxStore.state(transaction, id);
    }

    /// A letter that the mail server refused, held for this transaction. Empty also while another one holds it.
    public Optional<Letter> holdRefused(Handle transaction, UUID id) {
        return OutboxStore.holdRefused(transaction, id).map(this::open);
    }

    public void erase(Handle transaction, UUID id) {
        OutboxStore.delete(transaction, List.of(id));
    }
}
