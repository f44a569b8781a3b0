package eu.undersigned.protection;

import eu.undersigned.protection.DisposableDomains.Loaded;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// SQL of the list of throw-away domains that an operator loaded.
final class DisposableStore {
    private DisposableStore() {}

    static void put(Handle transaction, Loaded list) {
        transaction
                .createUpdate("""
                        INSERT INTO disposable_list (source, loaded_at, domains)
                        VALUES (:source, CAST(:at AS timestamptz), :domains)
                        ON CONFLICT (single) DO UPDATE SET
                            source = excluded.source, loaded_at = excluded.loaded_at, domains = excluded.domains
                        WHERE disposable_list.domains <> excluded.domains
                        """)
                .bind("source", list.origin())
                .bind("at", list.at().toString())
                .bindArray(
                        "domains",
                        String.class,
                        list.domains().stream().sorted().toList())
                .execute();
        ProtectionStore.changed(transaction);
    }

    static Optional<Loaded> newer(Handle transaction, Instant than) {
        return transaction
                .createQuery("""
                        SELECT source, loaded_at, domains FROM disposable_list
                        WHERE loaded_at > CAST(:than AS timestamptz)
                        """)
                .bind("than", than.toString())
                .map((row, _) -> new Loaded(
                        row.getString("source"),
                        row.getTimestamp("loaded_at").toInstant(),
                        Set.copyOf(
                                Arrays.asList((String[]) row.getArray("domains").getArray()))))
                .findOne();
    }
}
