package eu.undersigned.editing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of what organisations' own people want changed.
final class ProposalStore {
    private ProposalStore() {}

    /// @param files a ZIP archive: the organisation's row, its questions, its picture
    /// @param base hash of the organisation from which it was made
    record Row(String organisation, byte[] files, String base, int member, Instant at) {}

    /// Until the transaction ends, nobody else puts or ends a proposal of this organisation, and there need be none
    /// yet.
    static void hold(Handle transaction, int campaign, String organisation) {
        transaction.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended('proposal ' || ? || ' ' || ?, 0))",
                Integer.toString(campaign),
                organisation);
    }

    static void put(Handle transaction, int campaign, Row row) {
        transaction.execute("""
                INSERT INTO partner_proposal (campaign_id, organisation, files, base, member_id, at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (campaign_id, organisation) DO UPDATE SET
                    files = excluded.files, base = excluded.base, member_id = excluded.member_id, at = excluded.at
                """, campaign, row.organisation, row.files, row.base, row.member, Timestamp.from(row.at));
    }

    static Optional<Row> find(Handle transaction, int campaign, String organisation) {
        return transaction
                .createQuery("""
                        SELECT organisation, files, base, member_id, at FROM partner_proposal
                        WHERE campaign_id = :campaign AND organisation = :organisation
                        """)
                .bind("campaign", campaign)
                .bind("organisation", organisation)
                .map((row, _) -> new Row(
                        row.getString("organisation"),
                        row.getBytes("files"),
                        row.getString("base"),
                        row.getInt("member_id"),
                        row.getTimestamp("at").toInstant()))
                .findOne();
    }

    /// Slugs of the organisations that wait.
    static List<String> waiting(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT organisation FROM partner_proposal WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .mapTo(String.class)
                .list();
    }

    static boolean end(Handle transaction, int campaign, String organisation) {
        return transaction.execute(
                        "DELETE FROM partner_proposal WHERE campaign_id = ? AND organisation = ?",
                        campaign,
                        organisation)
                > 0;
    }
}
