package eu.undersigned.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of invitations.
final class InvitationStore {
    private InvitationStore() {}

    /// @param invitation its mailbox is empty
    /// @param sealed the mailbox; no bytes once it is erased
    record Row(Invitation invitation, byte[] sealed) {}

    static int add(
            Handle transaction,
            byte[] hash,
            boolean isFirst,
            Grant grant,
            byte[] sealed,
            int by,
            Instant madeAt,
            Instant expiresAt) {
        return transaction
                .createQuery("""
                        INSERT INTO invitation
                            (hash, is_first, role, campaign_id, organisation_id, sealed, invited_by, made_at, expires_at)
                        VALUES (:hash, :first, :role, :campaign, :organisation, :sealed, :by, :made, :expires)
                        RETURNING id
                        """)
                .bind("hash", hash)
                .bind("first", isFirst)
                .bind("role", grant.role().name())
                .bind("campaign", grant.campaign())
                .bind("organisation", grant.organisation())
                .bind("sealed", sealed)
                .bind("by", by)
                .bind("made", madeAt)
                .bind("expires", expiresAt)
                .mapTo(Integer.class)
                .one();
    }

    /// Held for this transaction, so that one link brings one member.
    static Optional<Row> find(Handle transaction, byte[] hash) {
        return transaction
                .createQuery("SELECT * FROM invitation WHERE hash = :hash FOR UPDATE")
                .bind("hash", hash)
                .map((row, _) -> row(row))
                .findOne();
    }

    static Optional<Row> find(Handle transaction, int id) {
        return transaction
                .createQuery("SELECT * FROM invitation WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    /// Those that nobody accepted or took back, the newest first, whether they are too old or not.
    static List<Row> waiting(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT * FROM invitation
                        WHERE campaign_id IN (0, :campaign) AND NOT is_first AND accepted_at IS NULL AND revoked_at IS NULL
                        ORDER BY id DESC
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> row(row))
                .list();
    }

    static void accepted(Handle transaction, int id, Instant at) {
        transaction.execute("UPDATE invitation SET accepted_at = ?, sealed = '' WHERE id = ?", at, id);
    }

    static boolean revoke(Handle transaction, int id, Instant at) {
        return transaction.execute(
                        "UPDATE invitation SET revoked_at = ?, sealed = ''"
                                + " WHERE id = ? AND accepted_at IS NULL AND revoked_at IS NULL",
                        at,
                        id)
                > 0;
    }

    /// Those that a member sent and nobody has followed yet.
    static void revokeOf(Handle transaction, int member, int campaign, Instant at) {
        transaction.execute(
                "UPDATE invitation SET revoked_at = ?, sealed = '' WHERE invited_by = ? AND campaign_id = ?"
                        + " AND accepted_at IS NULL AND revoked_at IS NULL",
                at,
                member,
                campaign);
    }

    /// Gives it another link, good until then.
    static void renew(Handle transaction, int id, byte[] hash, int by, Instant expiresAt) {
        transaction.execute(
                "UPDATE invitation SET hash = ?, invited_by = ?, expires_at = ? WHERE id = ?", hash, by, expiresAt, id);
    }

    /// The links that earlier starts printed.
    static void removeFirst(Handle transaction) {
        transaction.execute("DELETE FROM invitation WHERE is_first AND accepted_at IS NULL");
    }

    /// Erases the mailboxes of those that nobody followed for so long.
    static void forget(Handle transaction, Instant expiredBefore) {
        transaction.execute("DELETE FROM invitation WHERE accepted_at IS NULL AND expires_at < ?", expiredBefore);
    }

    private static Row row(ResultSet row) throws SQLException {
        Invitation invitation = new Invitation(
                row.getInt("id"),
                row.getBoolean("is_first"),
                new Grant(
                        Role.valueOf(row.getString("role")), row.getInt("campaign_id"), row.getInt("organisation_id")),
                Optional.empty(),
                row.getInt("invited_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("accepted_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
        return new Row(invitation, row.getBytes("sealed"));
    }
}
