package eu.undersigned.consultation;

import eu.undersigned.i18n.Language;
import eu.undersigned.seal.Recipient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// SQL of own words, sealed.
final class TextStore {
    private static final String COLUMNS =
            "SELECT id, campaign_id, slug, band, language, state, day, recipient, sealed FROM consultation_text ";

    private TextStore() {}

    /// @param campaign its number
    /// @param recipient to whose key they are sealed
    record Row(int campaign, OwnText text, Recipient recipient, byte[] sealed) {}

    /// Where own words came from.
    record Origin(int campaign, String slug) {}

    static void add(Handle transaction, Row row) {
        transaction.execute(
                """
                INSERT INTO consultation_text (id, campaign_id, slug, band, language, recipient, sealed, day, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                row.text().id(),
                row.campaign(),
                row.text().consultation(),
                row.text().band(),
                row.text().language().map(Language::code).orElse(""),
                row.recipient().text(),
                row.sealed(),
                row.text().day(),
                row.text().state().code());
    }

    /// Writes own words of days that are over anew, in the order of their ids, which is random. Whoever reads the
    /// tables sees one transaction then, and no order in which they came.
    static void mix(Handle transaction, LocalDate today) {
        List<UUID> ids = transaction
                .createQuery("SELECT id FROM consultation_text WHERE NOT mixed AND day < :today ORDER BY id FOR UPDATE")
                .bind("today", today)
                .mapTo(UUID.class)
                .list();
        PreparedBatch batch = transaction.prepareBatch("UPDATE consultation_text SET mixed = true WHERE id = ?");
        ids.forEach(batch::add);
        if (!ids.isEmpty()) {
            batch.execute();
        }
    }

    /// The oldest first.
    static List<OwnText> list(Handle transaction, int campaign, OwnText.State state, int offset, int most) {
        return transaction
                .createQuery(COLUMNS + """
                        WHERE campaign_id = :campaign AND state = :state ORDER BY day, id OFFSET :offset LIMIT :most
                        """)
                .bind("campaign", campaign)
                .bind("state", state.code())
                .bind("offset", offset)
                .bind("most", most)
                .map((row, _) -> row(row).text())
                .list();
    }

    static Map<OwnText.State, Long> counts(Handle transaction, int campaign) {
        Map<OwnText.State, Long> counts = new EnumMap<>(OwnText.State.class);
        transaction
                .createQuery("SELECT state, count(*) AS texts FROM consultation_text WHERE campaign_id = :campaign"
                        + " GROUP BY state")
                .bind("campaign", campaign)
                .map((row, _) -> Map.entry(state(row), row.getLong("texts")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    static Optional<Row> find(Handle transaction, int campaign, UUID id) {
        return transaction
                .createQuery(COLUMNS + "WHERE campaign_id = :campaign AND id = :id")
                .bind("campaign", campaign)
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    /// The same, and nobody else decides about them until the transaction ends.
    static Optional<Row> lock(Handle transaction, int campaign, UUID id) {
        return transaction
                .createQuery(COLUMNS + "WHERE campaign_id = :campaign AND id = :id FOR UPDATE")
                .bind("campaign", campaign)
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    static void decide(Handle transaction, UUID id, OwnText.State state) {
        transaction.execute("UPDATE consultation_text SET state = ? WHERE id = ?", state.code(), id);
    }

    static void erase(Handle transaction, UUID id) {
        transaction.execute("DELETE FROM consultation_text WHERE id = ?", id);
    }

    /// All of which there are own words.
    static List<Origin> origins(Handle transaction) {
        return transaction
                .createQuery("SELECT DISTINCT campaign_id, slug FROM consultation_text")
                .map((row, _) -> new Origin(row.getInt("campaign_id"), row.getString("slug")))
                .list();
    }

    /// @param before the first day of which they stay
    static void erase(Handle transaction, Origin origin, LocalDate before) {
        transaction.execute(
                "DELETE FROM consultation_text WHERE campaign_id = ? AND slug = ? AND day < ?",
                origin.campaign(),
                origin.slug(),
                before);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("campaign_id"),
                new OwnText(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("band"),
                        Language.of(row.getString("language")),
                        row.getObject("day", LocalDate.class),
                        state(row)),
                Recipient.stored(row.getString("recipient")),
                row.getBytes("sealed"));
    }

    private static OwnText.State state(ResultSet row) throws SQLException {
        String code = row.getString("state");
        return Arrays.stream(OwnText.State.values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElse(OwnText.State.NEW);
    }
}
