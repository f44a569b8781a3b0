package eu.undersigned.confirmation;

import eu.undersigned.db.Columns;
import eu.undersigned.signature.Sealed;
import eu.undersigned.signature.SignatureIds;
import eu.undersigned.signature.SignatureState;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.signature.Source;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of confirming, rejecting, withdrawing, correcting and expiring.
final class ConfirmationStore {
    private ConfirmationStore() {}

    /// A row of the signature table, as it lies there.
    record Row(
            int campaign,
            byte[] fingerprint,
            UUID id,
            byte[] namePrint,
            SignatureState state,
            String country,
            String language,
            int text,
            Optional<Integer> asked,
            Optional<String> mailLanguage,
            Optional<Integer> organisation,
            boolean updates,
            Optional<Boolean> organisationUpdates,
            byte[] ownCopies,
            byte[] tokenHashes,
            Optional<Instant> confirmedAt,
            Optional<byte[]> salt,
            Optional<Long> ticket,
            Optional<Source> source,
            Optional<Integer> invalidation) {
        /// Empty: not confirmed, or by a version without a log and not yet entered.
        Optional<Entered> entered() {
            return ticket.map(number -> new Entered(
                    id,
                    counted(),
                    text,
                    Arrays.copyOf(tokenHashes, SignatureToken.HASH_BYTES),
                    salt.orElseThrow(),
                    number));
        }

        Counted counted() {
            return new Counted(
                    campaign,
                    country,
                    language,
                    organisation,
                    source,
                    SignatureIds.time(id),
                    confirmedAt.orElseThrow());
        }
    }

    private static final String COLUMNS = """
            campaign_id, fingerprint, id, name_print, state, country, language, text_id, asked_id, mail_language,
            organisation_id, updates, organisation_updates, own_copies, token_hashes, confirmed_at, salt,
            ticket, source, generation, invalidation_id
            """;

    /// A token, and what its signature gets when it is confirmed now.
    ///
    /// @param place in the batch
    record Stamped(SignatureToken token, byte[] salt, int place) {}

    /// Confirms those of the tokens that are open, and gives what now counts, by signature.
    static Map<UUID, Entered> confirm(Handle transaction, List<Stamped> tokens, Instant now, UUID oldest)
            throws SQLException {
        String sql = """
                WITH batch AS MATERIALIZED (SELECT nextval('leaf_batch') * %d AS first)
                UPDATE signature SET state = 'C', confirmed_at = ?, salt = token.salt, ticket = batch.first + token.place
                FROM unnest(?, ?, ?, ?) AS token(id, hash, salt, place), batch
                WHERE signature.id = token.id AND signature.state = 'P' AND signature.id >= ?
                  AND signature.invalidation_id IS NULL
                  AND position(token.hash IN signature.token_hashes) %% 32 = 1
                RETURNING signature.id, campaign_id, country, language, organisation_id, source, generation, text_id,
                          substr(token_hashes, 1, 32) AS link, signature.salt, ticket
                """.formatted(Ticket.PLACES);
        Map<UUID, Entered> confirmed = new HashMap<>();
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(now));
            new Columns<>(statement, tokens, 1)
                    .column("uuid", stamped -> stamped.token().id())
                    .column("bytea", stamped -> stamped.token().hash())
                    .column("bytea", Stamped::salt)
                    .column("int4", Stamped::place);
            statement.setObject(6, oldest);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Entered entered = entered(row, now);
                    confirmed.put(entered.id(), entered);
                }
            }
        }
        return confirmed;
    }

    /// A row with the columns of an [Entered], the hash of the first link as `link`.
    static Entered entered(ResultSet row, Instant confirmedAt) throws SQLException {
        int organisation = row.getInt("organisation_id");
        Counted counted = new Counted(
                row.getInt("campaign_id"),
                row.getString("country"),
                row.getString("language"),
                organisation == 0 ? Optional.empty() : Optional.of(organisation),
                Source.stored(row.getString("source"), row.getInt("generation")),
                SignatureIds.time(row.getObject("id", UUID.class)),
                confirmedAt);
        return new Entered(
                row.getObject("id", UUID.class),
                counted,
                row.getInt("text_id"),
                row.getBytes("link"),
                row.getBytes("salt"),
                row.getLong("ticket"));
    }

    static Optional<Row> find(Handle transaction, UUID id) {
        return transaction
                .createQuery("SELECT " + COLUMNS + " FROM signature WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    static Optional<Row> lock(Handle transaction, UUID id) {
        return transaction
                .createQuery("SELECT " + COLUMNS + " FROM signature WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        int organisation = row.getInt("organisation_id");
        boolean answered = row.getObject("organisation_updates") != null;
        return new Row(
                row.getInt("campaign_id"),
                row.getBytes("fingerprint"),
                row.getObject("id", UUID.class),
                row.getBytes("name_print"),
                SignatureState.of(row.getString("state")),
                row.getString("country"),
                row.getString("language"),
                row.getInt("text_id"),
                Optional.of(row.getInt("asked_id")).filter(number -> number > 0),
                Optional.ofNullable(row.getString("mail_language")),
                organisation == 0 ? Optional.empty() : Optional.of(organisation),
                row.getBoolean("updates"),
                answered ? Optional.of(row.getBoolean("organisation_updates")) : Optional.empty(),
                row.getBytes("own_copies"),
                row.getBytes("token_hashes"),
                Optional.ofNullable(row.getTimestamp("confirmed_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getBytes("salt")),
                Optional.of(row.getLong("ticket")).filter(ticket -> ticket > 0),
                Source.stored(row.getString("source"), row.getInt("generation")),
                Optional.of(row.getInt("invalidation_id")).filter(number -> number > 0));
    }

    /// How a signature that was erased ended, when the token fits its mark.
    static Optional<Found> ended(Handle transaction, SignatureToken token) {
        return transaction
                .createQuery("SELECT campaign_id, state, token_hashes FROM ended_signature WHERE id = :id")
                .bind("id", token.id())
                .map((row, _) -> token.isAmong(row.getBytes("token_hashes"))
                        ? Optional.of(Found.of(
                                endState(SignatureState.of(row.getString("state"))), row.getInt("campaign_id")))
                        : Optional.<Found>empty())
                .findOne()
                .flatMap(found -> found);
    }

    private static TokenState endState(SignatureState state) {
        return switch (state) {
            case EXPIRED -> TokenState.EXPIRED;
            case REJECTED -> TokenState.REJECTED;
            case WITHDRAWN -> TokenState.WITHDRAWN;
            case PENDING, CONFIRMED, INVALIDATED -> throw new IllegalStateException("not ended, and yet marked so");
        };
    }

    /// Erases a signature and leaves its mark.
    static void end(Handle transaction, Row row, SignatureState state) {
        transaction.execute(
                "DELETE FROM signature WHERE campaign_id = ? AND fingerprint = ?", row.campaign(), row.fingerprint());
        transaction.execute("DELETE FROM answer WHERE signature_id = ?", row.id());
        AgreementStore.erase(transaction, row.id());
        transaction.execute("""
                INSERT INTO ended_signature (id, campaign_id, state, token_hashes) VALUES (?, ?, ?::"char", ?)
                ON CONFLICT DO NOTHING
                """, row.id(), row.campaign(), state.letter(), row.tokenHashes());
    }

    /// What a correction writes.
    ///
    /// @param organisationUpdates empty: was never asked
    record Changes(String country, String language, boolean updates, Optional<Boolean> organisationUpdates) {}

    static void correct(Handle transaction, Row row, Changes changes) {
        transaction
                .createUpdate("""
                        UPDATE signature SET country = :country, mail_language = :language, updates = :updates,
                                             resealed_at = now(),
                                             organisation_updates = CAST(:organisationUpdates AS boolean)
                        WHERE campaign_id = :campaign AND fingerprint = :fingerprint
                        """)
                .bind("country", changes.country())
                .bind("language", changes.language())
                .bind("updates", changes.updates())
                .bind("organisationUpdates", changes.organisationUpdates().orElse(null))
                .bind("campaign", row.campaign())
                .bind("fingerprint", row.fingerprint())
                .execute();
    }

    /// Replaces all envelopes of a row.
    static void reseal(Handle transaction, Row row, Sealed sealed, byte[] ownCopies, byte[] namePrint) {
        transaction
                .createUpdate("""
                        UPDATE signature SET sealed = NULL, lead_epoch = :leadEpoch, lead_sealed = :lead,
                                             partner_epoch = nullif(:partnerEpoch, 0),
                                             partner_sealed = nullif(:partner, ''::bytea),
                                             own_copies = :copies, name_print = :print, resealed_at = now()
                        WHERE campaign_id = :campaign AND fingerprint = :fingerprint
                        """)
                .bind("leadEpoch", sealed.leadEpoch())
                .bind("lead", sealed.lead())
                .bind("partnerEpoch", sealed.partnerEpoch())
                .bind("partner", sealed.partner())
                .bind("copies", ownCopies)
                .bind("print", namePrint)
                .bind("campaign", row.campaign())
                .bind("fingerprint", row.fingerprint())
                .execute();
    }

    static void stopUpdates(Handle transaction, Row row) {
        transaction.execute(
                "UPDATE signature SET updates = false, resealed_at = now() WHERE campaign_id = ? AND fingerprint = ?",
                row.campaign(),
                row.fingerprint());
    }

    /// Takes an organisation's envelope away.
    static void unsealPartner(Handle transaction, Row row) {
        transaction.execute(
                "UPDATE signature SET partner_epoch = NULL, partner_sealed = NULL WHERE campaign_id = ? AND fingerprint = ?",
                row.campaign(),
                row.fingerprint());
    }

    /// Erases pending signatures older than `before`; gives how many by campaign. Each row is looked at once.
    static Map<Integer, Integer> expire(Handle transaction, UUID before) {
        Map<Integer, Integer> counts = new HashMap<>();
        transaction
                .createQuery("""
                        WITH gone AS (
                            DELETE FROM signature USING expiry_mark
                            WHERE id >= CASE WHEN expiry_mark.up_to > :before THEN :none ELSE expiry_mark.up_to END AND id < :before AND state = 'P'
                            RETURNING id, campaign_id, token_hashes),
                        forgotten AS (DELETE FROM answer USING gone WHERE signature_id = gone.id),
                        marked AS (
                            INSERT INTO ended_signature (id, campaign_id, state, token_hashes)
                            SELECT id, campaign_id, 'E', token_hashes FROM gone
                            ON CONFLICT DO NOTHING)
                        SELECT campaign_id, count(*)::int AS count FROM gone GROUP BY campaign_id
                        """)
                .bind("before", before)
                .bind("none", new UUID(0, 0)) // a clock that had run ahead left a mark that is too late
                .map((row, _) -> Map.entry(row.getInt("campaign_id"), row.getInt("count")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        transaction
                .createUpdate("UPDATE expiry_mark SET up_to = :before")
                .bind("before", before)
                .execute();
        return counts;
    }

    static Map<Integer, Integer> expireEchoes(Handle transaction, UUID before) {
        Map<Integer, Integer> counts = new HashMap<>();
        transaction
                .createQuery("""
                        WITH gone AS (DELETE FROM echo WHERE id < :before RETURNING campaign_id)
                        SELECT campaign_id, count(*)::int AS count FROM gone GROUP BY campaign_id
                        """)
                .bind("before", before)
                .map((row, _) -> Map.entry(row.getInt("campaign_id"), row.getInt("count")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /// Forgets marks after 90 days, and second tries that could not be handled.
    static void forget(Handle transaction, UUID before) {
        transaction.execute("DELETE FROM ended_signature WHERE ended_at < now() - interval '90 days'");
        transaction.execute("DELETE FROM second_try WHERE id < ?", before);
    }

    /// Only one node at a time expires.
    static boolean isMineToExpire(Handle transaction) {
        return transaction
                .createQuery("SELECT pg_try_advisory_xact_lock(hashtext('undersigned/expiry'))")
                .mapTo(Boolean.class)
                .one();
    }
}
