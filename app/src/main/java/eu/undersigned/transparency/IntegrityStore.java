package eu.undersigned.transparency;

import eu.undersigned.tlog.WitnessPolicy;
import eu.undersigned.transparency.PublishedLog.Cosigned;
import eu.undersigned.transparency.PublishedLog.Head;
import eu.undersigned.transparency.PublishedLog.WitnessState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// SQL of what is published about a log.
final class IntegrityStore {
    private IntegrityStore() {}

    static PublishedLog log(Handle transaction, int campaign, Optional<WitnessPolicy> policy) {
        Map<String, Cosigned> cosigned = cosigned(transaction, campaign);
        List<WitnessState> witnesses = policy.map(WitnessPolicy::witnesses).orElse(List.of()).stream()
                .map(witness -> new WitnessState(
                        witness.name(),
                        witness.key().text(),
                        Optional.ofNullable(cosigned.get(witness.key().text()))))
                .toList();
        return new PublishedLog(
                head(transaction, campaign),
                waiting(transaction, campaign),
                isComplete(transaction),
                withdrawnBefore(transaction, campaign),
                policy.map(WitnessPolicy::quorumSize).orElse(0),
                witnesses);
    }

    /// The newest checkpoint, in its cosigned form once it has one: the one that is served.
    private static Optional<Head> head(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT origin, verifier_key, size, root, published_at,
                               CASE WHEN cosigned_size = size THEN cosigned ELSE checkpoint END AS checkpoint
                        FROM log WHERE campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> new Head(
                        row.getString("origin"),
                        row.getString("verifier_key"),
                        row.getLong("size"),
                        row.getBytes("root"),
                        row.getString("checkpoint"),
                        row.getTimestamp("published_at").toInstant()))
                .findOne();
    }

    /// Signers of an earlier text who signed a newer one too, by its number, where they are at least so many.
    static SortedMap<Integer, Long> agreed(Handle transaction, int campaign, int least) {
        SortedMap<Integer, Long> agreed = new TreeMap<>();
        transaction
                .createQuery("""
                        SELECT text_agreement.text_id, count(*) AS count FROM text_agreement
                        JOIN signature ON signature.id = signature_id AND state = 'C'
                             AND signature.invalidation_id IS NULL
                        WHERE campaign_id = :campaign GROUP BY text_agreement.text_id HAVING count(*) >= :least
                        """)
                .bind("campaign", campaign)
                .bind("least", least)
                .map((row, _) -> Map.entry(row.getInt("text_id"), row.getLong("count")))
                .forEach(entry -> agreed.put(entry.getKey(), entry.getValue()));
        return agreed;
    }

    /// Requests that were not accepted, by reason.
    static SortedMap<String, Long> refused(Handle transaction, int campaign) {
        SortedMap<String, Long> refused = new TreeMap<>();
        transaction
                .createQuery("""
                        SELECT reason, sum(count)::bigint AS count FROM refusal
                        WHERE campaign_id = :campaign GROUP BY reason
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> Map.entry(row.getString("reason"), row.getLong("count")))
                .forEach(entry -> refused.put(entry.getKey(), entry.getValue()));
        return refused;
    }

    private static long waiting(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT coalesce(sum(count), 0) FROM leaf_waiting WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .mapTo(Long.class)
                .one();
    }

    private static boolean isComplete(Handle transaction) {
        return transaction
                .createQuery("SELECT complete_at IS NOT NULL FROM leaf_mark")
                .mapTo(Boolean.class)
                .one();
    }

    private static long withdrawnBefore(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT withdrawn_before FROM log WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static Map<String, Cosigned> cosigned(Handle transaction, int campaign) {
        Map<String, Cosigned> cosigned = new HashMap<>();
        transaction
                .createQuery("SELECT verifier_key, size, at FROM log_witness WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((row, _) -> cosigned.put(
                        row.getString("verifier_key"),
                        new Cosigned(row.getLong("size"), row.getTimestamp("at").toInstant())))
                .list();
        return cosigned;
    }
}
