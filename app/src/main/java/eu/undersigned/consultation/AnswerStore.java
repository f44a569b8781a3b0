package eu.undersigned.consultation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/// SQL of answers that wait, of what was counted, and of passes.
final class AnswerStore {
    private static final String OF_CELL = """
             campaign_id = :campaign AND slug = :slug AND band = :band AND country = :country AND source = :source
            """;

    private static final String IN_TURN = """
             campaign_id = :campaign AND slug = :slug
             AND CASE WHEN source = 'sheet' THEN day < :today ELSE :over END
            """;

    private AnswerStore() {}

    /// Answers that wait.
    record Waiting(Cell cell, LocalDate day, byte[] sealed) {}

    /// @param question empty: how many children
    /// @param option empty: how many were asked
    record Count(Cell cell, String question, String option, int children) {}

    record Shown(Board.Key key, long version, LocalDate day) {}

    /// How many wait in a cell.
    record Queue(Cell cell, int children) {}

    /// @param mixed how far they were put among others: 0 to 2, as the column says
    static void add(Handle transaction, UUID id, Waiting waiting, int mixed) {
        bind(transaction.createUpdate("""
                                INSERT INTO consultation_waiting
                                    (id, campaign_id, slug, band, country, source, day, sealed, mixed)
                                VALUES (:id, :campaign, :slug, :band, :country, :source, :day, :sealed, :mixed)
                                """), waiting.cell())
                .bind("id", id)
                .bind("day", waiting.day())
                .bind("sealed", waiting.sealed())
                .bind("mixed", mixed)
                .execute();
    }

    /// One release of a consultation at a time.
    static void lock(Handle transaction, int campaign, String slug) {
        transaction
                .createQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended('consultation ' || :campaign || :slug, 0))::text")
                .bind("campaign", campaign)
                .bind("slug", slug)
                .mapTo(String.class)
                .one();
    }

    /// The cells in which somebody waits, in a lasting order.
    static List<Queue> queues(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("""
                        SELECT campaign_id, slug, band, country, source, count(*) AS children FROM consultation_waiting
                        WHERE campaign_id = :campaign AND slug = :slug
                        GROUP BY campaign_id, slug, band, country, source ORDER BY band, country, source
                        """)
                .bind("campaign", campaign)
                .bind("slug", slug)
                .map((row, _) -> new Queue(cell(row), row.getInt("children")))
                .list();
    }

    /// Takes all that wait in a cell out of it.
    static List<Waiting> take(Handle transaction, Cell cell) {
        return bind(
                        transaction.createQuery("DELETE FROM consultation_waiting WHERE" + OF_CELL
                                + " RETURNING campaign_id, slug, band, country, source, day, sealed"),
                        cell)
                .map((row, _) -> waiting(row))
                .list();
    }

    /// Whether there is something to try that was not tried before: of sheets those of earlier days; after the close
    /// all others, too.
    static boolean hasNew(Handle transaction, int campaign, String slug, LocalDate today, boolean isOver) {
        return transaction
                .createQuery("SELECT EXISTS (SELECT FROM consultation_waiting WHERE" + IN_TURN + " AND mixed < :mixed)")
                .bind("campaign", campaign)
                .bind("slug", slug)
                .bind("today", today)
                .bind("over", isOver)
                .bind("mixed", isOver ? 2 : 1)
                .mapTo(Boolean.class)
                .one();
    }

    /// Takes out what [#hasNew] is about, tried before or not.
    static List<Waiting> takeAll(Handle transaction, int campaign, String slug, LocalDate today, boolean isOver) {
        return transaction
                .createQuery("DELETE FROM consultation_waiting WHERE" + IN_TURN
                        + " RETURNING campaign_id, slug, band, country, source, day, sealed")
                .bind("campaign", campaign)
                .bind("slug", slug)
                .bind("today", today)
                .bind("over", isOver)
                .map((row, _) -> waiting(row))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(cell(row), row.getObject("day", LocalDate.class), row.getBytes("sealed"));
    }

    static void count(Handle transaction, List<Count> counts) {
        PreparedBatch batch = transaction.prepareBatch("""
                INSERT INTO consultation_count AS c
                    (campaign_id, slug, band, country, source, question, option, children)
                VALUES (:campaign, :slug, :band, :country, :source, :question, :option, :children)
                ON CONFLICT (campaign_id, slug, band, country, source, question, option)
                DO UPDATE SET children = c.children + excluded.children
                """);
        for (Count count : counts) {
            bind(batch, count.cell())
                    .bind("question", count.question())
                    .bind("option", count.option())
                    .bind("children", count.children())
                    .add();
        }
        if (!counts.isEmpty()) {
            batch.execute();
        }
    }

    static void announce(Handle transaction, int campaign, String slug, LocalDate day) {
        transaction.execute("""
                INSERT INTO consultation_board AS b (campaign_id, slug, version, day) VALUES (?, ?, 1, ?)
                ON CONFLICT (campaign_id, slug)
                DO UPDATE SET version = b.version + 1, day = greatest(b.day, excluded.day)
                """, campaign, slug, day);
    }

    static List<Count> counts(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("""
                        SELECT campaign_id, slug, band, country, source, question, option, children
                        FROM consultation_count WHERE campaign_id = :campaign AND slug = :slug
                        """)
                .bind("campaign", campaign)
                .bind("slug", slug)
                .map((row, _) -> new Count(
                        cell(row), row.getString("question"), row.getString("option"), row.getInt("children")))
                .list();
    }

    /// @return whether the pass was used for the first time
    static boolean use(Handle transaction, byte[] print, Instant expires) {
        return transaction.execute(
                        "INSERT INTO consultation_pass (print, expires) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        print,
                        Timestamp.from(expires))
                == 1;
    }

    static void forgetPasses(Handle transaction, Instant now) {
        transaction.execute("DELETE FROM consultation_pass WHERE expires < ?", Timestamp.from(now));
    }

    /// What came too late or from too few to be counted.
    static int eraseWaiting(Handle transaction, int campaign, String slug) {
        return transaction.execute(
                "DELETE FROM consultation_waiting WHERE campaign_id = ? AND slug = ?", campaign, slug);
    }

    /// Of consultations that no kit has any more, too.
    static int eraseWaiting(Handle transaction, LocalDate before) {
        return transaction.execute("DELETE FROM consultation_waiting WHERE day < ?", before);
    }

    /// Whether anybody answered.
    static boolean isAnswered(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("""
                        SELECT EXISTS (SELECT 1 FROM consultation_waiting
                                       WHERE campaign_id = :campaign AND slug = :slug)
                            OR EXISTS (SELECT 1 FROM consultation_board WHERE campaign_id = :campaign AND slug = :slug)
                        """)
                .bind("campaign", campaign)
                .bind("slug", slug)
                .mapTo(Boolean.class)
                .one();
    }

    /// What there is to show, and since when.
    static List<Shown> boards(Handle transaction) {
        return transaction
                .createQuery("SELECT campaign_id, slug, version, day FROM consultation_board")
                .map((row, _) -> new Shown(
                        new Board.Key(row.getInt("campaign_id"), row.getString("slug")),
                        row.getLong("version"),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Cell cell) {
        return statement
                .bind("campaign", cell.campaign())
                .bind("slug", cell.slug())
                .bind("band", cell.band())
                .bind("country", cell.country())
                .bind("source", cell.source());
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getInt("campaign_id"),
                row.getString("slug"),
                row.getString("band"),
                row.getString("country"),
                row.getString("source"));
    }
}
