package eu.undersigned.cosigning;

import eu.undersigned.audit.Audit;
import eu.undersigned.console.Visit;
import eu.undersigned.cosigning.CosignLetter.Kind;
import eu.undersigned.cosigning.CosignMails.About;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.secrets.KeyedHash;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What coordinators decide about organisations' signatures, each in one transaction with its line in the audit trail
/// and its mail.
final class Deciding {
    private final Database database;
    private final OwnCosignature own;
    private final CosignerSeal seal;
    private final KeyedHash hash;
    private final CosignMails mails;
    private final SignedLetters letters;
    private final Audit audit;
    private final InstantSource clock;

    Deciding(
            Database database,
            OwnCosignature own,
            CosignerSeal seal,
            KeyedHash hash,
            CosignMails mails,
            SignedLetters letters,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.own = own;
        this.seal = seal;
        this.hash = hash;
        this.mails = mails;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    enum Result {
        DONE,
        /// The organisation may stand below the letter already, or be one of the coalition, and nobody said that they
        /// have compared the two.
        ALIKE,
        /// It is not what the member saw: its signatory corrected it, or signed another text, meanwhile.
        CHANGED,
        /// It was decided, withdrawn or erased meanwhile, or the letter is gone.
        GONE
    }

    @FunctionalInterface
    private interface Work {
        Result on(Handle transaction, Cosignature row, About about, Cosigner cosigner);
    }

    /// @param shown what the member saw, as [#shown] tells it: nothing else is published
    /// @param others what the member saw beside it and says to be other organisations, as [#seen] names them
    /// @param coalition which organisations of the coalition they were shown, and have compared it with
    Result accept(Visit visit, UUID id, String shown, String others, String coalition) {
        Subject open = (_, row) -> own.about(row);
        return change(visit, id, CosignatureState.WAITING, open, (transaction, row, about, cosigner) -> {
            if (!shown(row, cosigner).equals(shown)) {
                return Result.CHANGED;
            }
            List<Cosignature> alike = accepted(CosignatureStore.alike(transaction, id));
            String like = Lookalikes.seen(Lookalikes.of(about.campaign(), cosigner));
            if (!alike.isEmpty() && !seen(alike).equals(others) || !like.isEmpty() && !like.equals(coalition)) {
                return Result.ALIKE;
            }
            CosignatureStore.accept(transaction, id, !alike.isEmpty(), clock.instant());
            CosignedStore.publish(transaction, row, cosigner, clock.instant());
            letters.moved(transaction, row.campaign());
            tell(transaction, Kind.COSIGN_ACCEPTED, about, row, cosigner, Optional.empty());
            Map<String, String> after = new TreeMap<>(Map.of("letter", row.letter()));
            if (!alike.isEmpty()) {
                after.put("other than", seen(alike));
            }
            if (!like.isEmpty()) {
                after.put("compared with", like);
            }
            record(transaction, visit, "cosignature.accepted", row, after);
            return Result.DONE;
        });
    }

    /// For the form with which a member accepts it.
    String shown(Cosignature row, Cosigner cosigner) {
        return Prints.shown(hash, row, cosigner);
    }

    /// Those that stand below the letter.
    static List<Cosignature> accepted(List<Cosignature> rows) {
        return rows.stream()
                .filter(row -> row.state() == CosignatureState.ACCEPTED)
                .toList();
    }

    /// Which ones a member was shown, for the form.
    static String seen(List<Cosignature> rows) {
        return rows.stream().map(row -> row.id().toString()).sorted().collect(Collectors.joining(" "));
    }

    Result decline(Visit visit, UUID id, DeclineReason reason) {
        return change(visit, id, CosignatureState.WAITING, own::lastAbout, (transaction, row, about, cosigner) -> {
            mails.forget(transaction, id);
            CosignatureStore.decline(transaction, id, reason, clock.instant());
            tell(transaction, Kind.COSIGN_DECLINED, about, row, cosigner, Optional.of(reason));
            record(
                    transaction,
                    visit,
                    "cosignature.declined",
                    row,
                    Map.of("letter", row.letter(), "reason", reason.code()));
            return Result.DONE;
        });
    }

    /// @param print of the correction that the member saw: no other is published
    /// @param isAgreed whether name and role become what was asked for
    Result correct(Visit visit, UUID id, String print, boolean isAgreed) {
        return change(visit, id, CosignatureState.ACCEPTED, own::lastAbout, (transaction, row, about, cosigner) -> {
            Optional<Signatory> correction = row.correction().map(box -> seal.openCorrection(id, box));
            if (correction.isEmpty() || !print(row).equals(print)) {
                return Result.GONE;
            }
            Cosigner corrected = cosigner.signedBy(correction.get());
            if (isAgreed) {
                CosignatureStore.reseal(transaction, id, seal.seal(id, corrected));
                CosignedStore.correct(transaction, id, correction.get());
                letters.moved(transaction, row.campaign());
            }
            CosignatureStore.dropCorrection(transaction, id);
            Kind kind = isAgreed ? Kind.COSIGN_CORRECTED : Kind.COSIGN_UNCORRECTED;
            tell(transaction, kind, about, row, isAgreed ? corrected : cosigner, Optional.empty());
            String action = isAgreed ? "cosignature.corrected" : "cosignature.correction.declined";
            record(transaction, visit, action, row, Map.of("letter", row.letter()));
            return Result.DONE;
        });
    }

    /// Tells one correction from another; empty: there is none.
    static String print(Cosignature row) {
        return row.correction()
                .map(box -> UUID.nameUUIDFromBytes(box).toString())
                .orElse("");
    }

    /// Takes down what was accepted, as when its signatory withdraws it: for an organisation whose board calls.
    Result takeDown(Visit visit, UUID id) {
        Result result = database.inTransaction(transaction -> CosignatureStore.lock(transaction, id)
                .filter(row -> row.state() == CosignatureState.ACCEPTED && isOf(visit, row))
                .map(row -> {
                    own.withdraw(transaction, row);
                    record(transaction, visit, "cosignature.taken.down", row, Map.of("letter", row.letter()));
                    return Result.DONE;
                })
                .orElse(Result.GONE));
        letters.run();
        return result;
    }

    /// Which letter it is about: one that everybody may read, or as everybody could read it last.
    @FunctionalInterface
    private interface Subject {
        Optional<About> of(Handle transaction, Cosignature row);
    }

    private Result change(Visit visit, UUID id, CosignatureState state, Subject subject, Work work) {
        Result result = database.inTransaction(transaction -> CosignatureStore.lock(transaction, id)
                .filter(row -> row.state() == state && isOf(visit, row))
                .flatMap(row -> subject.of(transaction, row)
                        .flatMap(about ->
                                row.sealed().map(box -> work.on(transaction, row, about, seal.open(id, box)))))
                .orElse(Result.GONE));
        letters.run();
        return result;
    }

    private static boolean isOf(Visit visit, Cosignature row) {
        return row.campaign() == visit.campaign().id();
    }

    private void tell(
            Handle transaction,
            Kind kind,
            About about,
            Cosignature row,
            Cosigner cosigner,
            Optional<DeclineReason> reason) {
        mails.put(transaction, kind, about, row.id(), row.language(), cosigner, reason);
    }

    /// Ids and the letter's name, never who signs.
    private void record(Handle transaction, Visit visit, String action, Cosignature row, Map<String, String> after) {
        audit.record(
                transaction,
                visit.actor().member(),
                row.campaign(),
                action,
                "cosignature/" + row.id(),
                "",
                Json.text(after));
    }
}
