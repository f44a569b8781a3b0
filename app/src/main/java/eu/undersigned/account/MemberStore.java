package eu.undersigned.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of members and their roles.
final class MemberStore {
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
}
