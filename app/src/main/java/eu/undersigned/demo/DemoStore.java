package eu.undersigned.demo;

import eu.undersigned.confirmation.Counted;
import eu.undersigned.db.Columns;
import eu.undersigned.signature.Sealed;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of the demonstration.
final class DemoStore {
    private DemoStore() {}

    /// @param organisationUpdates 0: not asked, 1: no, 2: yes
    record DemoSignature(
            byte[] fingerprint,
            UUID id,
            byte[] namePrint,
            int text,
            Sealed sealed,
            int organisationUpdates,
            byte[] tokenHash,
            boolean updates,
            Counted counted) {}

    static boolean isDemo(Handle transaction) {
        return transaction
                .createQuery("SELECT is_demo FROM instance")
                .mapTo(Boolean.class)
                .one();
    }

    static boolean hasSignatures(Handle transaction) {
        return transaction
                .createQuery("SELECT EXISTS (SELECT 1 FROM signature)")
                .mapTo(Boolean.class)
                .one();
    }

    static void markAsDemo(Handle transaction) {
        transaction.execute("UPDATE instance SET is_demo = true");
    }

    /// What comes next must not be planned for the empty table of a moment ago.
    static void analyze(Handle transaction) {
        transaction.execute("ANALYZE signature");
    }

    static void insert(Handle transaction, List<DemoSignature> rows) {
        String sql = """
                INSERT INTO signature (campaign_id, fingerprint, id, name_print, state, country, language, text_id,
                                       organisation_id, updates, organisation_updates, lead_epoch, lead_sealed,
                                       partner_epoch, partner_sealed, token_hashes, confirmed_at)
                SELECT campaign, fingerprint, id, name_print, 'C', country, language, text,
                       nullif(organisation, 0), updates,
                       CASE organisation_updates WHEN 1 THEN false WHEN 2 THEN true END, lead_epoch, lead_sealed,
                       nullif(partner_epoch, 0), nullif(partner_sealed, ''), token_hash, confirmed_at::timestamptz
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                     AS row(campaign, fingerprint, id, name_print, country, language, text,
                            organisation, updates, organisation_updates, lead_epoch, lead_sealed,
                            partner_epoch, partner_sealed, token_hash, confirmed_at)
                """;
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            new Columns<>(statement, rows)
                    .column("int4", row -> row.counted().campaign())
                    .column("bytea", DemoSignature::fingerprint)
                    .column("uuid", DemoSignature::id)
                    .column("bytea", DemoSignature::namePrint)
                    .column("text", row -> row.counted().country())
                    .column("text", row -> row.counted().language())
                    .column("int4", DemoSignature::text)
                    .column("int4", row -> row.counted().organisation().orElse(0))
                    .column("bool", DemoSignature::updates)
                    .column("int4", DemoSignature::organisationUpdates)
                    .column("int4", row -> row.sealed().leadEpoch())
                    .column("bytea", row -> row.sealed().lead())
                    .column("int4", row -> row.sealed().partnerEpoch())
                    .column("bytea", row -> row.sealed().partner())
                    .column("bytea", DemoSignature::tokenHash)
                    .column(
                            "text",
                            row -> row.counted()
                                    .confirmedAt()
                                    .atOffset(ZoneOffset.UTC)
                                    .toString());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
