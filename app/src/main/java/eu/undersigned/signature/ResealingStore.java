package eu.undersigned.signature;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of rows that earlier versions sealed under the server's own key.
final class ResealingStore {
    private ResealingStore() {}

    /// @param organisation 0: none
    record Row(byte[] fingerprint, UUID id, byte[] sealed, int organisation, boolean organisationUpdates) {}

    static List<Row> next(Handle transaction, int campaign, int most) {
        return transaction
                .createQuery("""
                        SELECT fingerprint, id, sealed, organisation_id, organisation_updates FROM signature
                        WHERE campaign_id = :campaign AND sealed IS NOT NULL LIMIT :most FOR UPDATE SKIP LOCKED
                        """)
                .bind("campaign", campaign)
                .bind("most", most)
                .map((row, _) -> new Row(
                        row.getBytes("fingerprint"),
                        row.getObject("id", UUID.class),
                        row.getBytes("sealed"),
                        row.getInt("organisation_id"),
                        row.getBoolean("organisation_updates")))
                .list();
    }

    static void seal(Handle transaction, int campaign, Row row, Sealed sealed) {
        transaction
                .createUpdate("""
                        UPDATE signature SET sealed = NULL, lead_epoch = :leadEpoch, lead_sealed = :lead,
                                             partner_epoch = nullif(:partnerEpoch, 0),
                                             partner_sealed = nullif(:partner, ''::bytea)
                        WHERE campaign_id = :campaign AND fingerprint = :fingerprint
                        """)
                .bind("leadEpoch", sealed.leadEpoch())
                .bind("lead", sealed.lead())
                .bind("partnerEpoch", sealed.partnerEpoch())
                .bind("partner", sealed.partner())
                .bind("campaign", campaign)
                .bind("fingerprint", row.fingerprint())
                .execute();
    }
}
