package eu.undersigned.invalidation;

import eu.undersigned.confirmation.Invalidation;
import eu.undersigned.job.Job;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of what was decided about signatures, and by whom.
final class InvalidationStore {
    private InvalidationStore() {}

    /// One invalidation, from the first dry run on.
    ///
    /// @param reason its word; empty until somebody has decided
    /// @param note for the team alone
    /// @param createdBy number of a member, like the others
    /// @param counted by the dry run; 0 until it is over
    record Decision(
            int id,
            int campaign,
            Conditions conditions,
            Optional<String> reason,
            String note,
            Instant createdAt,
            int createdBy,
            Instant checkedAt,
            long checkingJob,
            Optional<Integer> decidedBy,
            Optional<Integer> approvedBy,
            Optional<Long> takingJob,
            Optional<Long> undoingJob,
            Optional<Integer> undoneBy,
            long counted) {
        /// For the audit trail.
        String subject() {
            return "invalidation/" + id;
        }

        /// For stage 2, once there is a reason.
        Invalidation invalidation() {
            return new Invalidation(id, campaign, reason.orElseThrow());
        }
    }

    private static final String COLUMNS = """
            SELECT invalidation.*, CASE WHEN checking.ended_at IS NULL THEN 0 ELSE checking.done END AS counted
            FROM invalidation JOIN job AS checking ON checking.id = checking_job
            """;

    static int add(Handle transaction, int campaign, Conditions conditions, int member, Instant now) {
        return transaction
                .createQuery("""
                        INSERT INTO invalidation (campaign_id, conditions, created_at, created_by, checked_at)
                        VALUES (:campaign, :conditions, :now, :member, :now) RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("conditions", conditions.encode())
                .bind("now", Timestamp.from(now))
                .bind("member", member)
                .mapTo(Integer.class)
                .one();
    }

    static void checkedBy(Handle transaction, int id, long job) {
        transaction.execute("UPDATE invalidation SET checking_job = ? WHERE id = ?", job, id);
    }

    static void decided(Handle transaction, int id, String reason, String note, int member) {
        transaction.execute(
                "UPDATE invalidation SET reason = ?, note = ?, decided_by = ? WHERE id = ?", reason, note, member, id);
    }

    static void approved(Handle transaction, int id, int member) {
        transaction.execute("UPDATE invalidation SET approved_by = ? WHERE id = ?", member, id);
    }

    /// Back to the dry run.
    static void declined(Handle transaction, int id) {
        transaction.execute("UPDATE invalidation SET reason = NULL, decided_by = NULL WHERE id = ?", id);
    }

    static void takenBy(Handle transaction, int id, long job) {
        transaction.execute("UPDATE invalidation SET taking_job = ? WHERE id = ?", job, id);
    }

    static void undoneBy(Handle transaction, int id, long job, int member) {
        transaction.execute("UPDATE invalidation SET undoing_job = ?, undone_by = ? WHERE id = ?", job, member, id);
    }

    /// The newest first.
    ///
    /// @param before only those with smaller numbers
    static List<Decision> of(Handle transaction, int campaign, int before, int most) {
        return transaction
                .createQuery(COLUMNS + " WHERE invalidation.campaign_id = :campaign AND invalidation.id < :before"
                        + " ORDER BY id DESC LIMIT :most")
                .bind("campaign", campaign)
                .bind("before", before)
                .bind("most", most)
                .map((row, _) -> decision(row))
                .list();
    }

    static Optional<Decision> find(Handle transaction, int campaign, int id) {
        return transaction
                .createQuery(COLUMNS + " WHERE invalidation.campaign_id = :campaign AND invalidation.id = :id")
                .bind("campaign", campaign)
                .bind("id", id)
                .map((row, _) -> decision(row))
                .findOne();
    }

    /// Until the transaction ends nobody else decides about it.
    static Optional<Decision> lock(Handle transaction, int campaign, int id) {
        transaction
                .createQuery("SELECT id FROM invalidation WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne();
        return find(transaction, campaign, id);
    }

    /// The one that a job is about: its number is the job's input.
    static Decision ofJob(Handle transaction, Job job) {
        int id = Math.toIntExact(
                JsonFields.of(job.input()).number("invalidation").orElseThrow());
        return find(transaction, job.campaign(), id).orElseThrow();
    }

    /// Signatures behind an id that an invalidation has taken and that are still so.
    static long countTaken(Handle transaction, int id, UUID after) {
        return transaction
                .createQuery("SELECT count(*) FROM signature WHERE invalidation_id = :id AND id > :after")
                .bind("id", id)
                .bind("after", after)
                .mapTo(Long.class)
                .one();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getInt("id"),
                row.getInt("campaign_id"),
                Conditions.decode(row.getString("conditions")),
                Optional.ofNullable(row.getString("reason")),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("created_by"),
                row.getTimestamp("checked_at").toInstant(),
                row.getLong("checking_job"),
                above0(row.getInt("decided_by")),
                above0(row.getInt("approved_by")),
                Optional.of(row.getLong("taking_job")).filter(job -> job > 0),
                Optional.of(row.getLong("undoing_job")).filter(job -> job > 0),
                above0(row.getInt("undone_by")),
                row.getLong("counted"));
    }

    private static Optional<Integer> above0(int number) {
        return Optional.of(number).filter(one -> one > 0);
    }
}
