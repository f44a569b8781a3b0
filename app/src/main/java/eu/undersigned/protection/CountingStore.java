package eu.undersigned.protection;

import eu.undersigned.db.Columns;
import eu.undersigned.protection.Counts.Added;
import eu.undersigned.protection.Counts.OfDomain;
import eu.undersigned.protection.Counts.OfNetwork;
import eu.undersigned.protection.Counts.Refusals;
import eu.undersigned.signature.SignatureIds;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/// SQL of what is counted. Rows are sorted before they are written, so that two nodes lock them in one order.
final class CountingStore {
    /// A domain's name is kept only while at least so many signatures of a day share it.
    static final int SHARED_BY = 10;

    private CountingStore() {}

    static void addRefusals(Handle transaction, Map<Refusals, Long> refused) {
        List<Map.Entry<Refusals, Long>> rows = refused.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        String sql = """
                INSERT INTO refusal (campaign_id, reason, day, count)
                SELECT campaign, reason, day::date, count FROM unnest(?, ?, ?, ?) AS row(campaign, reason, day, count)
                ON CONFLICT (campaign_id, reason, day) DO UPDATE SET count = refusal.count + excluded.count
                """;
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            new Columns<>(statement, rows)
                    .column("int4", row -> row.getKey().campaign())
                    .column("text", row -> row.getKey().reason().text())
                    .column("text", row -> row.getKey().day().toString())
                    .column("int8", Map.Entry::getValue);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void addNetworks(Handle transaction, List<Added<OfNetwork>> added) {
        List<Added<OfNetwork>> rows = sorted(added);
        if (rows.isEmpty()) {
            return;
        }
        String sql = """
                INSERT INTO network_count (campaign_id, hour, network, count)
                SELECT campaign, hour::timestamptz, decode(network, 'hex'), count
                FROM unnest(?, ?, ?, ?) AS row(campaign, hour, network, count)
                ON CONFLICT (campaign_id, hour, network) DO UPDATE SET count = network_count.count + excluded.count
                """;
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            new Columns<>(statement, rows)
                    .column("int4", row -> row.key().campaign())
                    .column("text", row -> row.key().hour().toString())
                    .column("text", row -> row.key().print())
                    .column("int8", Added::count);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void addDomains(Handle transaction, List<Added<OfDomain>> added) {
        List<Added<OfDomain>> rows = sorted(added);
        if (rows.isEmpty()) {
            return;
        }
        String sql = """
                INSERT INTO domain_count (campaign_id, day, domain, count)
                SELECT campaign, day::date, decode(domain, 'hex'), count
                FROM unnest(?, ?, ?, ?) AS row(campaign, day, domain, count)
                ON CONFLICT (campaign_id, day, domain) DO UPDATE SET count = domain_count.count + excluded.count
                """;
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            new Columns<>(statement, rows)
                    .column("int4", row -> row.key().campaign())
                    .column("text", row -> row.key().day().toString())
                    .column("text", row -> row.key().print())
                    .column("int8", Added::count);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Those of a day's domains that are written down without a name, by print.
    static List<String> unnamed(Handle transaction, int campaign, LocalDate day, Collection<String> prints) {
        return transaction
                .createQuery("""
                        SELECT encode(domain, 'hex') FROM domain_count
                        WHERE campaign_id = :campaign AND day = CAST(:day AS date) AND name IS NULL AND count >= :least
                          AND domain IN (SELECT decode(print, 'hex') FROM unnest(CAST(:prints AS text[])) AS print)
                        """)
                .bind("campaign", campaign)
                .bind("day", day.toString())
                .bind("least", SHARED_BY)
                .bindArray("prints", String.class, prints)
                .mapTo(String.class)
                .list();
    }

    /// Those that enough signatures of the day share. Reads all signatures of the day once, however many are asked for.
    static List<String> shared(Handle transaction, int campaign, LocalDate day, Collection<String> prints) {
        return transaction
                .createQuery("""
                        SELECT encode(domain, 'hex') FROM signature
                        WHERE id >= :from AND id < :to AND campaign_id = :campaign
                          AND domain IN (SELECT decode(print, 'hex') FROM unnest(CAST(:prints AS text[])) AS print)
                        GROUP BY domain HAVING count(*) >= :least
                        """)
                .bind("from", floor(day))
                .bind("to", floor(day.plusDays(1)))
                .bind("campaign", campaign)
                .bindArray("prints", String.class, prints)
                .bind("least", SHARED_BY)
                .mapTo(String.class)
                .list();
    }

    /// @param names by print
    static void name(Handle transaction, int campaign, LocalDate day, Map<String, String> names) {
        List<Map.Entry<String, String>> rows = List.copyOf(names.entrySet());
        transaction
                .createUpdate("""
                        UPDATE domain_count SET name = found.name
                        FROM (SELECT held.domain, given.name FROM domain_count AS held
                              JOIN unnest(CAST(:prints AS text[]), CAST(:names AS text[])) AS given(print, name)
                                ON held.domain = decode(given.print, 'hex')
                              WHERE held.campaign_id = :campaign AND held.day = CAST(:day AS date)
                                AND held.name IS NULL
                              ORDER BY held.domain FOR UPDATE OF held) AS found
                        WHERE campaign_id = :campaign AND day = CAST(:day AS date)
                          AND domain_count.domain = found.domain
                        """)
                .bindArray(
                        "prints",
                        String.class,
                        rows.stream().map(Map.Entry::getKey).toList())
                .bindArray(
                        "names",
                        String.class,
                        rows.stream().map(Map.Entry::getValue).toList())
                .bind("campaign", campaign)
                .bind("day", day.toString())
                .execute();
    }

    private static UUID floor(LocalDate day) {
        return SignatureIds.floor(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static <K> List<Added<K>> sorted(List<Added<K>> added) {
        return added.stream()
                .sorted(Comparator.comparing(one -> one.key().toString()))
                .toList();
    }

    /// Takes names away that too few signatures share by now, and everything that is older than a week. It looks at
    /// no more signatures than it must.
    static void forget(Handle transaction, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        for (int back = 0; back <= 7; back++) {
            LocalDate day = today.minusDays(back);
            transaction
                    .createUpdate("""
                            UPDATE domain_count SET name = NULL
                            WHERE day = CAST(:day AS date) AND name IS NOT NULL AND
                                  (SELECT count(*) FROM (
                                       SELECT 1 FROM signature
                                       WHERE signature.id >= :from AND signature.id < :to
                                         AND signature.campaign_id = domain_count.campaign_id
                                         AND signature.domain = domain_count.domain
                                       LIMIT :least) AS found) < :least
                            """)
                    .bind("day", day.toString())
                    .bind("least", SHARED_BY)
                    .bind("from", floor(day))
                    .bind("to", floor(day.plusDays(1)))
                    .execute();
        }
        transaction.execute(
                "DELETE FROM domain_count WHERE day < CAST(? AS date)",
                today.minusDays(7).toString());
        transaction.execute(
                "DELETE FROM network_count WHERE hour < CAST(? AS timestamptz)",
                now.minusSeconds(7 * 86_400).toString());
        transaction.execute(
                "DELETE FROM rule WHERE expires_at < CAST(? AS timestamptz)",
                now.minusSeconds(7 * 86_400).toString());
        transaction.execute("DELETE FROM used_step WHERE expires_at < CAST(? AS timestamptz)", now.toString());
    }

    /// @param print keyed hash in hexadecimal
    record Busy(String print, Optional<String> name, long count) {}

    /// The busiest networks of an hour, busiest first.
    static List<Busy> networks(Handle transaction, int campaign, Instant hour, int most) {
        return transaction
                .createQuery("""
                        SELECT encode(network, 'hex') AS print, count FROM network_count
                        WHERE campaign_id = :campaign AND hour = CAST(:hour AS timestamptz)
                        ORDER BY count DESC, network LIMIT :most
                        """)
                .bind("campaign", campaign)
                .bind("hour", hour.toString())
                .bind("most", most)
                .map((row, _) -> new Busy(row.getString("print"), Optional.empty(), row.getLong("count")))
                .list();
    }

    static List<Busy> domains(Handle transaction, int campaign, LocalDate day, int most) {
        return transaction
                .createQuery("""
                        SELECT encode(domain, 'hex') AS print, name, count FROM domain_count
                        WHERE campaign_id = :campaign AND day = CAST(:day AS date)
                        ORDER BY count DESC, domain LIMIT :most
                        """)
                .bind("campaign", campaign)
                .bind("day", day.toString())
                .bind("most", most)
                .map((row, _) -> new Busy(
                        row.getString("print"), Optional.ofNullable(row.getString("name")), row.getLong("count")))
                .list();
    }

    static void addUsed(Handle transaction, List<UsedSteps.Used> used) {
        if (used.isEmpty()) {
            return;
        }
        String sql = """
                INSERT INTO used_step (id, expires_at)
                SELECT id, expires::timestamptz FROM unnest(?, ?) AS row(id, expires) ON CONFLICT DO NOTHING
                """;
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            new Columns<>(statement, used)
                    .column("text", UsedSteps.Used::id)
                    .column("text", one -> one.expiresAt().toString());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Those that were written since then, by any node.
    static void used(Handle transaction, Instant since, BiConsumer<String, Instant> each) {
        transaction
                .createQuery("SELECT id, at FROM used_step WHERE at > CAST(:since AS timestamptz)")
                .bind("since", since.toString())
                .map((row, _) -> {
                    each.accept(row.getString("id"), row.getTimestamp("at").toInstant());
                    return row.getString("id");
                })
                .list();
    }

    /// @param week with today the last seven days
    record Sums(long today, long week, long all) {}

    static Sums refusals(Handle transaction, int campaign, Reason reason, LocalDate today) {
        return transaction
                .createQuery("""
                        SELECT coalesce(sum(count) FILTER (WHERE day = CAST(:today AS date)), 0)::bigint AS today,
                               coalesce(sum(count) FILTER (WHERE day > CAST(:today AS date) - 7), 0)::bigint AS week,
                               coalesce(sum(count), 0)::bigint AS total
                        FROM refusal WHERE campaign_id = :campaign AND reason = :reason
                        """)
                .bind("today", today.toString())
                .bind("campaign", campaign)
                .bind("reason", reason.text())
                .map((row, _) -> new Sums(row.getLong("today"), row.getLong("week"), row.getLong("total")))
                .one();
    }
}
