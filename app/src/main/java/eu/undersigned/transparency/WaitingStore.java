package eu.undersigned.transparency;

import eu.undersigned.confirmation.Ticket;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// SQL of leaves that wait for the log, and of where they went.
final class WaitingStore {
    private WaitingStore() {}

    /// Copies of a database do not always carry its sequences: a number that was drawn once must not be drawn again.
    static void continueNumbers(Handle transaction) {
        transaction.execute("""
                SELECT setval('leaf_batch', highest) FROM (
                    SELECT greatest((SELECT max(batch) FROM leaf_place), (SELECT max(batch) FROM leaf_waiting),
                                    (SELECT max(ticket) / %d FROM (
                                        SELECT ticket FROM signature ORDER BY id DESC LIMIT 10000) AS newest)) AS highest
                ) AS used WHERE highest > (SELECT last_value FROM leaf_batch)
                """.formatted(Ticket.PLACES));
    }

    static void add(Handle transaction, int campaign, long batch, LeafBatch leaves, Instant at) {
        transaction.execute(
                "INSERT INTO leaf_waiting (campaign_id, batch, count, by_ticket, leaves, at) VALUES (?, ?, ?, false, ?, ?)",
                campaign,
                batch,
                leaves.count(),
                leaves.encode(),
                Timestamp.from(at));
    }

    /// Leaves whose index is still the ticket of the leaf that they change.
    static void addByTicket(Handle transaction, int campaign, LeafBatch leaves, Instant at) {
        transaction.execute(
                "INSERT INTO leaf_waiting (campaign_id, batch, count, by_ticket, leaves, at)"
                        + " VALUES (?, nextval('leaf_batch'), ?, true, ?, ?)",
                campaign,
                leaves.count(),
                leaves.encode(),
                Timestamp.from(at));
    }

    /// @param oldest when the first of them came
    record Queue(long count, Optional<Instant> oldest) {}

    static Queue queue(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT coalesce(sum(count), 0) AS count, min(at) AS oldest FROM leaf_waiting
                        WHERE campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> new Queue(
                        row.getLong("count"),
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant)))
                .one();
    }

    record Waiting(long batch, boolean isByTicket, List<LeafBatch.Placed> leaves) {}

    /// Takes the oldest batches out of the queue, in their order.
    ///
    /// @param most leaves, but for the last batch
    static List<Waiting> take(Handle transaction, int campaign, int most) {
        List<Waiting> taken = new ArrayList<>(transaction
                .createQuery("""
                        DELETE FROM leaf_waiting WHERE campaign_id = :campaign AND batch <= (
                            SELECT max(batch) FROM (
                                SELECT batch, sum(count) OVER (ORDER BY batch) - count AS before
                                FROM (SELECT batch, count FROM leaf_waiting WHERE campaign_id = :campaign
                                      ORDER BY batch LIMIT :most) AS first) AS summed
                            WHERE before < :most)
                        RETURNING batch, by_ticket, leaves
                        """)
                .bind("campaign", campaign)
                .bind("most", most)
                .map((row, _) -> new Waiting(
                        row.getLong("batch"), row.getBoolean("by_ticket"), LeafBatch.decode(row.getBytes("leaves"))))
                .list());
        taken.sort((one, other) -> Long.compare(one.batch(), other.batch()));
        return taken;
    }

    /// Where the leaves of a batch went.
    ///
    /// @param indexes by place; null where nothing is
    record Places(long batch, Long[] indexes) {}

    static void place(Handle transaction, int campaign, List<Places> places) {
        String sql = "INSERT INTO leaf_place (campaign_id, batch, indexes) VALUES (?, ?, ?)";
        try (var statement = transaction.getConnection().prepareStatement(sql)) {
            for (Places placed : places) {
                Array indexes = transaction.getConnection().createArrayOf("int8", placed.indexes());
                statement.setInt(1, campaign);
                statement.setLong(2, placed.batch());
                statement.setArray(3, indexes);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The index of a leaf in the log; empty while it waits.
    static OptionalLong index(Handle transaction, int campaign, long ticket) {
        return transaction
                .createQuery("""
                        SELECT indexes[:place] AS index FROM leaf_place WHERE campaign_id = :campaign AND batch = :batch
                        """)
                .bind("place", Ticket.place(ticket) + 1)
                .bind("campaign", campaign)
                .bind("batch", Ticket.batch(ticket))
                .map((row, _) -> row.getLong("index"))
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
