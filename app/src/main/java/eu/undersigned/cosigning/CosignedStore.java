package eu.undersigned.cosigning;

import eu.undersigned.cosigning.Cosigner.Signatory;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// SQL of organisations' signatures: many at once, for pages, the queue, and what time ends.
final class CosignedStore {
    private static final String CORRECTED = "(c.state = 'accepted' AND c.correction IS NOT NULL)";

    private CosignedStore() {}

    /// What everybody reads below the letters of a campaign, by their slugs; those that were withdrawn after a delivery
    /// included.
    static Map<String, List<Cosignature>> below(Handle transaction, int campaign) {
        return transaction
                .createQuery(CosignatureStore.COLUMNS + """
                         WHERE p.campaign_id = :campaign ORDER BY p.accepted_at, c.id
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> CosignatureStore.row(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Cosignature::letter));
    }

    /// Grows when what everybody reads changes, by campaign.
    static Map<Integer, Long> versions(Handle transaction) {
        Map<Integer, Long> versions = new HashMap<>();
        transaction
                .createQuery("SELECT campaign_id, version FROM cosignature_board")
                .map((row, _) -> versions.put(row.getInt("campaign_id"), row.getLong("version")))
                .list();
        return versions;
    }

    static void moveBoard(Handle transaction, int campaign) {
        transaction.execute("""
                INSERT INTO cosignature_board (campaign_id, version) VALUES (?, 1)
                ON CONFLICT (campaign_id) DO UPDATE SET version = cosignature_board.version + 1
                """, campaign);
    }

    static void publish(Handle transaction, Cosignature row, Cosigner cosigner, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO cosignature_published (cosignature_id, campaign_id, letter, organisation, country,
                                                           website, signatory, role, accepted_at)
                        VALUES (:id, :campaign, :letter, :organisation, :country, :website, :signatory, :role, :now)
                        """)
                .bind("id", row.id())
                .bind("campaign", row.campaign())
                .bind("letter", row.letter())
                .bind("organisation", cosigner.organisation())
                .bind("country", cosigner.country())
                .bind("website", cosigner.website().address())
                .bind("signatory", cosigner.signatory().name())
                .bind("role", cosigner.signatory().role())
                .bind("now", Timestamp.from(now))
                .execute();
    }

    static void correct(Handle transaction, UUID id, Signatory signatory) {
        transaction.execute(
                "UPDATE cosignature_published SET signatory = ?, role = ? WHERE cosignature_id = ?",
                signatory.name(),
                signatory.role(),
                id);
    }

    /// @param letter empty: of all letters
    /// @param state empty: those whose signatory asks for a correction
    static List<Cosignature> queue(
            Handle transaction,
            int campaign,
            Optional<String> letter,
            Optional<CosignatureState> state,
            int offset,
            int most) {
        return transaction
                .createQuery(CosignatureStore.COLUMNS
                        + " WHERE c.campaign_id = :campaign AND (:letter ::text IS NULL OR c.letter = :letter) AND "
                        + state.map(_ -> "c.state = :state").orElse("(:state ::text IS NULL AND " + CORRECTED + ")")
                        + " ORDER BY coalesce(c.confirmed_at, c.asked_at), c.id OFFSET :offset LIMIT :most")
                .bind("campaign", campaign)
                .bind("letter", letter.orElse(null))
                .bind("state", state.map(CosignatureState::code).orElse(null))
                .bind("offset", offset)
                .bind("most", most)
                .map((row, _) -> CosignatureStore.row(row))
                .list();
    }

    /// How many there are, by state; under `correction` those that ask for one.
    static Map<String, Long> sizes(Handle transaction, int campaign, Optional<String> letter) {
        Map<String, Long> sizes = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT state, count(*) AS count,
                               count(*) FILTER (WHERE state = 'accepted' AND correction IS NOT NULL) AS corrected
                        FROM cosignature
                        WHERE campaign_id = :campaign AND (:letter ::text IS NULL OR letter = :letter) GROUP BY state
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter.orElse(null))
                .map((row, _) -> {
                    sizes.merge("correction", row.getLong("corrected"), Long::sum);
                    return sizes.put(row.getString("state"), row.getLong("count"));
                })
                .list();
        return sizes;
    }

    /// How many stand below a letter, or all of them, by country.
    static Map<String, Long> byCountry(Handle transaction, int campaign, Optional<String> letter) {
        Map<String, Long> counts = new TreeMap<>();
        transaction
                .createQuery("""
                        SELECT country, count(*) AS count FROM cosignature
                        WHERE campaign_id = :campaign AND state = 'accepted' AND (:letter ::text IS NULL OR letter = :letter)
                        GROUP BY country
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter.orElse(null))
                .map((row, _) -> counts.put(row.getString("country"), row.getLong("count")))
                .list();
        return counts;
    }

    /// How far the organisations below a letter have come, by the hexadecimal digits of the prints of their slugs and
    /// names.
    static Map<String, CosignatureState> standing(Handle transaction, int campaign, String letter) {
        Map<String, CosignatureState> standing = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT encode(print, 'hex') AS print, state
                        FROM cosignature, LATERAL (VALUES (slug_print), (name_print)) AS prints(print)
                        WHERE campaign_id = :campaign AND letter = :letter AND print IS NOT NULL
                          AND state IN ('unconfirmed', 'waiting', 'accepted')
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .map((row, _) -> Map.entry(
                        row.getString("print"),
                        CosignatureState.of(row.getString("state")).orElseThrow()))
                .forEach(entry -> standing.merge(
                        entry.getKey(), entry.getValue(), BinaryOperator.maxBy(Comparator.naturalOrder())));
        return standing;
    }

    /// Since when the oldest of those has waited that a coordinator has to look at; empty: none waits.
    static Optional<Instant> oldestWaiting(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT min(confirmed_at) AS since FROM cosignature
                        WHERE campaign_id = :campaign AND state = 'waiting'
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant))
                .one();
    }

    /// Those who signed a letter whose text in that language is another one now, and were not told.
    static List<UUID> untold(Handle transaction, int campaign, String letter, String textLanguage, String substance) {
        return transaction
                .createQuery("""
                        SELECT c.id FROM cosignature c
                        WHERE c.campaign_id = :campaign AND c.letter = :letter AND c.state IN ('waiting', 'accepted')
                          AND c.text_language = :language AND c.substance <> :substance AND c.sealed IS NOT NULL
                          AND NOT EXISTS (SELECT FROM cosignature_notice n
                                          WHERE n.cosignature_id = c.id AND n.substance = :substance)
                        ORDER BY c.id LIMIT 500
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .bind("language", textLanguage)
                .bind("substance", substance)
                .mapTo(UUID.class)
                .list();
    }

    /// Whether it is for this call to tell.
    static boolean tell(Handle transaction, UUID id, String substance, Instant now) {
        return transaction.execute("""
                        INSERT INTO cosignature_notice (cosignature_id, substance, at) VALUES (?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """, id, substance, Timestamp.from(now)) > 0;
    }

    /// Those that waited for a decision since before then.
    static List<UUID> undecided(Handle transaction, Instant before) {
        return transaction
                .createQuery(
                        "SELECT id FROM cosignature WHERE state = 'waiting' AND confirmed_at < :before ORDER BY id")
                .bind("before", Timestamp.from(before))
                .mapTo(UUID.class)
                .list();
    }

    /// Those whose correction waited since before then.
    static List<UUID> uncorrected(Handle transaction, Instant before) {
        return transaction
                .createQuery("SELECT c.id FROM cosignature c WHERE " + CORRECTED
                        + " AND coalesce(c.correction_at, c.decided_at) < :before ORDER BY c.id")
                .bind("before", Timestamp.from(before))
                .mapTo(UUID.class)
                .list();
    }

    static boolean isSigned(Handle transaction, int campaign, String letter) {
        return transaction
                .createQuery("""
                        SELECT EXISTS (SELECT FROM cosignature WHERE campaign_id = :campaign AND letter = :letter
                                                                 AND state IN ('waiting', 'accepted', 'withdrawn'))
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .mapTo(Boolean.class)
                .one();
    }

    /// Keeps since when letters with signatures are not public any more.
    ///
    /// @param there slugs of those that are
    static void noteGone(Handle transaction, int campaign, List<String> there, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO cosignature_letter_gone (campaign_id, letter, since)
                        SELECT DISTINCT campaign_id, letter, :now ::timestamptz FROM cosignature
                        WHERE campaign_id = :campaign AND NOT letter = ANY (:there)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("campaign", campaign)
                .bindArray("there", String.class, there)
                .bind("now", Timestamp.from(now))
                .execute();
        transaction
                .createUpdate("""
                        DELETE FROM cosignature_letter_gone g
                        WHERE campaign_id = :campaign
                          AND (letter = ANY (:there)
                               OR NOT EXISTS (SELECT FROM cosignature c
                                              WHERE c.campaign_id = g.campaign_id AND c.letter = g.letter))
                        """)
                .bind("campaign", campaign)
                .bindArray("there", String.class, there)
                .execute();
    }

    /// Letters that have been gone since before then.
    static List<String> gone(Handle transaction, int campaign, Instant before) {
        return transaction
                .createQuery(
                        "SELECT letter FROM cosignature_letter_gone WHERE campaign_id = :campaign AND since < :before")
                .bind("campaign", campaign)
                .bind("before", Timestamp.from(before))
                .mapTo(String.class)
                .list();
    }

    static void eraseUnconfirmed(Handle transaction, Instant before) {
        transaction.execute(
                "DELETE FROM cosignature WHERE state = 'unconfirmed' AND asked_at < ?", Timestamp.from(before));
    }

    static void eraseDeclined(Handle transaction, Instant before) {
        transaction.execute(
                "DELETE FROM cosignature WHERE state = 'declined' AND decided_at < ?", Timestamp.from(before));
    }

    /// Mailboxes of those who signed a letter, where nobody has to be written to any more.
    static void eraseMailboxes(Handle transaction, int campaign, String letter, Instant before) {
        transaction.execute("""
                UPDATE cosignature SET sealed = NULL
                WHERE campaign_id = ? AND letter = ? AND state = 'accepted' AND sealed IS NOT NULL AND correction IS NULL
                  AND decided_at < ?
                """, campaign, letter, Timestamp.from(before));
    }
}
