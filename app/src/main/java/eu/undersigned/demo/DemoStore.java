package eu.undersigned.demo;

import eu.undersigned.confirmation.Counted;
import eu.undersigned.db.Columns;
import eu.undersigned.signature.Sealed;
import eu.undersigned.signature.Source;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
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
            boolean isConfirmed,
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

    /// They are said to be invented, and can never sign in.
    static void invented(Handle transaction, List<Integer> members) {
        transaction
                .createUpdate("UPDATE member SET is_invented = true, suspended_at = since WHERE id = ANY (:members)")
                .bindArray("members", Integer.class, members)
                .execute();
    }

    /// Requests of a day that were turned away.
    static void refusal(Handle transaction, int campaign, String reason, LocalDate day, long count) {
        transaction.execute(
                "INSERT INTO refusal (campaign_id, reason, day, count) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                campaign,
                reason,
                day,
                count);
    }

    /// An alert that is over.
    ///
    /// @param data a JSON object
    /// @param seenBy 0: nobody has seen to it
    record DemoAlert(String kind, Instant since, Instant until, String data, int seenBy) {}

    static void alert(Handle transaction, int campaign, DemoAlert alert) {
        transaction.execute(
                """
                INSERT INTO alert (campaign_id, kind, since, until, data, seen_by, seen_at)
                VALUES (?, ?, ?, ?, ?::jsonb, nullif(?, 0), CASE ? WHEN 0 THEN NULL ELSE ?::timestamptz END)
                """,
                campaign,
                alert.kind,
                Timestamp.from(alert.since),
                Timestamp.from(alert.until),
                alert.data,
                alert.seenBy,
                alert.seenBy,
                alert.until.toString());
    }

    /// An attack that is over.
    ///
    /// @param peak requests in a minute, as `usual`
    static void attack(
            Handle transaction, int campaign, Instant since, Instant until, String cause, int peak, int usual) {
        transaction.execute(
                "INSERT INTO attack (campaign_id, since, until, cause, peak, usual, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                campaign,
                Timestamp.from(since),
                Timestamp.from(until),
                cause,
                peak,
                usual,
                Timestamp.from(until));
    }

    /// An update that went to all who had said yes then, but for a few whose mailbox refused it.
    static void sentUpdate(Handle transaction, int campaign, int member, Instant begun) {
        int id = transaction
                .createQuery("""
                        INSERT INTO mailing (campaign_id, name, state, fallback, per_hour, per_domain, made_by, made_at,
                                             begun_by, begun_at, ended_at, is_due_seen, recipients, sent, bounced)
                        SELECT :campaign, 'Demonstration: first news', 'ended', 'EN', 4000, 1000, :member, :begun,
                               :member, :begun, CAST(:begun AS timestamptz) + interval '6 hours', false, count, count - count / 90, count / 90
                        FROM (SELECT count(*) FROM signature
                              WHERE campaign_id = :campaign AND updates AND confirmed_at < :begun) AS said_yes
                        RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("member", member)
                .bind("begun", Timestamp.from(begun))
                .mapTo(Integer.class)
                .one();
        transaction.execute(
                "INSERT INTO mailing_text (mailing_id, language, subject, body) VALUES (?, 'EN', ?, ?), (?, 'DE', ?, ?)",
                id,
                "Demonstration: thank you for signing",
                "This update was never sent: it belongs to the demonstration.\n\nIt would say what became of the petition.",
                id,
                "Vorführung: danke für Ihre Unterschrift",
                "Diese Nachricht wurde nie verschickt: Sie gehört zur Vorführung.\n\nSie würde sagen, was aus der Petition"
                        + " wurde.");
    }

    static void insert(Handle transaction, List<DemoSignature> rows) {
        String sql = """
                INSERT INTO signature (campaign_id, fingerprint, id, name_print, country, language, text_id,
                                       organisation_id, updates, organisation_updates, lead_epoch, lead_sealed,
                                       partner_epoch, partner_sealed, token_hashes, source, generation, state, confirmed_at)
                SELECT campaign, fingerprint, id, name_print, country, language, text,
                       nullif(organisation, 0), updates,
                       CASE organisation_updates WHEN 1 THEN false WHEN 2 THEN true END, lead_epoch, lead_sealed,
                       nullif(partner_epoch, 0), nullif(partner_sealed, ''), token_hash, nullif(source, ''),
                       nullif(generation, 0),
                       CASE confirmed_at WHEN '' THEN 'P' ELSE 'C' END::"char", nullif(confirmed_at, '')::timestamptz
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                     AS row(campaign, fingerprint, id, name_print, country, language, text,
                            organisation, updates, organisation_updates, lead_epoch, lead_sealed,
                            partner_epoch, partner_sealed, token_hash, source, generation, confirmed_at)
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
                            row -> row.counted().source().map(Source::word).orElse(""))
                    .column(
                            "int4",
                            row -> row.counted()
                                    .source()
                                    .map(Source::generation)
                                    .orElse(0))
                    .column(
                            "text",
                            row -> row.isConfirmed()
                                    ? row.counted()
                                            .confirmedAt()
                                            .atOffset(ZoneOffset.UTC)
                                            .toString()
                                    : "");
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
