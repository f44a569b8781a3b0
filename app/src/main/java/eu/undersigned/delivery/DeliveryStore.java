package eu.undersigned.delivery;

import eu.undersigned.organisation.Organisation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of what organisations receive.
final class DeliveryStore {
    private DeliveryStore() {}

    /// @param asked number of the words in which the signer was asked; 0: not kept by an earlier version
    /// @param changedAt when it was confirmed or, later, corrected
    record Sealed(
            UUID id,
            int epoch,
            byte[] envelope,
            String country,
            String language,
            String text,
            int asked,
            boolean updates,
            Instant confirmedAt,
            Instant changedAt) {}

    /// @param recipient whose key opens it
    record Epoch(int id, String recipient, byte[] wrapped) {}

    /// The words in which signers were asked.
    record Asked(String version, String language, String words) {}

    /// @param isInvalid found invalid by the campaign, and not withdrawn by its signer
    record Erased(long number, UUID signature, Instant at, boolean isInvalid) {}

    /// The next confirmed signatures for the lead (`partner` empty) or for a partner, in the order of their ids.
    static List<Sealed> next(
            Handle transaction, int campaign, Optional<Organisation> partner, UUID after, Instant since, int most) {
        String column = partner.isPresent() ? "partner" : "lead";
        return transaction
                .createQuery("""
                        SELECT signature.id, %1$s_epoch AS epoch, %1$s_sealed AS envelope, country, signature.language,
                               version, coalesce(later.asked_id, signature.asked_id) AS asked_id, CASE WHEN :partner > 0 THEN organisation_updates ELSE updates END AS updates,
                               confirmed_at, greatest(confirmed_at, resealed_at) AS changed_at
                        FROM signature JOIN petition_text ON petition_text.id = text_id
                        LEFT JOIN LATERAL (
                            SELECT asked_id FROM answer
                            WHERE signature_id = signature.id AND question = :question
                            ORDER BY at DESC LIMIT 1) AS later ON true
                        WHERE signature.id > :after AND signature.campaign_id = :campaign AND state = 'C'
                          AND %1$s_sealed IS NOT NULL AND (:partner = 0 OR organisation_id = :partner)
                          AND greatest(confirmed_at, resealed_at) >= CAST(:since AS timestamptz)
                        ORDER BY signature.id LIMIT :most
                        """.formatted(column))
                .bind("question", partner.isPresent() ? "organisation_updates" : "updates")
                .bind("partner", partner.map(Organisation::id).orElse(0))
                .bind("after", after)
                .bind("campaign", campaign)
                .bind("since", since.toString())
                .bind("most", most)
                .map((row, _) -> sealed(row))
                .list();
    }

    /// These signatures as the lead receives them, in the order of their ids; those that are gone are missing.
    static List<Sealed> these(Handle transaction, int campaign, List<UUID> ids) {
        return transaction
                .createQuery("""
                        SELECT signature.id, lead_epoch AS epoch, lead_sealed AS envelope, country, signature.language,
                               version, asked_id, updates, confirmed_at, greatest(confirmed_at, resealed_at) AS changed_at
                        FROM signature JOIN petition_text ON petition_text.id = text_id
                        WHERE signature.id = ANY (:ids) AND signature.campaign_id = :campaign AND state = 'C'
                          AND lead_sealed IS NOT NULL
                        ORDER BY signature.id
                        """)
                .bindArray("ids", UUID.class, ids)
                .bind("campaign", campaign)
                .map((row, _) -> sealed(row))
                .list();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getObject("id", UUID.class),
                row.getInt("epoch"),
                row.getBytes("envelope"),
                row.getString("country"),
                row.getString("language"),
                row.getString("version"),
                row.getInt("asked_id"),
                row.getBoolean("updates"),
                row.getTimestamp("confirmed_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    static Epoch epoch(Handle transaction, int id) {
        return transaction
                .createQuery("""
                        SELECT epoch.id, recipient, wrapped FROM epoch
                        JOIN organisation_key ON organisation_key.id = key_id WHERE epoch.id = :id
                        """)
                .bind("id", id)
                .map((row, _) -> new Epoch(row.getInt("id"), row.getString("recipient"), row.getBytes("wrapped")))
                .one();
    }

    static Asked asked(Handle transaction, int id) {
        return transaction
                .createQuery("SELECT version, language, words FROM asked WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> new Asked(row.getString("version"), row.getString("language"), row.getString("words")))
                .one();
    }

    static List<Erased> erasures(
            Handle transaction, int campaign, int organisation, long after, Instant since, int most) {
        return transaction
                .createQuery("""
                        SELECT id, signature_id, at, is_invalid FROM erasure
                        WHERE campaign_id = :campaign AND organisation_id = :organisation AND id > :after
                          AND at >= CAST(:since AS timestamptz)
                        ORDER BY id LIMIT :most
                        """)
                .bind("campaign", campaign)
                .bind("organisation", organisation)
                .bind("after", after)
                .bind("since", since.toString())
                .bind("most", most)
                .map((row, _) -> new Erased(
                        row.getLong("id"),
                        row.getObject("signature_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("is_invalid")))
                .list();
    }

    static void invalidated(Handle transaction, int campaign, int organisation, List<UUID> signatures, Instant at) {
        transaction
                .createUpdate("""
                        INSERT INTO erasure (campaign_id, organisation_id, signature_id, at, is_invalid)
                        SELECT :campaign, :organisation, id, CAST(:at AS timestamptz), true
                        FROM unnest(CAST(:signatures AS uuid[])) AS signature(id)
                        """)
                .bind("campaign", campaign)
                .bind("organisation", organisation)
                .bind("at", at.toString())
                .bind("signatures", signatures.toArray(new UUID[0]))
                .execute();
    }

    static void erased(Handle transaction, int campaign, int organisation, UUID signature) {
        transaction.execute(
                "INSERT INTO erasure (campaign_id, organisation_id, signature_id) VALUES (?, ?, ?)",
                campaign,
                organisation,
                signature);
    }
}
