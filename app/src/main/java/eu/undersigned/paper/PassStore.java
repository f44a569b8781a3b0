package eu.undersigned.paper;

import eu.undersigned.i18n.Language;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// SQL of class passes and of the sheets that wait with them.
final class PassStore {
    private static final String COLUMNS = """
            SELECT id, campaign_id, consultation, organisation_id, band, country, language, children, label, state,
                   guardians_agreed
            FROM class_pass
            """;

    private PassStore() {}

    /// A pass with how many sheets are in.
    ///
    /// @param note the team's, sealed; empty: none
    record Counted(ClassPass pass, LocalDate madeOn, int sheets, byte[] note) {}

    /// Sent twice, it is there once.
    ///
    /// @param pass its number counts for nothing
    /// @return its number; empty when it was there before
    static Optional<Integer> add(Handle transaction, ClassPass pass, PassToken token, LocalDate today) {
        return transaction
                .createQuery("""
                        INSERT INTO class_pass (campaign_id, consultation, organisation_id, token_hash, band, country,
                                                language, children, label, state, made_on, changed_on)
                        VALUES (:campaign, :consultation, nullif(:organisation, 0), :hash, :band, :country, :language,
                                :children, '', 'open', :today, :today)
                        ON CONFLICT (token_hash) DO NOTHING
                        RETURNING id
                        """)
                .bind("campaign", pass.campaign())
                .bind("consultation", pass.consultation())
                .bind("organisation", pass.organisation().orElse(0))
                .bind("hash", token.hash())
                .bind("band", pass.band())
                .bind("country", pass.country())
                .bind("language", pass.language().code())
                .bind("children", pass.children())
                .bind("today", Date.valueOf(today))
                .mapTo(Integer.class)
                .findOne();
    }

    /// One at a time makes passes for an organisation and a consultation.
    static void lock(Handle transaction, ClassPass pass) {
        transaction
                .createQuery("""
                        SELECT pg_advisory_xact_lock(hashtextextended(
                            'class pass ' || :campaign || ' ' || :organisation || ' ' || :consultation, 0))::text
                        """)
                .bind("campaign", pass.campaign())
                .bind("organisation", pass.organisation().orElse(0))
                .bind("consultation", pass.consultation())
                .mapTo(String.class)
                .one();
    }

    /// How many passes of the same organisation and consultation are open.
    static int open(Handle transaction, ClassPass pass) {
        return transaction
                .createQuery("""
                        SELECT count(*) FROM class_pass
                        WHERE campaign_id = :campaign AND consultation = :consultation AND state = 'open'
                          AND coalesce(organisation_id, 0) = :organisation
                        """)
                .bind("campaign", pass.campaign())
                .bind("consultation", pass.consultation())
                .bind("organisation", pass.organisation().orElse(0))
                .mapTo(Integer.class)
                .one();
    }

    /// The team's note, sealed; none is left in the clear.
    static void note(Handle transaction, int id, byte[] sealed) {
        transaction.execute("UPDATE class_pass SET note = ?, label = '' WHERE id = ?", sealed, id);
    }

    /// Notes that were written before they were sealed, by number of the pass.
    static Map<Integer, String> clearNotes(Handle transaction) {
        Map<Integer, String> notes = new HashMap<>();
        transaction
                .createQuery("SELECT id, label FROM class_pass WHERE label <> '' FOR UPDATE")
                .map((row, _) -> Map.entry(row.getInt("id"), row.getString("label")))
                .forEach(note -> notes.put(note.getKey(), note.getValue()));
        return notes;
    }

    static Optional<ClassPass> find(Handle transaction, PassToken token) {
        return transaction
                .createQuery(COLUMNS + " WHERE token_hash = :hash")
                .bind("hash", token.hash())
                .map((row, _) -> pass(row))
                .findOne();
    }

    /// Nobody else types in with it, hands it in or revokes it until the transaction ends.
    static Optional<ClassPass> lock(Handle transaction, PassToken token) {
        return transaction
                .createQuery(COLUMNS + " WHERE token_hash = :hash FOR UPDATE")
                .bind("hash", token.hash())
                .map((row, _) -> pass(row))
                .findOne();
    }

    static Optional<ClassPass> lock(Handle transaction, int id) {
        return transaction
                .createQuery(COLUMNS + " WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, _) -> pass(row))
                .findOne();
    }

    /// The newest first.
    ///
    /// @param organisation whose passes; empty: all of the consultation
    static List<Counted> list(Handle transaction, int campaign, String consultation, OptionalInt organisation) {
        return transaction
                .createQuery("""
                        SELECT p.*, coalesce((SELECT sum(sheets) FROM class_page WHERE pass_id = p.id), 0) AS sheets
                        FROM class_pass p
                        WHERE campaign_id = :campaign AND consultation = :consultation
                          AND (:organisation = 0 OR organisation_id = :organisation)
                        ORDER BY id DESC
                        """)
                .bind("campaign", campaign)
                .bind("consultation", consultation)
                .bind("organisation", organisation.orElse(0))
                .map((row, _) ->
                        new Counted(pass(row), row.getDate("made_on").toLocalDate(), row.getInt("sheets"), note(row)))
                .list();
    }

    private static byte[] note(ResultSet row) throws SQLException {
        byte[] note = row.getBytes("note");
        return row.wasNull() ? new byte[0] : note;
    }

    /// All passes there are.
    static List<Lasting> all(Handle transaction) {
        return transaction
                .createQuery("SELECT *, coalesce(changed_on, made_on) AS last_on FROM class_pass ORDER BY id")
                .map((row, _) -> new Lasting(pass(row), row.getDate("last_on").toLocalDate()))
                .list();
    }

    /// @param last when it was made, or something was typed in
    record Lasting(ClassPass pass, LocalDate last) {}

    static void agree(Handle transaction, int id, LocalDate today) {
        transaction.execute(
                "UPDATE class_pass SET guardians_agreed = true, changed_on = ? WHERE id = ?", Date.valueOf(today), id);
    }

    /// Takes the place of what the page held before.
    static void put(Handle transaction, int id, int page, int sheets, byte[] sealed, LocalDate today) {
        transaction.execute("""
                INSERT INTO class_page (pass_id, number, sheets, sealed) VALUES (?, ?, ?, ?)
                ON CONFLICT (pass_id, number) DO UPDATE SET sheets = excluded.sheets, sealed = excluded.sealed
                """, id, page, sheets, sealed);
        transaction.execute("UPDATE class_pass SET changed_on = ? WHERE id = ?", Date.valueOf(today), id);
    }

    /// What is typed in so far, by number of the page.
    static SortedMap<Integer, byte[]> pages(Handle transaction, int id) {
        SortedMap<Integer, byte[]> pages = new TreeMap<>();
        transaction
                .createQuery("SELECT number, sealed FROM class_page WHERE pass_id = :id")
                .bind("id", id)
                .map((row, _) -> Map.entry(row.getInt("number"), row.getBytes("sealed")))
                .forEach(page -> pages.put(page.getKey(), page.getValue()));
        return pages;
    }

    /// Forgets on which days passes that are over were used last. By that their rows are written anew, in a transaction
    /// that has nothing of what was handed in with them.
    static void forgetDays(Handle transaction) {
        transaction.execute("UPDATE class_pass SET changed_on = NULL WHERE state <> 'open' AND changed_on IS NOT NULL");
    }

    /// The pass is over; what waited with it and the team's note are erased.
    static void end(Handle transaction, int id, PassState state) {
        transaction.execute("DELETE FROM class_page WHERE pass_id = ?", id);
        transaction.execute("UPDATE class_pass SET state = ?, label = '', note = NULL WHERE id = ?", code(state), id);
    }

    static void erase(Handle transaction, int id) {
        transaction.execute("DELETE FROM class_pass WHERE id = ?", id);
    }

    private static ClassPass pass(ResultSet row) throws SQLException {
        int organisation = row.getInt("organisation_id");
        return new ClassPass(
                row.getInt("id"),
                row.getInt("campaign_id"),
                row.getString("consultation"),
                organisation == 0 ? OptionalInt.empty() : OptionalInt.of(organisation),
                row.getString("band"),
                row.getString("country"),
                Language.of(row.getString("language")).orElse(Language.EN),
                row.getInt("children"),
                row.getString("label"),
                PassState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("guardians_agreed"));
    }

    private static String code(PassState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
