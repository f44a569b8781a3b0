package eu.undersigned.invalidation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// SQL of which signatures match conditions. Walks along the index of ids, so that no statement looks at more than a
/// window of rows, however many there are.
final class MatchStore {
    private MatchStore() {}

    /// Signatures between two ids.
    ///
    /// @param after not itself
    /// @param upTo itself too
    record Window(UUID after, UUID upTo) {}

    /// Which part of those that match: they must have been there, confirmed or at least accepted, at this moment.
    ///
    /// @param checkedId the greatest id of that moment
    record Until(Instant checked, UUID checkedId) {}

    private static final String MATCHES = """
            signature.id > :after AND signature.id <= :upTo AND signature.campaign_id = :campaign
            AND (signature.state = 'C'
                 OR :withPending AND signature.state = 'P' AND signature.invalidation_id IS NULL)
            AND (CAST(:confirmedFrom AS timestamptz) IS NULL OR confirmed_at >= :confirmedFrom)
            AND (CAST(:confirmedTo AS timestamptz) IS NULL OR confirmed_at < :confirmedTo)
            AND (CAST(:country AS text) IS NULL OR country = :country)
            AND (CAST(:language AS text) IS NULL OR language = :language)
            AND (CAST(:organisation AS integer) IS NULL OR organisation_id = :organisation)
            AND (CAST(:source AS text) IS NULL OR source = :source)
            AND (CAST(:network AS bytea) IS NULL OR network = :network)
            AND (CAST(:domain AS bytea) IS NULL OR domain = :domain)
            AND (:signals = 0 OR signals & :signals = :signals)
            AND (NOT :hasDelay OR extract(epoch FROM confirmed_at) * 1000
                 - ('x' || substr(replace(signature.id::text, '-', ''), 1, 12))::bit(48)::bigint
                 BETWEEN :delayFrom AND :delayTo)
            """;

    private static final String WAS_THERE =
            "(coalesce(confirmed_at <= :checked, false) OR :withPending AND signature.id <= :checkedId)";
    private static final String UNTIL = " AND " + WAS_THERE;

    private static <T extends SqlStatement<T>> T bind(T statement, int campaign, Conditions conditions, Window window) {
        return statement
                .bind("after", window.after())
                .bind("upTo", window.upTo())
                .bind("campaign", campaign)
                .bind("withPending", conditions.withPending())
                .bind(
                        "confirmedFrom",
                        conditions.confirmed().from().map(Timestamp::from).orElse(null))
                .bind(
                        "confirmedTo",
                        conditions.confirmed().to().map(Timestamp::from).orElse(null))
                .bind("country", conditions.country().orElse(null))
                .bind("language", conditions.language().orElse(null))
                .bind("organisation", conditions.organisation().orElse(null))
                .bind("source", conditions.source().orElse(null))
                .bind(
                        "network",
                        conditions.network().map(HexFormat.of()::parseHex).orElse(null))
                .bind(
                        "domain",
                        conditions.domain().map(HexFormat.of()::parseHex).orElse(null))
                .bind("signals", conditions.signals())
                .bind("hasDelay", !conditions.delay().isOpen())
                .bind("delayFrom", conditions.delay().from().orElse(0L) * 1000)
                .bind("delayTo", conditions.delay().to().orElse(Long.MAX_VALUE / 2000) * 1000);
    }

    /// The last id of the next window; empty: there are not that many.
    static Optional<UUID> windowEnd(Handle transaction, Window rest, int rows) {
        return transaction
                .createQuery("""
                        SELECT id FROM signature WHERE id > :after AND id <= :upTo ORDER BY id OFFSET :rows LIMIT 1
                        """)
                .bind("after", rest.after())
                .bind("upTo", rest.upTo())
                .bind("rows", rows - 1)
                .mapTo(UUID.class)
                .findOne();
    }

    /// About how many signatures there are.
    static long estimate(Handle transaction) {
        return transaction
                .createQuery("SELECT greatest(0, reltuples)::bigint FROM pg_class WHERE oid = 'signature'::regclass")
                .mapTo(Long.class)
                .one();
    }

    /// @param hour of the request, in UTC, such as `2026-11-21T17`
    /// @param organisation 0: none
    record Group(String hour, String country, int organisation, boolean isPending, long count) {}

    static List<Group> groups(Handle transaction, int campaign, Conditions conditions, Window window, Until until) {
        return until(
                        bind(
                                transaction.createQuery("""
                                        SELECT to_char(to_timestamp(('x' || substr(replace(signature.id::text, '-', ''), 1, 12))
                                                                        ::bit(48)::bigint / 1000) AT TIME ZONE 'UTC',
                                                       'YYYY-MM-DD"T"HH24') AS hour,
                                               country, coalesce(organisation_id, 0) AS organisation,
                                               state = 'P' AS pending, count(*) AS count
                                        FROM signature WHERE
                                        """ + MATCHES + UNTIL + " GROUP BY 1, 2, 3, 4"),
                                campaign,
                                conditions,
                                window),
                        until)
                .map((row, _) -> new Group(
                        row.getString("hour"),
                        row.getString("country"),
                        row.getInt("organisation"),
                        row.getBoolean("pending"),
                        row.getLong("count")))
                .list();
    }

    /// @param lot by which the sample is drawn: the same signature draws the same again
    record Sampled(String lot, UUID id, String country, int signals, boolean isPending) {}

    static List<Sampled> sample(
            Handle transaction, int campaign, Conditions conditions, Window window, Until until, int most) {
        return until(
                        bind(
                                transaction.createQuery(
                                        "SELECT md5(signature.id::text) AS lot, signature.id, country, signals,"
                                                + " state = 'P' AS pending FROM signature WHERE " + MATCHES + UNTIL
                                                + " ORDER BY 1 LIMIT :most"),
                                campaign,
                                conditions,
                                window),
                        until)
                .bind("most", most)
                .map((row, _) -> new Sampled(
                        row.getString("lot"),
                        row.getObject("id", UUID.class),
                        row.getString("country"),
                        row.getInt("signals"),
                        row.getBoolean("pending")))
                .list();
    }

    record Found(UUID id, boolean isPending) {}

    /// Locks the next ones, in the order of their ids. Gives up rather than wait long for somebody who holds one.
    static List<Found> lock(
            Handle transaction, int campaign, Conditions conditions, Window window, Until until, int most) {
        transaction.execute("SET LOCAL lock_timeout = '900ms'"); // before the server looks for deadlocks
        return until(
                        bind(
                                transaction.createQuery("SELECT id, state = 'P' AS pending FROM signature WHERE "
                                        + MATCHES + UNTIL + " ORDER BY id LIMIT :most FOR UPDATE"),
                                campaign,
                                conditions,
                                window),
                        until)
                .bind("most", most)
                .map((row, _) -> new Found(row.getObject("id", UUID.class), row.getBoolean("pending")))
                .list();
    }

    /// Those that match, and were not there yet at that moment.
    static long later(Handle transaction, int campaign, Conditions conditions, Window window, Until until) {
        return until(
                        bind(
                                transaction.createQuery(
                                        "SELECT count(*) FROM signature WHERE " + MATCHES + " AND NOT " + WAS_THERE),
                                campaign,
                                conditions,
                                window),
                        until)
                .mapTo(Long.class)
                .one();
    }

    private static <T extends SqlStatement<T>> T until(T statement, Until until) {
        return statement.bind("checked", Timestamp.from(until.checked())).bind("checkedId", until.checkedId());
    }
}
