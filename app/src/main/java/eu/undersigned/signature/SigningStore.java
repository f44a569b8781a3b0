package eu.undersigned.signature;

import eu.undersigned.db.Columns;
import eu.undersigned.outbox.Outbox;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of the accept path: one statement for all rows of a batch.
final class SigningStore {
    private final Outbox outbox;
    private final AcceptedListener listener;
    private final Runnable onSecondTries;

    /// @param onSecondTries told after the commit of a batch that held second tries
    SigningStore(Outbox outbox, AcceptedListener listener, Runnable onSecondTries) {
        this.outbox = outbox;
        this.listener = listener;
        this.onSecondTries = onSecondTries;
    }

    /// Stores new signatures with their letters; keeps second tries for later. Both take three statements.
    List<UUID> write(Handle transaction, List<NewSignature> rows) throws SQLException {
        Set<UUID> inserted = insert(transaction, rows);
        outbox.put(
                transaction,
                rows.stream()
                        .filter(row -> inserted.contains(row.id()))
                        .map(NewSignature::letter)
                        .toList());
        keep(
                transaction,
                rows.stream().filter(row -> !inserted.contains(row.id())).toList());
        Map<Integer, Integer> accepted = new HashMap<>();
        rows.forEach(row -> accepted.merge(row.campaign(), inserted.contains(row.id()) ? 1 : 0, Integer::sum));
        listener.accepted(transaction, accepted);
        return rows.stream().map(NewSignature::id).toList();
    }

    /// The columns that a signature and a second try share, as they are called in the tables.
    private static final String COLUMNS = """
            campaign_id, fingerprint, id, name_print, country, language, text_id, asked_id, organisation_id, updates,
            organisation_updates, lead_epoch, lead_sealed, partner_epoch, partner_sealed, own_copies, token_hashes,
            source, network, domain, signals, generation""";

    /// The same, from a row that was sent: what may be missing came as 0 or as nothing.
    private static final String VALUES = """
            campaign, fingerprint, id, name_print, country, language, text, nullif(asked, 0), nullif(organisation, 0),
            updates, CASE organisation_updates WHEN 1 THEN false WHEN 2 THEN true END, lead_epoch, lead_sealed,
            nullif(partner_epoch, 0), nullif(partner_sealed, ''), own_copy, token_hash,
            nullif(source, ''), nullif(network, ''), nullif(domain, ''), signals, nullif(generation, 0)""";

    private static final String SENT = """
            campaign, fingerprint, id, name_print, country, language, text, asked, organisation, updates,
            organisation_updates, lead_epoch, lead_sealed, partner_epoch, partner_sealed, own_copy, token_hash,
            source, network, domain, signals, generation""";

    private static Columns<NewSignature> columns(PreparedStatement statement, List<NewSignature> rows)
            throws SQLException {
        return new Columns<>(statement, rows)
                .column("int4", NewSignature::campaign)
                .column("bytea", NewSignature::fingerprint)
                .column("uuid", NewSignature::id)
                .column("bytea", NewSignature::namePrint)
                .column("text", NewSignature::country)
                .column("text", row -> row.shown().language().name())
                .column("int4", row -> row.shown().text())
                .column("int4", row -> row.shown().asked())
                .column("int4", NewSignature::organisation)
                .column("bool", NewSignature::updates)
                .column("int4", NewSignature::organisationUpdates)
                .column("int4", row -> row.sealed().leadEpoch())
                .column("bytea", row -> row.sealed().lead())
                .column("int4", row -> row.sealed().partnerEpoch())
                .column("bytea", row -> row.sealed().partner())
                .column("bytea", NewSignature::ownCopy)
                .column("bytea", NewSignature::tokenHash)
                .column("text", row -> row.observed().source().map(Source::word).orElse(""))
                .column("bytea", row -> row.observed().network())
                .column("bytea", row -> row.observed().domain())
                .column("int4", row -> row.observed().signals())
                .column(
                        "int4",
                        row -> row.observed().source().map(Source::generation).orElse(0));
    }

    private static Set<UUID> insert(Handle transaction, List<NewSignature> rows) throws SQLException {
        String sql = """
                INSERT INTO signature (%s) SELECT %s
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS row(%s)
                ON CONFLICT DO NOTHING RETURNING id
                """.formatted(COLUMNS, VALUES, SENT);
        Set<UUID> inserted = new HashSet<>();
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            columns(statement, rows);
            try (ResultSet ids = statement.executeQuery()) {
                while (ids.next()) {
                    inserted.add(ids.getObject(1, UUID.class));
                }
            }
        }
        return inserted;
    }

    private void keep(Handle transaction, List<NewSignature> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        transaction.afterCommit(onSecondTries);
        String sql = """
                INSERT INTO second_try (%s, second_fingerprint, letter_kind, letter_sealed)
                SELECT %s, second_fingerprint, letter_kind, letter_sealed
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                     AS row(%s, second_fingerprint, letter_kind, letter_sealed)
                """.formatted(COLUMNS, VALUES, SENT);
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            columns(statement, rows)
                    .column("bytea", row -> row.secondFingerprint().get())
                    .column("text", row -> row.letter().kind())
                    .column("bytea", row -> row.letter().sealed());
            statement.executeUpdate();
        }
    }
}
