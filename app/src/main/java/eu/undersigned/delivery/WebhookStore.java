package eu.undersigned.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of what webhooks are told. Times are the application's own, never the database's, so that one clock holds.
final class WebhookStore {
    private WebhookStore() {}

    /// What a webhook was last told, and when the counts were last looked at for it.
    ///
    record State(
            int organisation,
            String address,
            boolean isGone,
            Instant lookedAt,
            long confirmed,
            long waiting,
            long erasures) {}

    /// What is to be told.
    ///
    /// @param attempts begun so far, this one included
    record Event(UUID id, int organisation, String kind, String body, int attempts) {}

    /// True on one node at a time, until the end of the transaction.
    static boolean isMineToLook(Handle transaction) {
        return transaction
                .createQuery("SELECT pg_try_advisory_xact_lock(hashtext('undersigned/webhooks'))")
                .mapTo(Boolean.class)
                .one();
    }

    static Map<Integer, State> states(Handle transaction) {
        Map<Integer, State> states = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT organisation_id, address, gone_at IS NOT NULL AS is_gone, looked_at, confirmed, waiting,
                               erasures
                        FROM webhook
                        """)
                .map((row, _) -> new State(
                        row.getInt("organisation_id"),
                        row.getString("address"),
                        row.getBoolean("is_gone"),
                        row.getTimestamp("looked_at").toInstant(),
                        row.getLong("confirmed"),
                        row.getLong("waiting"),
                        row.getLong("erasures")))
                .forEach(state -> states.put(state.organisation(), state));
        return states;
    }

    static void save(Handle transaction, State state) {
        transaction
                .createUpdate("""
                        INSERT INTO webhook (organisation_id, address, looked_at, confirmed, waiting, erasures)
                        VALUES (:organisation, :address, CAST(:looked AS timestamptz), :confirmed, :waiting, :erasures)
                        ON CONFLICT (organisation_id) DO UPDATE SET
                            address = excluded.address,
                            gone_at = NULL,
                            looked_at = excluded.looked_at,
                            confirmed = excluded.confirmed,
                            waiting = excluded.waiting,
                            erasures = excluded.erasures
                        """)
                .bind("organisation", state.organisation())
                .bind("address", state.address())
                .bind("looked", state.lookedAt().toString())
                .bind("confirmed", state.confirmed())
                .bind("waiting", state.waiting())
                .bind("erasures", state.erasures())
                .execute();
    }

    /// The end of the next `size` signatures behind `after`, in the order of their ids.
    static Optional<UUID> windowEnd(Handle transaction, UUID after, int size) {
        return transaction
                .createQuery("SELECT id FROM signature WHERE id > :after ORDER BY id OFFSET :size LIMIT 1")
                .bind("after", after)
                .bind("size", size - 1)
                .mapTo(UUID.class)
                .findOne();
    }

    /// Confirmed records in this window with an envelope for these partners that no whole bundle has held yet, by
    /// organisation.
    static Map<Integer, Long> waiting(
            Handle transaction, int campaign, Collection<Integer> partners, UUID after, UUID end) {
        Map<Integer, Long> counts = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT signature.organisation_id, count(*) AS count FROM signature
                        LEFT JOIN whole_bundle ON whole_bundle.organisation_id = signature.organisation_id
                        WHERE signature.id > :after AND signature.id <= :end AND campaign_id = :campaign
                          AND state = 'C' AND partner_sealed IS NOT NULL
                          AND signature.organisation_id = ANY (:partners)
                          AND greatest(confirmed_at, resealed_at) >= coalesce(made_at, '-infinity')
                        GROUP BY signature.organisation_id
                        """)
                .bind("after", after)
                .bind("end", end)
                .bind("campaign", campaign)
                .bindArray("partners", Integer.class, partners)
                .map((row, _) -> counts.put(row.getInt("organisation_id"), row.getLong("count")))
                .list();
        return counts;
    }

    /// The same for the lead.
    static long waitingForLead(Handle transaction, int campaign, int lead, UUID after, UUID end) {
        return transaction
                .createQuery("""
                        SELECT count(*) FROM signature
                        WHERE id > :after AND id <= :end AND campaign_id = :campaign
                          AND state = 'C' AND lead_sealed IS NOT NULL
                          AND greatest(confirmed_at, resealed_at) >= coalesce(
                              (SELECT made_at FROM whole_bundle WHERE organisation_id = :lead), '-infinity')
                        """)
                .bind("after", after)
                .bind("end", end)
                .bind("campaign", campaign)
                .bind("lead", lead)
                .mapTo(Long.class)
                .one();
    }

    /// Erasures that no whole bundle has held yet, by organisation.
    static Map<Integer, Long> erasures(Handle transaction, int campaign, Collection<Integer> organisations) {
        Map<Integer, Long> counts = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT erasure.organisation_id, count(*) AS count FROM erasure
                        LEFT JOIN whole_bundle ON whole_bundle.organisation_id = erasure.organisation_id
                        WHERE campaign_id = :campaign AND erasure.organisation_id = ANY (:organisations)
                          AND id > coalesce(erasure_id, 0)
                        GROUP BY erasure.organisation_id
                        """)
                .bind("campaign", campaign)
                .bindArray("organisations", Integer.class, organisations)
                .map((row, _) -> counts.put(row.getInt("organisation_id"), row.getLong("count")))
                .list();
        return counts;
    }

    /// Whether a whole bundle was made, and when.
    static Optional<Instant> wholeBundle(Handle transaction, int organisation) {
        return transaction
                .createQuery("SELECT made_at FROM whole_bundle WHERE organisation_id = :organisation")
                .bind("organisation", organisation)
                .map((row, _) -> row.getTimestamp("made_at").toInstant())
                .findOne();
    }

    static long newestErasure(Handle transaction, int organisation) {
        return transaction
                .createQuery("SELECT coalesce(max(id), 0) FROM erasure WHERE organisation_id = :organisation")
                .bind("organisation", organisation)
                .mapTo(Long.class)
                .one();
    }

    /// Notes a bundle that was sent to its end, unless it leaves a gap behind the last one.
    ///
    /// @param since from when on it holds what changed
    /// @param erasure the newest that was there before it
    static void bundleSent(Handle transaction, int organisation, Instant since, Instant madeAt, long erasure) {
        int noted = transaction
                .createUpdate("""
                        INSERT INTO whole_bundle (organisation_id, made_at, erasure_id)
                        SELECT :organisation, CAST(:made AS timestamptz), :erasure
                        WHERE CAST(:since AS timestamptz) <= coalesce(
                            (SELECT made_at - make_interval(secs => :overlap) FROM whole_bundle
                             WHERE organisation_id = :organisation), '1970-01-01T00:00Z')
                        ON CONFLICT (organisation_id) DO UPDATE SET
                            made_at = excluded.made_at, erasure_id = excluded.erasure_id
                        """)
                .bind("organisation", organisation)
                .bind("made", madeAt.toString())
                .bind("erasure", erasure)
                .bind("since", since.toString())
                .bind("overlap", Bundle.OVERLAP.toSeconds())
                .execute();
        if (noted > 0) {
            transaction.execute("UPDATE webhook SET waiting = 0, erasures = 0 WHERE organisation_id = ?", organisation);
        }
    }

    /// False while an earlier event of this kind still waits.
    static boolean put(Handle transaction, Event event, Instant now) {
        return transaction
                        .createUpdate("""
                                INSERT INTO webhook_event (id, organisation_id, kind, body, due_at)
                                VALUES (:id, :organisation, :kind, :body, CAST(:now AS timestamptz))
                                ON CONFLICT (organisation_id, kind) DO NOTHING
                                """)
                        .bind("id", event.id())
                        .bind("organisation", event.organisation())
                        .bind("kind", event.kind())
                        .bind("body", event.body())
                        .bind("now", now.toString())
                        .execute()
                == 1;
    }

    /// Claims events that are due. One that would be due later than any delay was put off by a clock that ran ahead.
    static List<Event> claim(Handle transaction, Instant now, int most, Duration lease, Duration longestDelay) {
        return transaction
                .createQuery("""
                        UPDATE webhook_event SET due_at = CAST(:end AS timestamptz), attempts = attempts + 1
                        WHERE id IN (
                            SELECT id FROM webhook_event
                            WHERE due_at <= CAST(:now AS timestamptz) OR due_at > CAST(:far AS timestamptz)
                            ORDER BY due_at
                            LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        RETURNING id, organisation_id, kind, body, attempts
                        """)
                .bind("now", now.toString())
                .bind("end", now.plus(lease).toString())
                .bind("far", now.plus(longestDelay).toString())
                .bind("most", most)
                .map((row, _) -> event(row))
                .list();
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getInt("organisation_id"),
                row.getString("kind"),
                row.getString("body"),
                row.getInt("attempts"));
    }

    static void postpone(Handle transaction, UUID id, Instant due) {
        transaction.execute(
                "UPDATE webhook_event SET due_at = CAST(? AS timestamptz) WHERE id = ?", due.toString(), id);
    }

    /// An attempt that was not made.
    static void giveBack(Handle transaction, UUID id, Instant now) {
        transaction.execute(
                "UPDATE webhook_event SET due_at = CAST(? AS timestamptz), attempts = attempts - 1 WHERE id = ?",
                now.toString(),
                id);
    }

    static void delete(Handle transaction, UUID id) {
        transaction.execute("DELETE FROM webhook_event WHERE id = ?", id);
    }

    static void deleteAll(Handle transaction, int organisation) {
        transaction.execute("DELETE FROM webhook_event WHERE organisation_id = ?", organisation);
    }

    /// Drops an event that was never taken. The next look makes another, with the numbers of then.
    static void abandon(Handle transaction, Event event) {
        delete(transaction, event.id());
        String number = event.kind().equals(Announcing.ERASURES) ? "erasures" : "confirmed";
        transaction.execute("UPDATE webhook SET " + number + " = -1 WHERE organisation_id = ?", event.organisation());
    }

    /// Tells this webhook nothing any more, until the kit names another address.
    static void gone(Handle transaction, int organisation, String address, Instant now) {
        transaction.execute(
                "UPDATE webhook SET gone_at = CAST(? AS timestamptz) WHERE organisation_id = ? AND address = ?",
                now.toString(),
                organisation,
                address);
        deleteAll(transaction, organisation);
    }
}
