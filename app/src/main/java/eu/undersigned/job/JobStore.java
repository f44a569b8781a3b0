package eu.undersigned.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// SQL of jobs.
final class JobStore {
    private JobStore() {}

    static long add(Handle transaction, String kind, int campaign, int member, String input, Instant now) {
        return transaction
                .createQuery("""
                        INSERT INTO job (kind, campaign_id, member_id, input, created_at)
                        VALUES (:kind, :campaign, :member, :input, :now) RETURNING id
                        """)
                .bind("kind", kind)
                .bind("campaign", campaign)
                .bind("member", member)
                .bind("input", input)
                .bind("now", Timestamp.from(now))
                .mapTo(Long.class)
                .one();
    }

    static Optional<Job> find(Handle transaction, long id) {
        return transaction
                .createQuery("SELECT * FROM job WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> job(row))
                .findOne();
    }

    /// The newest first.
    static List<Job> of(Handle transaction, int campaign, int most) {
        return transaction
                .createQuery("SELECT * FROM job WHERE campaign_id = :campaign ORDER BY id DESC LIMIT :most")
                .bind("campaign", campaign)
                .bind("most", most)
                .map((row, _) -> job(row))
                .list();
    }

    /// A job that nobody works at, held until the transaction ends.
    static Optional<Job> claim(Handle transaction, List<String> kinds, Instant now) {
        return transaction
                .createQuery("""
                        SELECT * FROM job WHERE ended_at IS NULL AND leased_until <= :now AND kind = ANY(:kinds)
                        ORDER BY leased_until, id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .bind("now", Timestamp.from(now))
                .bindArray("kinds", String.class, kinds)
                .map((row, _) -> job(row))
                .findOne();
    }

    /// Others that wait have their step first.
    static void progress(Handle transaction, long id, Step.More step, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE job SET cursor = :cursor, done = :done, total = coalesce(:total, total), failures = 0,
                                       leased_until = :now
                        WHERE id = :id
                        """)
                .bind("now", Timestamp.from(now))
                .bind("cursor", step.cursor())
                .bind("done", step.done())
                .bind("total", step.total().isPresent() ? step.total().getAsLong() : null)
                .bind("id", id)
                .execute();
    }

    /// Not to be claimed before then.
    static void rest(Handle transaction, long id, Instant until) {
        transaction.execute("UPDATE job SET leased_until = ? WHERE id = ?", Timestamp.from(until), id);
    }

    static void done(Handle transaction, long id, Step.Done step, Instant now) {
        transaction.execute(
                "UPDATE job SET done = ?, total = coalesce(total, ?), result = ?, ended_at = ? WHERE id = ?",
                step.done(),
                step.done(),
                step.result(),
                Timestamp.from(now),
                id);
    }

    static void failed(Handle transaction, long id, String reason, Instant now) {
        transaction.execute("UPDATE job SET failure = ?, ended_at = ? WHERE id = ?", reason, Timestamp.from(now), id);
    }

    /// @return steps of this job that failed in a row, this one included
    static int stumbled(Handle transaction, long id, Instant until) {
        return transaction
                .createQuery("""
                        UPDATE job SET failures = failures + 1, leased_until = :until WHERE id = :id RETURNING failures
                        """)
                .bind("until", Timestamp.from(until))
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    static void end(Handle transaction, long id, Instant now) {
        transaction.execute("UPDATE job SET ended_at = ? WHERE id = ?", Timestamp.from(now), id);
    }

    static boolean cancel(Handle transaction, long id, int member, Instant now) {
        return transaction.execute(
                        "UPDATE job SET cancelled_at = ?, cancelled_by = ?"
                                + " WHERE id = ? AND ended_at IS NULL AND cancelled_at IS NULL",
                        Timestamp.from(now),
                        member,
                        id)
                > 0;
    }

    private static Job job(ResultSet row) throws SQLException {
        long total = row.getLong("total");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getInt("campaign_id"),
                row.getInt("member_id"),
                row.getString("input"),
                row.getString("cursor"),
                row.getLong("done"),
                known,
                row.getString("result"),
                Optional.ofNullable(row.getString("failure")),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "ended_at"),
                instant(row, "cancelled_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
