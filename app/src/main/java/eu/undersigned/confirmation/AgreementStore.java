package eu.undersigned.confirmation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of newer texts that signers of an earlier one signed too.
final class AgreementStore {
    private AgreementStore() {}

    /// @param text number of the newer version
    record Agreement(int text, Instant at) {}

    /// The first time holds.
    static void add(Handle transaction, UUID signature, Agreement agreement) {
        transaction.execute(
                "INSERT INTO text_agreement (signature_id, text_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                signature,
                agreement.text(),
                Timestamp.from(agreement.at()));
    }

    /// Oldest first.
    static List<Agreement> of(Handle transaction, UUID signature) {
        return transaction
                .createQuery("SELECT text_id, at FROM text_agreement WHERE signature_id = :signature ORDER BY at")
                .bind("signature", signature)
                .map((row, _) -> new Agreement(
                        row.getInt("text_id"), row.getTimestamp("at").toInstant()))
                .list();
    }

    static void erase(Handle transaction, UUID signature) {
        transaction.execute("DELETE FROM text_agreement WHERE signature_id = ?", signature);
    }
}
