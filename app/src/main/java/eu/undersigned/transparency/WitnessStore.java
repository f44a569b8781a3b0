package eu.undersigned.transparency;

import eu.undersigned.tlog.Cosignature;
import eu.undersigned.tlog.Witness;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// SQL of what witnesses have cosigned.
final class WitnessStore {
    private WitnessStore() {}

    /// The newest size that each has cosigned, by its key.
    static Map<String, Long> sizes(Handle transaction, int campaign) {
        Map<String, Long> sizes = new HashMap<>();
        transaction
                .createQuery("SELECT verifier_key, size FROM log_witness WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((row, _) -> sizes.put(row.getString("verifier_key"), row.getLong("size")))
                .list();
        return sizes;
    }

    static void put(Handle transaction, int campaign, Witness witness, long size, Cosignature cosignature) {
        transaction.execute(
                """
                INSERT INTO log_witness (campaign_id, name, verifier_key, size, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (campaign_id, name) DO UPDATE SET verifier_key = excluded.verifier_key,
                    size = excluded.size, at = excluded.at
                """, campaign, witness.name(), witness.key().text(), size, Timestamp.from(cosignature.time()));
    }

    /// Enough witnesses have cosigned this checkpoint.
    static void cosigned(Handle transaction, int campaign, long size, String checkpoint) {
        transaction.execute("""
                UPDATE log SET cosigned = ?, cosigned_size = ?
                WHERE campaign_id = ? AND size >= ? AND coalesce(cosigned_size, -1) < ?
                """, checkpoint, size, campaign, size, size);
    }
}
