package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.confirmation.ConfirmationStore.Row;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.ConsentWords;
import eu.undersigned.signature.OwnCopies;
import eu.undersigned.signature.SignatureIds;
import eu.undersigned.signature.SignatureModule;
import eu.undersigned.signature.SignatureState;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.signature.Signer;
import eu.undersigned.signature.SignerName;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What the holder of a token may do with their signature: see, correct, reject, withdraw.
final class OwnSignature {
    private final Database database;
    private final Campaigns campaigns;
    private final SignatureModule signatures;
    private final CountListener listener;
    private final LeafListener leaves;
    private final ErasureListener erasures;
    private final SentUpdates updates;
    private final SecureRandom random;
    private final InstantSource clock;

    OwnSignature(
            Database database,
            Campaigns campaigns,
            SignatureModule signatures,
            CountListener listener,
            LeafListener leaves,
            ErasureListener erasures,
            SentUpdates updates,
            SecureRandom random,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.signatures = signatures;
        this.listener = listener;
        this.leaves = leaves;
        this.erasures = erasures;
        this.updates = updates;
        this.random = random;
        this.clock = clock;
    }

    Optional<MySignature> see(SignatureToken token) {
        return database.inTransaction(transaction -> ConfirmationStore.find(transaction, token.id())
                .filter(row -> token.isAmong(row.tokenHashes()))
                .map(row -> opened(
                        token,
                        row,
                        AnswerStore.of(transaction, row.id()),
                        reason(transaction, row),
                        updates.of(transaction, row.id()),
                        AgreementStore.of(transaction, row.id()))));
    }

    private static Optional<String> reason(Handle transaction, Row row) {
        return row.invalidation().map(number -> ValidityStore.reason(transaction, number));
    }

    private static MySignature opened(
            SignatureToken token,
            Row row,
            List<AnswerStore.Change> changes,
            Optional<String> reason,
            List<SentUpdate> sent,
            List<AgreementStore.Agreement> agreements) {
        return new MySignature(
                row.campaign(),
                row.id(),
                signer(token, row),
                row.country(),
                row.mailLanguage().orElse(row.language()),
                row.text(),
                row.asked(),
                row.updates(),
                row.organisation(),
                row.organisationUpdates(),
                SignatureIds.time(row.id()),
                row.confirmedAt(),
                changes,
                reason,
                sent,
                row.source(),
                agreements);
    }

    /// What a signer may change.
    ///
    /// @param country ISO 3166-1 code
    /// @param language of messages
    /// @param name empty: stays as it is, since this link does not show it
    /// @param organisationUpdates empty: leaves the answer as it is
    /// @param asked number of the words in which they were asked
    record Correction(
            Optional<SignerName> name,
            String country,
            Language language,
            boolean updates,
            Optional<Boolean> organisationUpdates,
            int asked) {}

    /// True when it was done now; false when there is nothing (more) to correct.
    boolean correct(SignatureToken token, Correction correction) {
        return database.inTransaction(transaction -> {
            Optional<Row> found = locked(transaction, token);
            found.ifPresent(row -> correct(transaction, token, row, correction));
            return found.isPresent();
        });
    }

    private void correct(Handle transaction, SignatureToken token, Row row, Correction correction) {
        Optional<Signer> before = signer(token, row);
        // Only an answer that was asked for can change; and where nothing can be sealed anew, only to no.
        Optional<Boolean> organisationUpdates = row.organisationUpdates()
                .map(answer -> correction.organisationUpdates().orElse(answer) && (answer || before.isPresent()));
        ConfirmationStore.correct(
                transaction,
                row,
                new ConfirmationStore.Changes(
                        correction.country(), correction.language().name(), correction.updates(), organisationUpdates));
        note(transaction, row, Answers.UPDATES, row.updates(), correction.updates(), correction.asked());
        if (!correction.updates()) {
            updates.stopped(transaction, row.id());
        }
        organisationUpdates.ifPresent(answer -> note(
                transaction,
                row,
                Answers.ORGANISATION_UPDATES,
                row.organisationUpdates().orElseThrow(),
                answer,
                correction.asked()));
        Campaign campaign = campaigns.byId(row.campaign());
        if (before.isPresent() && campaign.isSealable()) {
            Signer after = new Signer(
                    correction.name().orElse(before.get().name()), before.get().email());
            reseal(transaction, token, row, after, organisationUpdates);
        } else if (organisationUpdates.equals(Optional.of(false))) {
            ConfirmationStore.unsealPartner(transaction, row);
        }
        if (row.state() == SignatureState.CONFIRMED && organisationUpdates.equals(Optional.of(false))) {
            eraseAtPartner(transaction, row);
        }
        if (row.state() != SignatureState.PENDING && !row.country().equals(correction.country())) {
            if (row.state() == SignatureState.CONFIRMED) { // else it is in no count, and comes back in the new country
                listener.moved(transaction, row.counted(), row.counted().withCountry(correction.country()));
            }
            row.ticket()
                    .ifPresentOrElse(
                            ticket -> leaves.corrected(
                                    transaction, row.campaign(), ticket, correction.country(), clock.instant()),
                            () -> Entering.enter(transaction, leaves, random, row.id())); // with the new country
        }
    }

    /// Ends the lead's updates, whoever holds a link of one of them. Nothing else changes.
    ///
    /// @param language in which the link's page asked
    /// @return empty when there is no such signature (any more); else whether it had said yes until now
    Optional<Boolean> stopUpdates(UUID signature, Language language) {
        Optional<Row> seen = database.inTransaction(transaction -> ConfirmationStore.find(transaction, signature));
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Campaign campaign = campaigns.byId(seen.get().campaign());
        Optional<Organisation> organisation = seen.get().organisation().flatMap(campaign::organisation);
        // Stored in a transaction of its own: not while the row is locked.
        ConsentWords words = signatures.asked().words(campaign, language, organisation);
        int asked = signatures.asked().number(campaign, language, organisation, words.version());
        return database.inTransaction(transaction -> {
            Optional<Row> found = ConfirmationStore.lock(transaction, signature);
            found.filter(Row::updates).ifPresent(row -> {
                ConfirmationStore.stopUpdates(transaction, row);
                note(transaction, row, Answers.UPDATES, true, false, asked);
            });
            found.ifPresent(row -> updates.stopped(transaction, row.id()));
            return found.map(Row::updates);
        });
    }

    private void note(Handle transaction, Row row, String question, boolean before, boolean answer, int asked) {
        if (before != answer) {
            AnswerStore.add(
                    transaction, row.id(), new AnswerStore.Change(question, answer, before, asked, clock.instant()));
        }
    }

    private void reseal(
            Handle transaction, SignatureToken token, Row row, Signer signer, Optional<Boolean> organisationUpdates) {
        Campaign campaign = campaigns.byId(row.campaign());
        Optional<Organisation> consented = row.organisation()
                .filter(_ -> organisationUpdates.equals(Optional.of(true)))
                .flatMap(campaign::organisation);
        int links = row.tokenHashes().length / SignatureToken.HASH_BYTES;
        boolean isSame = signer(token, row).equals(Optional.of(signer));
        ConfirmationStore.reseal(
                transaction,
                row,
                signatures.seal().seal(campaign, row.id(), signer, consented),
                isSame
                        ? row.ownCopies()
                        : signatures.ownCopies(token.placeAmong(row.tokenHashes()), links, token, signer),
                signatures.namePrint(campaign.slug(), signer));
    }

    private static Optional<Signer> signer(SignatureToken token, Row row) {
        return OwnCopies.open(row.ownCopies(), token.placeAmong(row.tokenHashes()), token);
    }

    /// Signs a newer version of the text too. What was signed before stays as it is, and no count changes.
    ///
    /// @param version that the signer saw
    AgreeResult agree(SignatureToken token, String version) {
        return database.inTransaction(transaction -> {
            Optional<PetitionText> newer = locked(transaction, token)
                    .filter(row -> row.state() == SignatureState.CONFIRMED
                            && row.invalidation().isEmpty())
                    .flatMap(row -> newer(transaction, row.campaign(), row.text()))
                    .filter(text -> text.version().equals(version));
            newer.ifPresent(text -> AgreementStore.add(
                    transaction, token.id(), new AgreementStore.Agreement(text.id(), clock.instant())));
            return newer.isPresent() ? new AgreeResult.Agreed() : new AgreeResult.Changed();
        });
    }

    /// The current text in the language of the one that was signed, if it makes a later ask. Other words for the
    /// same ask, such as a translation that was put right, are no news to those who signed.
    private Optional<PetitionText> newer(Handle transaction, int campaign, int signed) {
        return campaigns
                .text(transaction, signed)
                .flatMap(before -> campaigns
                        .byId(campaign)
                        .text(before.language())
                        .filter(text -> text.id() != signed && text.askNumber() > before.askNumber()));
    }

    private boolean makes(Handle transaction, int text, PetitionText ask) {
        return campaigns
                .text(transaction, text)
                .filter(found -> found.askNumber() >= ask.askNumber())
                .isPresent();
    }

    /// The text of a later ask than the one that was signed, if that is not signed too; empty for a signature that
    /// does not count.
    Optional<NewerText> newer(MySignature signature, Texts texts) {
        if (signature.confirmedAt().isEmpty() || signature.invalid().isPresent()) {
            return Optional.empty();
        }
        return database.inTransaction(transaction -> newer(transaction, signature.campaign(), signature.text())
                .filter(text -> signature.agreements().stream()
                        .noneMatch(agreement -> makes(transaction, agreement.text(), text)))
                .map(text -> NewerText.of(
                        campaigns.text(transaction, signature.text()).orElseThrow(), text, texts)));
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

    /// One that was confirmed by a version without a log first gets the leaf that is now to be changed.
    private long ticket(Handle transaction, Row row) {
        return row.ticket()
                .orElseGet(() ->
                        Entering.enter(transaction, leaves, random, row.id()).ticket());
    }

    private void erase(Handle transaction, Row row, SignatureState state) {
        if (row.state() != SignatureState.PENDING) {
            leaves.withdrawn(transaction, row.campaign(), ticket(transaction, row), clock.instant());
        }
        ConfirmationStore.end(transaction, row, state);
        signatures.forget(transaction, row.campaign(), row.id(), row.namePrint());
        updates.erased(transaction, row.id());
        if (row.state() == SignatureState.CONFIRMED) {
            listener.withdrawn(transaction, row.counted());
        } else if (row.state() == SignatureState.INVALIDATED) {
            listener.withdrawnInvalid(
                    transaction, row.campaign(), reason(transaction, row).orElseThrow());
        } else {
            listener.rejected(transaction, row.campaign(), 1);
        }
        if (row.state() != SignatureState.PENDING) {
            Campaign campaign = campaigns.byId(row.campaign());
            erasures.erased(transaction, row.campaign(), campaign.lead().id(), row.id());
            eraseAtPartner(transaction, row);
        }
    }

    private void eraseAtPartner(Handle transaction, Row row) {
        row.organisation()
                .filter(_ -> row.organisationUpdates().equals(Optional.of(true)))
                .ifPresent(organisation -> erasures.erased(transaction, row.campaign(), organisation, row.id()));
    }

    private static Optional<Row> locked(Handle transaction, SignatureToken token) {
        return ConfirmationStore.lock(transaction, token.id()).filter(row -> token.isAmong(row.tokenHashes()));
    }
}
