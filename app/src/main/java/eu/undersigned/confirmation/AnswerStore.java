package eu.undersigned.confirmation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of answers that were changed after signing.
final class AnswerStore {
    private AnswerStore() {}

    /// @param question `updates` or `organisation_updates`
    /// @param asked number of the words in which it was asked this time
    record Change(String question, boolean answer, boolean before, int asked, Instant at) {}

    static void add(Handle transaction, UUID signature, Change change) {
        transaction.execute(
                "INSERT INTO answer (signature_id, question, answer, before, asked_id, at) VALUES (?, ?, ?, ?, ?, ?)",
                signature,
                change.question(),
                change.answer(),
                change.before(),
                change.asked(),
                Timestamp.from(change.at()));
    }

    /// Oldest first.
    static List<Change> of(Handle transaction, UUID signature) {
        return transaction
                .createQuery("""
                        SELECT question, answer, before, asked_id, at FROM answer
                        WHERE signature_id = :signature ORDER BY at
                        """)
                .bind("signature", signature)
                .map((row, _) -> new Change(
                        row.getString("question"),
                        row.getBoolean("answer"),
                        row.getBoolean("before"),
                        row.getInt("asked_id"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
