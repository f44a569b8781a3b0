package eu.undersigned.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of what members say of letters.
final class RemarkStore {
    private static final String COLUMNS =
            "id, kind, paragraph, base, made_for, organisation_id, member_id, text, at, state, reason";

    private RemarkStore() {}

    /// @param remark its number is given here
    /// @return the number
    static long add(Handle transaction, int campaign, String letter, Remark remark) {
        return transaction
                .createQuery("""
                        INSERT INTO letter_remark
                            (campaign_id, letter, kind, paragraph, base, made_for, organisation_id, member_id, text, at, state, reason)
                        VALUES (:campaign, :letter, :kind, :paragraph, :base, :madeFor, nullif(:organisation, 0), :member, :text, :at, :state, :reason)
                        RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .bind("kind", remark.kind().name())
                .bind("paragraph", remark.paragraph())
                .bind("base", remark.base())
                .bind("madeFor", remark.madeFor())
                .bind("organisation", remark.organisation())
                .bind("member", remark.member())
                .bind("text", remark.text())
                .bind("at", Timestamp.from(remark.at()))
                .bind("state", remark.state().name())
                .bind("reason", remark.reason())
                .mapTo(Long.class)
                .one();
    }

    /// The first that was said comes first.
    static List<Remark> all(Handle transaction, int campaign, String letter) {
        return transaction
                .createQuery("SELECT " + COLUMNS
                        + " FROM letter_remark WHERE campaign_id = :campaign AND letter = :letter ORDER BY id")
                .bind("campaign", campaign)
                .bind("letter", letter)
                .map((row, _) -> remark(row))
                .list();
    }

    /// Nobody else changes it until the transaction ends.
    static Optional<Remark> hold(Handle transaction, int campaign, String letter, long id) {
        return transaction
                .createQuery(
                        "SELECT " + COLUMNS
                                + " FROM letter_remark WHERE campaign_id = :campaign AND letter = :letter AND id = :id FOR UPDATE")
                .bind("campaign", campaign)
                .bind("letter", letter)
                .bind("id", id)
                .map((row, _) -> remark(row))
                .findOne();
    }

    private static Remark remark(ResultSet row) throws SQLException {
        return new Remark(
                row.getLong("id"),
                Remark.Kind.valueOf(row.getString("kind")),
                row.getString("paragraph"),
                row.getString("base"),
                row.getString("made_for"),
                row.getInt("organisation_id"),
                row.getInt("member_id"),
                row.getString("text"),
                row.getTimestamp("at").toInstant(),
                Remark.State.valueOf(row.getString("state")),
                row.getString("reason"));
    }

    /// How many were said of a letter, by anybody.
    static int count(Handle transaction, int campaign, String letter) {
        return transaction
                .createQuery("SELECT count(*) FROM letter_remark WHERE campaign_id = :campaign AND letter = :letter")
                .bind("campaign", campaign)
                .bind("letter", letter)
                .mapTo(Integer.class)
                .one();
    }

    static void end(Handle transaction, long id, Remark.State state, String reason, int by, Instant at) {
        transaction.execute(
                "UPDATE letter_remark SET state = ?, reason = ?, ended_by = ?, ended_at = ? WHERE id = ?",
                state.name(),
                reason,
                by,
                Timestamp.from(at),
                id);
    }

    static void erase(Handle transaction, long id) {
        transaction.execute("DELETE FROM letter_remark WHERE id = ?", id);
    }
}
