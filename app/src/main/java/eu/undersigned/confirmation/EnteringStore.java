package eu.undersigned.confirmation;

import eu.undersigned.db.Columns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of confirmed signatures that have no leaf yet.
final class EnteringStore {
    private EnteringStore() {}

    /// @param missing those of the page that have no leaf
    /// @param last empty: there are no more rows
    record Page(List<UUID> missing, Optional<UUID> last) {
        int entered() {
            return missing.size();
        }
    }

    /// @param place in the batch
    record Stamp(UUID id, byte[] salt, int place) {}

    private record Seen(UUID id, boolean isMissing) {}

    /// How far an earlier walk came; empty when none has come to its end.
    static Optional<UUID> mark(Handle transaction) {
        return transaction
                .createQuery("SELECT up_to FROM leaf_mark WHERE complete_at IS NOT NULL")
                .mapTo(UUID.class)
                .findOne();
    }

    static Page page(Handle transaction, UUID after, int most) {
        List<Seen> rows = transaction
                .createQuery("""
                        SELECT id, state = 'C' AND ticket IS NULL AS missing FROM signature
                        WHERE id > :after ORDER BY id LIMIT :most
                        """)
                .bind("after", after)
                .bind("most", most)
                .map((row, _) -> new Seen(row.getObject("id", UUID.class), row.getBoolean("missing")))
                .list();
        return new Page(
                rows.stream().filter(Seen::isMissing).map(Seen::id).toList(),
                rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().id()));
    }

    /// Gives salts and tickets to those that are confirmed and have none.
    static List<Entered> enter(Handle transaction, List<Stamp> stamps) {
        if (stamps.isEmpty()) {
            return List.of();
        }
        String sql = """
                WITH batch AS MATERIALIZED (SELECT nextval('leaf_batch') * %d AS first)
                UPDATE signature SET salt = stamp.salt, ticket = batch.first + stamp.place,
                                     confirmed_at = date_trunc('milliseconds', confirmed_at)
                FROM unnest(?, ?, ?) AS stamp(id, salt, place), batch
                WHERE signature.id = stamp.id AND signature.state = 'C' AND signature.ticket IS NULL
                RETURNING signature.id, campaign_id, country, language, organisation_id, source, generation, text_id,
                          substr(token_hashes, 1, 32) AS link, signature.salt, ticket, confirmed_at
                """.formatted(Ticket.PLACES);
        List<Entered> entered = new ArrayList<>();
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            new Columns<>(statement, stamps)
                    .column("uuid", Stamp::id)
                    .column("bytea", Stamp::salt)
                    .column("int4", Stamp::place);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entered.add(ConfirmationStore.entered(
                            row, row.getTimestamp("confirmed_at").toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return entered;
    }

    static void complete(Handle transaction, UUID upTo) {
        transaction.execute("UPDATE leaf_mark SET up_to = greatest(up_to, ?), complete_at = now()", upTo);
    }
}
