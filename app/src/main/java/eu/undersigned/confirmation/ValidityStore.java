package eu.undersigned.confirmation;

import eu.undersigned.signature.SignatureIds;
import eu.undersigned.signature.SignatureState;
import eu.undersigned.signature.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of taking signatures out of the count, and of letting them count again.
final class ValidityStore {
    private ValidityStore() {}

    /// A signature whose standing changes.
    ///
    /// @param consented organisation that the signer said yes to
    record Changed(UUID id, Counted counted, long ticket, Optional<Integer> consented) {}

    private static final String RETURNED = """
            RETURNING signature.id, campaign_id, country, language, organisation_id, organisation_updates,
                      source, generation, confirmed_at, ticket
            """;

    /// The moment of this transaction by the database's clock, which dates erasures and corrections too.
    static Instant now(Handle transaction) {
        return transaction
                .createQuery("SELECT now() AS now")
                .map((row, _) -> row.getTimestamp("now").toInstant())
                .one();
    }

    /// Those of them that were confirmed by a version without a log and have no leaf yet.
    static List<UUID> leafless(Handle transaction, List<UUID> ids) {
        return transaction
                .createQuery("SELECT id FROM signature WHERE id = ANY (:ids) AND state = 'C' AND ticket IS NULL")
                .bind("ids", ids.toArray(new UUID[0]))
                .mapTo(UUID.class)
                .list();
    }

    static List<Changed> invalidate(Handle transaction, Invalidation invalidation, List<UUID> ids, Instant at) {
        return transaction
                .createQuery("""
                        UPDATE signature SET state = 'I', invalidation_id = :invalidation, invalidated_at = :at
                        WHERE id = ANY (:ids) AND campaign_id = :campaign AND state = 'C'
                        """ + RETURNED)
                .bind("invalidation", invalidation.id())
                .bind("at", Timestamp.from(at))
                .bind("ids", ids.toArray(new UUID[0]))
                .bind("campaign", invalidation.campaign())
                .map((row, _) -> changed(row))
                .list();
    }

    /// Marks those that wait for their confirmation: until they are released it does nothing.
    static int hold(Handle transaction, Invalidation invalidation, List<UUID> ids, Instant at) {
        return transaction
                .createUpdate("""
                        UPDATE signature SET invalidation_id = :invalidation, invalidated_at = :at
                        WHERE id = ANY (:ids) AND campaign_id = :campaign AND state = 'P' AND invalidation_id IS NULL
                        """)
                .bind("invalidation", invalidation.id())
                .bind("at", Timestamp.from(at))
                .bind("ids", ids.toArray(new UUID[0]))
                .bind("campaign", invalidation.campaign())
                .execute();
    }

    /// @param waits for its confirmation
    record Taken(UUID id, boolean waits) {}

    /// Locks the next signatures that an invalidation has taken and that are still so, in the order of their ids.
    static List<Taken> taken(Handle transaction, Invalidation invalidation, UUID after, int most) {
        return transaction
                .createQuery("""
                        SELECT id, state FROM signature
                        WHERE invalidation_id = :invalidation AND id > :after ORDER BY id LIMIT :most FOR UPDATE
                        """)
                .bind("invalidation", invalidation.id())
                .bind("after", after)
                .bind("most", most)
                .map((row, _) -> new Taken(
                        row.getObject("id", UUID.class),
                        SignatureState.of(row.getString("state")) == SignatureState.PENDING))
                .list();
    }

    /// What organisations erased comes to them again, so it must look newer than the erasure.
    static List<Changed> reinstate(Handle transaction, Invalidation invalidation, List<UUID> ids) {
        return transaction
                .createQuery("""
                        UPDATE signature
                        SET state = 'C', invalidation_id = NULL, invalidated_at = NULL,
                            resealed_at = greatest(clock_timestamp(), invalidated_at + interval '1 microsecond')
                        WHERE id = ANY (:ids) AND invalidation_id = :invalidation AND state = 'I'
                        """ + RETURNED)
                .bind("invalidation", invalidation.id())
                .bind("ids", ids.toArray(new UUID[0]))
                .map((row, _) -> changed(row))
                .list();
    }

    static int release(Handle transaction, Invalidation invalidation, List<UUID> ids) {
        return transaction
                .createUpdate("""
                        UPDATE signature SET invalidation_id = NULL, invalidated_at = NULL
                        WHERE id = ANY (:ids) AND invalidation_id = :invalidation AND state = 'P'
                        """)
                .bind("invalidation", invalidation.id())
                .bind("ids", ids.toArray(new UUID[0]))
                .execute();
    }

    /// The word of an invalidation's reason.
    static String reason(Handle transaction, int invalidation) {
        return transaction
                .createQuery("SELECT reason FROM invalidation WHERE id = :id")
                .bind("id", invalidation)
                .mapTo(String.class)
                .one();
    }

    private static Changed changed(ResultSet row) throws SQLException {
        int number = row.getInt("organisation_id");
        Optional<Integer> organisation = number == 0 ? Optional.empty() : Optional.of(number);
        boolean isConsented = row.getBoolean("organisation_updates");
        return new Changed(
                row.getObject("id", UUID.class),
                new Counted(
                        row.getInt("campaign_id"),
                        row.getString("country"),
                        row.getString("language"),
                        organisation,
                        Source.stored(row.getString("source"), row.getInt("generation")),
                        SignatureIds.time(row.getObject("id", UUID.class)),
                        row.getTimestamp("confirmed_at").toInstant()),
                row.getLong("ticket"),
                organisation.filter(_ -> isConsented));
    }
}
