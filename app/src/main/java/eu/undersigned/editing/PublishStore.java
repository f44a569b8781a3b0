package eu.undersigned.editing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of drafts that wait for a second member.
final class PublishStore {
    private PublishStore() {}

    /// @param tree hash of the files that were proposed
    /// @param member number of who proposed them
    record Proposal(String tree, String note, int member, Instant at) {}

    static Optional<Proposal> find(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT tree, note, member_id, at FROM publish_proposal WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((row, _) -> new Proposal(
                        row.getString("tree"),
                        row.getString("note"),
                        row.getInt("member_id"),
                        row.getTimestamp("at").toInstant()))
                .findOne();
    }

    static void put(Handle transaction, int campaign, Proposal proposal) {
        transaction.execute("""
                INSERT INTO publish_proposal (campaign_id, tree, note, member_id, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (campaign_id) DO UPDATE SET
                    tree = excluded.tree, note = excluded.note, member_id = excluded.member_id, at = excluded.at
                """, campaign, proposal.tree, proposal.note, proposal.member, Timestamp.from(proposal.at));
    }

    static void end(Handle transaction, int campaign) {
        transaction.execute("DELETE FROM publish_proposal WHERE campaign_id = ?", campaign);
    }
}
