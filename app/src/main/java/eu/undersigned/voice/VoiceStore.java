package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import eu.undersigned.seal.Recipient;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of voices on their way from a writer to the pages.
final class VoiceStore {
    private static final String COLUMNS = """
            SELECT v.id, v.campaign_id, v.state, v.standing, v.language, v.notes, v.uses, v.writer, v.sealed, v.print,
                   v.proposed, v.proposed_print, v.refused, v.reason, v.was_published, v.left_at, v.ready_at, k.recipient,
                   ARRAY(SELECT r.member FROM voice_release r WHERE r.voice_id = v.id) AS released_by
            FROM voice v JOIN moderators_key k ON k.id = v.key_id
            """;

    private VoiceStore() {}

    /// A row.
    ///
    /// @param key the moderators', to which it is sealed
    /// @param writer public half of the writer's link
    /// @param sealed none once it is published or declined
    record Row(
            int campaign,
            Queued queued,
            Recipient key,
            Recipient writer,
            Optional<byte[]> sealed,
            byte[] print,
            Optional<byte[]> proposed,
            Optional<byte[]> proposedPrint,
            boolean wasPublished) {}

    /// Sent twice, it is there once.
    static void add(
            Handle transaction,
            int campaign,
            UUID id,
            NewVoice voice,
            int key,
            Recipient writer,
            byte[] sealed,
            byte[] print,
            Instant now,
            Instant readyAt) {
        transaction
                .createUpdate("""
                        INSERT INTO voice (id, campaign_id, state, standing, language, notes, uses, key_id, writer,
                                           sealed, print, left_at, ready_at, changed_at)
                        VALUES (:id, :campaign, 'waiting', :standing, :language, :notes, :uses, :key, :writer,
                                :sealed, :print, :now, :ready, :now)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", id)
                .bind("campaign", campaign)
                .bind("standing", voice.standing().code())
                .bind("language", voice.language().code())
                .bindArray(
                        "notes",
                        String.class,
                        voice.notes().stream().map(ContentNote::code).toList())
                .bindArray(
                        "uses",
                        String.class,
                        voice.uses().stream().map(Use::code).toList())
                .bind("key", key)
                .bind("writer", writer.text())
                .bind("sealed", sealed)
                .bind("print", print)
                .bind("now", Timestamp.from(now))
                .bind("ready", Timestamp.from(readyAt))
                .execute();
    }

    /// How many wait that came after a time; 0 where this one is among them.
    static long arrived(Handle transaction, int campaign, Instant since, UUID id) {
        return transaction
                .createQuery("""
                        SELECT CASE WHEN bool_or(id = :id) THEN 0 ELSE count(*) END FROM voice
                        WHERE campaign_id = :campaign AND state IN ('waiting', 'proposed') AND left_at > :since
                        """)
                .bind("campaign", campaign)
                .bind("since", Timestamp.from(since))
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    static Optional<Row> find(Handle transaction, UUID id) {
        return transaction
                .createQuery(COLUMNS + " WHERE v.id = :id")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    /// Nobody else changes the row until the transaction ends. Read by a statement of its own: one that
    /// waits for a lock sees other tables, such as the releases, as they were before it waited.
    static Optional<Row> lock(Handle transaction, UUID id) {
        transaction
                .createQuery("SELECT id FROM voice WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
        return find(transaction, id);
    }

    /// The longest waiting first.
    static List<Row> queue(Handle transaction, int campaign, VoiceState state, int offset, int most) {
        return transaction
                .createQuery(COLUMNS + """
                         WHERE v.campaign_id = :campaign AND v.state = :state
                         ORDER BY v.ready_at, v.id OFFSET :offset LIMIT :most
                        """)
                .bind("campaign", campaign)
                .bind("state", state.code())
                .bind("offset", offset)
                .bind("most", most)
                .map((row, _) -> row(row))
                .list();
    }

    static Map<VoiceState, Long> counts(Handle transaction, int campaign) {
        Map<VoiceState, Long> counts = new HashMap<>();
        transaction
                .createQuery("SELECT state, count(*) AS count FROM voice WHERE campaign_id = :campaign GROUP BY state")
                .bind("campaign", campaign)
                .map((row, _) -> Map.entry(value(VoiceState.class, row.getString("state")), row.getLong("count")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    static void propose(Handle transaction, UUID id, byte[] sealed, byte[] print, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE voice SET state = 'proposed', proposed = :sealed, proposed_print = :print, changed_at = :now
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("sealed", sealed)
                .bind("print", print)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// The proposed wording takes the place of the writer's.
    static void agree(Handle transaction, UUID id, Instant now) {
        answered(transaction, id, "sealed = proposed, print = proposed_print", now);
    }

    static void refuse(Handle transaction, UUID id, Instant now) {
        answered(transaction, id, "refused = refused + 1", now);
    }

    private static void answered(Handle transaction, UUID id, String change, Instant now) {
        transaction
                .createUpdate("UPDATE voice SET " + change
                        + ", proposed = NULL, proposed_print = NULL, state = 'waiting', changed_at = :now"
                        + " WHERE id = :id")
                .bind("id", id)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// @param keepsText whether moderators must still be able to read it
    static void settle(
            Handle transaction, UUID id, VoiceState state, boolean keepsText, @Nullable Reason reason, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE voice SET was_published = state = 'published', state = :state, reason = :reason, changed_at = :now, proposed = NULL,
                               proposed_print = NULL, sealed = CASE WHEN :keeps THEN sealed END
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("state", state.code())
                .bind("reason", reason == null ? null : reason.code())
                .bind("keeps", keepsText)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// More notes on what a text tells; its writer's stay.
    static void addNotes(Handle transaction, UUID id, Set<ContentNote> notes) {
        transaction
                .createUpdate("""
                        UPDATE voice SET notes = ARRAY(SELECT DISTINCT unnest(notes || :more ::text[])) WHERE id = :id
                        """)
                .bind("id", id)
                .bindArray(
                        "more",
                        String.class,
                        notes.stream().map(ContentNote::code).toList())
                .execute();
    }

    /// The writer's words as they stand need no answer any more.
    static void dropProposal(Handle transaction, UUID id, Instant now) {
        answered(transaction, id, "refused = refused", now);
    }

    /// With all that hangs on it.
    static void erase(Handle transaction, UUID id) {
        transaction.execute("DELETE FROM voice WHERE id = ?", id);
    }

    /// Rows of declined voices, once their writers had time to read why.
    static int eraseDeclined(Handle transaction, Instant before) {
        return transaction.execute(
                "DELETE FROM voice WHERE state = 'declined' AND changed_at < ?", Timestamp.from(before));
    }

    static void release(Handle transaction, UUID id, int member, Instant now) {
        transaction.execute(
                "INSERT INTO voice_release (voice_id, member, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                member,
                Timestamp.from(now));
    }

    static void dropReleases(Handle transaction, UUID id) {
        transaction.execute("DELETE FROM voice_release WHERE voice_id = ?", id);
    }

    /// Which texts a member opened since a time, each with when it was opened first; one sitting's worth.
    static Map<UUID, Instant> opened(Handle transaction, int member, Instant since) {
        Map<UUID, Instant> opened = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT voice_id, min(at) AS at FROM voice_opening WHERE member = :member AND at > :since
                        GROUP BY voice_id
                        """)
                .bind("member", member)
                .bind("since", Timestamp.from(since))
                .map((row, _) -> Map.entry(
                        row.getObject("voice_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .forEach(entry -> opened.put(entry.getKey(), entry.getValue()));
        return opened;
    }

    /// One text of a member is opened at a time, so that none is missed in the count.
    static void lockSitting(Handle transaction, int member) {
        transaction
                .createQuery("SELECT pg_advisory_xact_lock(hashtextextended('voice sitting ' || :member, 0))::text")
                .bind("member", member)
                .mapTo(String.class)
                .one();
    }

    static void open(Handle transaction, int member, UUID id, Instant now) {
        transaction.execute(
                "INSERT INTO voice_opening (member, voice_id, at) VALUES (?, ?, ?)", member, id, Timestamp.from(now));
    }

    static void forgetOpenings(Handle transaction, Instant before) {
        transaction.execute("DELETE FROM voice_opening WHERE at < ?", Timestamp.from(before));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("campaign_id"),
                new Queued(
                        row.getObject("id", UUID.class),
                        value(VoiceState.class, row.getString("state")),
                        value(Standing.class, row.getString("standing")),
                        Language.of(row.getString("language")).orElse(Language.EN),
                        values(ContentNote.class, row.getArray("notes")),
                        values(Use.class, row.getArray("uses")),
                        new TreeSet<>(Arrays.asList(
                                (Integer[]) row.getArray("released_by").getArray())),
                        row.getInt("refused"),
                        Optional.ofNullable(row.getString("reason")).map(code -> value(Reason.class, code)),
                        row.getTimestamp("left_at").toInstant(),
                        row.getTimestamp("ready_at").toInstant()),
                Recipient.stored(row.getString("recipient")),
                Recipient.stored(row.getString("writer")),
                Optional.ofNullable(row.getBytes("sealed")),
                row.getBytes("print"),
                Optional.ofNullable(row.getBytes("proposed")),
                Optional.ofNullable(row.getBytes("proposed_print")),
                row.getBoolean("was_published"));
    }

    static <E extends Enum<E>> E value(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(java.util.Locale.ROOT));
    }

    static <E extends Enum<E>> Set<E> values(Class<E> type, Array codes) throws SQLException {
        Set<E> values = EnumSet.noneOf(type);
        for (String code : (String[]) codes.getArray()) {
            values.add(value(type, code));
        }
        return values;
    }
}
