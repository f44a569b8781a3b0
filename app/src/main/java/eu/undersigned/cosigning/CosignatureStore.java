package eu.undersigned.cosigning;

import eu.undersigned.cosigning.Cosignature.Published;
import eu.undersigned.cosigning.Cosignature.Signed;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.i18n.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of organisations' signatures: finding and changing one.
final class CosignatureStore {
    static final String COLUMNS = """
            SELECT c.id, c.campaign_id, c.letter, c.state, c.language, c.country, c.text_language, c.version, c.substance,
                   c.sealed, c.correction, c.is_another, c.reason, c.asked_at, c.confirmed_at, c.signed_at, c.decided_at,
                   c.reminded_at, p.organisation, p.country AS shown_country, p.website, p.signatory, p.role,
                   p.accepted_at, p.withdrawn_at
            FROM cosignature c LEFT JOIN cosignature_published p ON p.cosignature_id = c.id
            """;

    private CosignatureStore() {}

    /// Signatures of one letter change one after another, so that nobody misses one that was accepted meanwhile.
    static void lockLetter(Handle transaction, int campaign, String letter) {
        transaction
                .createQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended('cosigning ' || :campaign || ' ' || :letter,"
                                + " 0))::text")
                .bind("campaign", campaign)
                .bind("letter", letter)
                .mapTo(String.class)
                .one();
    }

    /// Somebody asked to sign; nobody has confirmed it.
    static void add(
            Handle transaction,
            UUID id,
            int campaign,
            String letter,
            Language language,
            String country,
            Signed signed,
            byte[] sealed,
            Prints prints,
            boolean isMailed,
            Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO cosignature (id, campaign_id, letter, state, language, country, text_language, version,
                                                 substance, sealed, name_print, host_print, domain_print, slug_print,
                                                 mailbox_print, is_mailed, asked_at)
                        VALUES (:id, :campaign, :letter, 'unconfirmed', :language, :country, :textLanguage, :version,
                                :substance, :sealed, :name, :host, :domain, :slug, :mailbox, :mailed, :now)
                        """)
                .bind("id", id)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .bind("language", language.name())
                .bind("country", country)
                .bind("textLanguage", signed.language().name())
                .bind("version", signed.version())
                .bind("substance", signed.substance())
                .bind("sealed", sealed)
                .bind("name", prints.name())
                .bind("host", prints.host())
                .bind("domain", prints.domain())
                .bind("slug", prints.slug().orElse(null))
                .bind("mailbox", prints.mailbox())
                .bind("mailed", isMailed)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    static Optional<Cosignature> find(Handle transaction, UUID id) {
        return transaction
                .createQuery(COLUMNS + " WHERE c.id = :id")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    /// For a change: with the lock of its letter, then read.
    static Optional<Cosignature> lock(Handle transaction, UUID id) {
        find(transaction, id).ifPresent(found -> lockLetter(transaction, found.campaign(), found.letter()));
        return find(transaction, id);
    }

    /// What a mailbox asked for and still stands.
    static List<Cosignature> ofMailbox(Handle transaction, int campaign, String letter, byte[] mailbox) {
        return transaction
                .createQuery(COLUMNS + """
                         WHERE c.mailbox_print = :mailbox AND c.letter = :letter AND c.campaign_id = :campaign
                           AND c.state IN ('waiting', 'accepted')
                        """)
                .bind("mailbox", mailbox)
                .bind("letter", letter)
                .bind("campaign", campaign)
                .map((row, _) -> row(row))
                .list();
    }

    /// How many mails went to a mailbox, for whatever letters.
    static long mailed(Handle transaction, byte[] mailbox, Instant since) {
        return transaction
                .createQuery("""
                        SELECT count(*) FROM cosignature
                        WHERE mailbox_print = :mailbox AND is_mailed AND asked_at > :since
                        """)
                .bind("mailbox", mailbox)
                .bind("since", Timestamp.from(since))
                .mapTo(Long.class)
                .one();
    }

    /// Keeps so many forms that nobody confirmed and no mail went out for: the newest, so that whoever sends one finds
    /// it.
    static void forgetUnmailed(Handle transaction, byte[] mailbox, int most) {
        transaction
                .createUpdate("""
                        DELETE FROM cosignature WHERE id IN (
                            SELECT id FROM cosignature
                            WHERE mailbox_print = :mailbox AND state = 'unconfirmed' AND NOT is_mailed
                            ORDER BY asked_at DESC, id OFFSET :most)
                        """)
                .bind("mailbox", mailbox)
                .bind("most", most)
                .execute();
    }

    /// Other forms from the same mailbox, for whatever letters, that wait to be confirmed: the newest first.
    static List<Cosignature> pending(Handle transaction, UUID id, Instant since) {
        return transaction
                .createQuery(COLUMNS + """
                         JOIN cosignature this ON this.id = :id
                        WHERE c.id <> this.id AND c.mailbox_print = this.mailbox_print AND c.state = 'unconfirmed'
                          AND c.asked_at > :since
                        ORDER BY c.asked_at DESC, c.id
                        """)
                .bind("id", id)
                .bind("since", Timestamp.from(since))
                .map((row, _) -> row(row))
                .list();
    }

    static Map<CosignatureState, Long> counts(Handle transaction, int campaign, String letter) {
        Map<CosignatureState, Long> counts = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT state, count(*) AS count FROM cosignature
                        WHERE campaign_id = :campaign AND letter = :letter GROUP BY state
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .map((row, _) -> Map.entry(state(row), row.getLong("count")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    static void confirm(Handle transaction, UUID id, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE cosignature SET state = 'waiting', confirmed_at = :now, signed_at = :now WHERE id = :id
                        """)
                .bind("id", id)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Other forms from the same mailbox, which nobody needs any more.
    static void forgetOthers(Handle transaction, UUID id) {
        transaction.createUpdate("""
                        DELETE FROM cosignature other USING cosignature this
                        WHERE this.id = :id AND other.id <> this.id AND other.state = 'unconfirmed'
                          AND other.campaign_id = this.campaign_id AND other.letter = this.letter
                          AND other.mailbox_print = this.mailbox_print
                        """).bind("id", id).execute();
    }

    /// Others below the same letter that may be the same organisation.
    static List<Cosignature> alike(Handle transaction, UUID id) {
        return transaction
                .createQuery(COLUMNS + """
                         JOIN cosignature this ON this.id = :id
                        WHERE c.id <> this.id AND c.campaign_id = this.campaign_id AND c.letter = this.letter
                          AND c.state IN ('waiting', 'accepted')
                          AND (c.name_print = this.name_print OR c.host_print IN (this.host_print, this.domain_print)
                               OR c.domain_print IN (this.host_print, this.domain_print)
                               OR c.slug_print = this.slug_print)
                        ORDER BY c.state, c.asked_at, c.id
                        """)
                .bind("id", id)
                .map((row, _) -> row(row))
                .list();
    }

    static void accept(Handle transaction, UUID id, boolean isAnother, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE cosignature SET state = 'accepted', is_another = :another, decided_at = :now WHERE id = :id
                        """)
                .bind("id", id)
                .bind("another", isAnother)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Who it was is erased.
    static void decline(Handle transaction, UUID id, DeclineReason reason, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE cosignature SET state = 'declined', reason = :reason, decided_at = :now, sealed = NULL,
                                               correction = NULL
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("reason", reason.code())
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Who it was is erased, also from what everybody reads.
    static void withdraw(Handle transaction, UUID id, Instant now) {
        transaction.createUpdate("""
                        UPDATE cosignature SET state = 'withdrawn', sealed = NULL, correction = NULL WHERE id = :id
                        """).bind("id", id).execute();
        transaction
                .createUpdate("""
                        UPDATE cosignature_published SET signatory = NULL, role = NULL, withdrawn_at = :now
                        WHERE cosignature_id = :id
                        """)
                .bind("id", id)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// With all that hangs on it.
    static void erase(Handle transaction, UUID id) {
        transaction.execute("DELETE FROM cosignature WHERE id = ?", id);
    }

    static void reseal(Handle transaction, UUID id, byte[] sealed) {
        transaction.execute("UPDATE cosignature SET sealed = ? WHERE id = ?", sealed, id);
    }

    static void askCorrection(Handle transaction, UUID id, byte[] correction, Instant now) {
        transaction.execute(
                "UPDATE cosignature SET correction = ?, correction_at = ? WHERE id = ?",
                correction,
                Timestamp.from(now),
                id);
    }

    static void dropCorrection(Handle transaction, UUID id) {
        transaction.execute("UPDATE cosignature SET correction = NULL, correction_at = NULL WHERE id = ?", id);
    }

    /// Another text is signed from now on.
    static void sign(Handle transaction, UUID id, Signed signed, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE cosignature
                        SET text_language = :language, version = :version, substance = :substance, signed_at = :now
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("language", signed.language().name())
                .bind("version", signed.version())
                .bind("substance", signed.substance())
                .bind("now", Timestamp.from(now))
                .execute();
    }

    static void remind(Handle transaction, UUID id, Instant now) {
        transaction.execute("UPDATE cosignature SET reminded_at = ? WHERE id = ?", Timestamp.from(now), id);
    }

    static Cosignature row(ResultSet row) throws SQLException {
        return new Cosignature(
                row.getObject("id", UUID.class),
                row.getInt("campaign_id"),
                row.getString("letter"),
                state(row),
                Language.valueOf(row.getString("language")),
                row.getString("country"),
                new Signed(
                        Language.valueOf(row.getString("text_language")),
                        row.getString("version"),
                        row.getString("substance")),
                Optional.ofNullable(row.getBytes("sealed")),
                Optional.ofNullable(row.getBytes("correction")),
                row.getBoolean("is_another"),
                Optional.ofNullable(row.getString("reason")).flatMap(DeclineReason::of),
                row.getTimestamp("asked_at").toInstant(),
                time(row, "confirmed_at"),
                time(row, "signed_at"),
                time(row, "decided_at"),
                time(row, "reminded_at"),
                published(row));
    }

    private static CosignatureState state(ResultSet row) throws SQLException {
        return CosignatureState.of(row.getString("state")).orElseThrow();
    }

    private static Optional<Published> published(ResultSet row) throws SQLException {
        String organisation = row.getString("organisation");
        if (organisation == null) {
            return Optional.empty();
        }
        String role = row.getString("role");
        return Optional.of(new Published(
                organisation,
                row.getString("shown_country"),
                row.getString("website"),
                Optional.ofNullable(row.getString("signatory")).map(name -> new Signatory(name, role)),
                row.getTimestamp("accepted_at").toInstant(),
                time(row, "withdrawn_at")));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
