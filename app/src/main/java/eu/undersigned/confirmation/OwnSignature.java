package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.confirmation.ConfirmationStore.Row;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.signature.SignatureIds;
import eu.undersigned.signature.SignatureModule;
import eu.undersigned.signature.SignatureState;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.signature.Signer;
import eu.undersigned.signature.SignerName;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What the holder of a token may do with their signature: see, correct, reject, withdraw.
final class OwnSignature {
    private final Database database;
    private final Campaigns campaigns;
    private final SignatureModule signatures;
    private final CountListener listener;

    OwnSignature(Database database, Campaigns campaigns, SignatureModule signatures, CountListener listener) {
        this.database = database;
        this.campaigns = campaigns;
        this.signatures = signatures;
        this.listener = listener;
    }

    Optional<MySignature> see(SignatureToken token) {
        return database.inTransaction(transaction -> ConfirmationStore.find(transaction, token.id())
                .filter(row -> token.isAmong(row.tokenHashes()))
                .map(this::opened));
    }

    private MySignature opened(Row row) {
        return new MySignature(
                row.campaign(),
                row.id(),
                signatures.seal().open(row.campaign(), row.id(), row.sealed()),
                row.country(),
                row.mailLanguage().orElse(row.language()),
                row.text(),
                row.updates(),
                row.organisation(),
                row.organisationUpdates(),
                SignatureIds.time(row.id()),
                row.confirmedAt());
    }

    /// What a signer may change.
    ///
    /// @param country ISO 3166-1 code
    /// @param language of messages
    /// @param organisationUpdates empty: leaves the answer as it is
    record Correction(
            SignerName name,
            String country,
            Language language,
            boolean updates,
            Optional<Boolean> organisationUpdates) {}

    /// True when it was done now; false when there is nothing (more) to correct.
    boolean correct(SignatureToken token, Correction correction) {
        return database.inTransaction(transaction -> {
            Optional<Row> found = locked(transaction, token);
            found.ifPresent(row -> correct(transaction, row, correction));
            return found.isPresent();
        });
    }

    private void correct(Handle transaction, Row row, Correction correction) {
        Signer before = signatures.seal().open(row.campaign(), row.id(), row.sealed());
        Signer after = new Signer(correction.name(), before.email());
        String campaign = campaigns.byId(row.campaign()).slug();
        ConfirmationStore.correct(
                transaction,
                row,
                signatures.seal().seal(row.campaign(), row.id(), after),
                signatures.namePrint(campaign, after),
                correction.country(),
                correction.language().name(),
                correction.updates(),
                // Only an answer that was asked for can change.
                row.organisationUpdates()
                        .map(answer -> correction.organisationUpdates().orElse(answer)));
        if (row.state() == SignatureState.CONFIRMED && !row.country().equals(correction.country())) {
            listener.moved(transaction, row.counted(), row.counted().withCountry(correction.country()));
        }
    }

    /// "It wasn't me": erases a signature that is not confirmed.
    boolean reject(SignatureToken token) {
        return database.inTransaction(transaction -> {
            Optional<Row> found = locked(transaction, token).filter(row -> row.state() == SignatureState.PENDING);
            found.ifPresent(row -> erase(transaction, row, SignatureState.REJECTED));
            return found.isPresent();
        });
    }

    /// Erases a signature, confirmed or not.
    boolean withdraw(SignatureToken token) {
        return database.inTransaction(transaction -> {
            Optional<Row> found = locked(transaction, token);
            found.ifPresent(row -> erase(transaction, row, SignatureState.WITHDRAWN));
            return found.isPresent();
        });
    }

    private void erase(Handle transaction, Row row, SignatureState state) {
        ConfirmationStore.end(transaction, row, state);
        signatures.forget(transaction, row.campaign(), row.id(), row.namePrint());
        if (row.state() == SignatureState.CONFIRMED) {
            listener.withdrawn(transaction, row.counted());
        } else {
            listener.rejected(transaction, row.campaign(), 1);
        }
    }

    private static Optional<Row> locked(Handle transaction, SignatureToken token) {
        return ConfirmationStore.lock(transaction, token.id()).filter(row -> token.isAmong(row.tokenHashes()));
    }
}
