package eu.undersigned.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// SQL of members and their roles.
final class MemberStore {
    /// Any number that no other lock has.
    private static final long LOCK = 0x6d656d62657273L;

    private MemberStore() {}

    static int add(Handle transaction, byte[] sealed, Instant since) {
        return transaction
                .createQuery("INSERT INTO member (sealed, since) VALUES (:sealed, :since) RETURNING id")
                .bind("sealed", sealed)
                .bind("since", Timestamp.from(since))
                .mapTo(Integer.class)
                .one();
    }

    static void grant(Handle transaction, int member, Grant grant, int by, Instant since) {
        transaction.execute(
                "INSERT INTO member_role (member_id, role, campaign_id, organisation_id, since, given_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                member,
                grant.role().name(),
                grant.campaign(),
                grant.organisation(),
                Timestamp.from(since),
                by);
    }

    static long count(Handle transaction) {
        return transaction
                .createQuery("SELECT count(*) FROM member WHERE NOT is_invented")
                .mapTo(Long.class)
                .one();
    }

    static Optional<byte[]> sealed(Handle transaction, int member) {
        return transaction
                .createQuery("SELECT sealed FROM member WHERE id = :member AND removed_at IS NULL")
                .bind("member", member)
                .mapTo(byte[].class)
                .findOne();
    }

    /// Those who run a campaign, or all of them.
    static List<byte[]> coordinators(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT sealed FROM member
                        WHERE suspended_at IS NULL AND removed_at IS NULL AND EXISTS (
                            SELECT FROM member_role
                            WHERE member_id = member.id AND role = 'COORDINATOR' AND campaign_id IN (0, :campaign)
                              AND until IS NULL)
                        ORDER BY id
                        """)
                .bind("campaign", campaign)
                .mapTo(byte[].class)
                .list();
    }

    /// The roles that a member holds; none while suspended, or once removed.
    static List<Grant> grants(Handle transaction, int member) {
        return transaction
                .createQuery("""
                        SELECT role, campaign_id, organisation_id FROM member_role
                        JOIN member ON member.id = member_role.member_id
                        WHERE member_id = :member AND until IS NULL AND suspended_at IS NULL AND removed_at IS NULL
                        ORDER BY campaign_id, role, organisation_id
                        """)
                .bind("member", member)
                .map((row, _) -> new Grant(
                        Role.valueOf(row.getString("role")), row.getInt("campaign_id"), row.getInt("organisation_id")))
                .list();
    }

    /// Those who hold a role of a campaign, or of all of them, or once did.
    static Set<Integer> everIn(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT DISTINCT member_id FROM member_role WHERE campaign_id IN (0, :campaign)")
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .set();
    }

    /// Lets one change of members wait for another, so that two at once can't take away the last two
    /// coordinators.
    static void lock(Handle transaction) {
        transaction.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
    }

    /// A member who was not removed.
    ///
    /// @param sealed name and mailbox
    record Row(int id, byte[] sealed, Instant since, Optional<Instant> suspendedAt) {}

    /// The first who came first.
    static List<Row> all(Handle transaction) {
        return transaction
                .createQuery("SELECT id, sealed, since, suspended_at FROM member WHERE removed_at IS NULL ORDER BY id")
                .map((row, _) -> new Row(
                        row.getInt("id"),
                        row.getBytes("sealed"),
                        row.getTimestamp("since").toInstant(),
                        Optional.ofNullable(row.getTimestamp("suspended_at")).map(Timestamp::toInstant)))
                .list();
    }

    /// A role and who holds it.
    record Held(int member, Grant grant) {}

    /// The roles of all members, of those who are suspended as well.
    static List<Held> held(Handle transaction) {
        return transaction
                .createQuery("""
                        SELECT member_id, role, campaign_id, organisation_id FROM member_role
                        WHERE until IS NULL ORDER BY member_id, campaign_id, role, organisation_id
                        """)
                .map((row, _) -> new Held(
                        row.getInt("member_id"),
                        new Grant(
                                Role.valueOf(row.getString("role")),
                                row.getInt("campaign_id"),
                                row.getInt("organisation_id"))))
                .list();
    }

    static void endGrants(Handle transaction, int member, int campaign, int by, Instant at) {
        transaction.execute(
                "UPDATE member_role SET until = ?, ended_by = ?"
                        + " WHERE member_id = ? AND campaign_id = ? AND until IS NULL",
                Timestamp.from(at),
                by,
                member,
                campaign);
    }

    static boolean holdsAny(Handle transaction, int member) {
        return transaction
                .createQuery("SELECT EXISTS (SELECT 1 FROM member_role WHERE member_id = :member AND until IS NULL)")
                .bind("member", member)
                .mapTo(Boolean.class)
                .one();
    }

    /// @param at empty: the suspension ends
    static void suspend(Handle transaction, int member, Optional<Instant> at) {
        transaction
                .createUpdate("UPDATE member SET suspended_at = :at WHERE id = :member")
                .bind("at", at)
                .bind("member", member)
                .execute();
    }

    /// Erases name and mailbox, and everything with which the member could sign in.
    static void remove(Handle transaction, int member, Instant at) {
        transaction.execute("UPDATE member SET removed_at = ?, sealed = '' WHERE id = ?", Timestamp.from(at), member);
        transaction.execute("DELETE FROM passkey WHERE member_id = ?", member);
        transaction.execute("DELETE FROM recovery_code WHERE member_id = ?", member);
        transaction.execute("DELETE FROM federated_identity WHERE member_id = ?", member);
    }
}
