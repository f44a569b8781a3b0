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

    public LetterState state(Handle transaction, UUID id) {
        return OutboxStore.state(transaction, id);
    }

    /// A letter that the mail server refused, left where it is.
    public Optional<Letter> refused(Handle transaction, UUID id) {
        return OutboxStore.refused(transaction, id).map(this::open);
    }

    /// Removes a letter that the mail server refused, and gives it, once.
    public Optional<Letter> takeRefused(Handle transaction, UUID id) {
        return OutboxStore.takeRefused(transaction, id).map(this::open);
    }
}
