package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterVersions;
import eu.undersigned.cosigning.CosignMails.About;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// What those who sign do through their own link: confirm, see, correct, sign another text, take back.
final class OwnCosignature {
    /// How long the link can be used to confirm.
    static final Duration PATIENCE = Duration.ofDays(14);

    private final Database database;
    private final Campaigns campaigns;
    private final CosignerSeal seal;
    private final CosignMails mails;
    private final SignedLetters letters;
    private final InstantSource clock;

    OwnCosignature(
            Database database,
            Campaigns campaigns,
            CosignerSeal seal,
            CosignMails mails,
            SignedLetters letters,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.seal = seal;
        this.mails = mails;
        this.letters = letters;
        this.clock = clock;
    }

    enum Result {
        DONE,
        /// There is nothing any more that this could be done to.
        GONE
    }

    /// One's own signature.
    ///
    /// @param letter empty where the campaign has none of this name any more
    /// @param cosigner empty once that is erased
    /// @param correction another name and role that were asked for
    /// @param number of the version that was signed
    /// @param newer the text as it is now, where it is another one and can be signed
    record Mine(
            Cosignature row,
            Campaign campaign,
            Optional<Letter> letter,
            Optional<Cosigner> cosigner,
            Optional<Signatory> correction,
            OptionalInt number,
            Optional<LetterText> newer) {
        @Override
        public String toString() {
            return "Mine[" + row.id() + "]";
        }
    }

    /// Empty: it was erased.
    Optional<Mine> see(UUID id) {
        return database.inTransaction(transaction ->
                CosignatureStore.find(transaction, id).filter(this::isAlive).map(row -> seen(transaction, row)));
    }

    private Mine seen(Handle transaction, Cosignature row) {
        Campaign campaign = campaigns.byId(row.campaign());
        Optional<Letter> letter = letter(campaign, row.letter());
        return new Mine(
                row,
                campaign,
                letter,
                row.sealed().map(box -> seal.open(row.id(), box)),
                row.correction().map(box -> seal.openCorrection(row.id(), box)),
                LetterVersions.of(transaction, campaign, row.letter())
                        .number(row.signed().version())
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                letter.flatMap(found -> newer(row, found)));
    }

    /// The letter of this name that everybody may read.
    static Optional<Letter> letter(Campaign campaign, String slug) {
        return campaign.content().letters().stream()
                .filter(letter -> letter.isPublic() && letter.slug().equals(slug))
                .findFirst();
    }

    /// Only of a letter that is still open: what was delivered stays as it was signed.
    private static Optional<LetterText> newer(Cosignature row, Letter letter) {
        return switch (row.state()) {
            case WAITING, ACCEPTED ->
                Optional.of(letter.text(row.signed().language()))
                        .filter(text -> letter.stage() == Letter.Stage.OPEN
                                && text.language() == row.signed().language()
                                && !Substance.of(text).equals(row.signed().substance()));
            case UNCONFIRMED, DECLINED, WITHDRAWN -> Optional.empty();
        };
    }

    private boolean isAlive(Cosignature row) {
        return row.state() != CosignatureState.UNCONFIRMED
                || row.askedAt().plus(PATIENCE).isAfter(clock.instant());
    }

    /// Whoever reads the mailbox says yes. Twice is once. A letter that was closed or delivered since the form was sent
    /// takes it still: the coordinator sees both days.
    Result confirm(UUID id) {
        return change(id, (transaction, row) -> {
            if (row.state() == CosignatureState.UNCONFIRMED) {
                if (letter(campaigns.byId(row.campaign()), row.letter()).isEmpty()) {
                    return Result.GONE;
                }
                CosignatureStore.confirm(transaction, id, clock.instant());
                CosignatureStore.forgetOthers(transaction, id);
            }
            return Result.DONE;
        });
    }

    /// Erases it; of a letter that was delivered with it, the organisation and the day stay.
    Result withdraw(UUID id) {
        return change(id, (transaction, row) -> {
            withdraw(transaction, row);
            return Result.DONE;
        });
    }

    /// Twice is once.
    void withdraw(Handle transaction, Cosignature row) {
        if (row.state() == CosignatureState.WITHDRAWN) {
            return;
        }
        mails.forget(transaction, row.id());
        boolean wasDelivered = row.state() == CosignatureState.ACCEPTED
                && letter(campaigns.byId(row.campaign()), row.letter())
                        .filter(letter -> SignedLetters.isDeliveredWith(letter, row))
                        .isPresent();
        if (wasDelivered) {
            CosignatureStore.withdraw(transaction, row.id(), clock.instant());
        } else {
            CosignatureStore.erase(transaction, row.id());
        }
        letters.moved(transaction, row.campaign());
    }

    /// Name and role as they should be: at once while nobody published them, else when a coordinator agrees.
    Result correct(UUID id, Signatory signatory) {
        return change(id, (transaction, row) -> switch (row.state()) {
            case UNCONFIRMED, WAITING -> {
                if (row.sealed().isEmpty()) {
                    yield Result.GONE;
                }
                Cosigner before = seal.open(id, row.sealed().get());
                CosignatureStore.reseal(transaction, id, seal.seal(id, before.signedBy(signatory)));
                yield Result.DONE;
            }
            case ACCEPTED -> {
                if (row.sealed().isEmpty()) {
                    yield Result.GONE;
                }
                CosignatureStore.askCorrection(transaction, id, seal.seal(id, signatory));
                yield Result.DONE;
            }
            case DECLINED, WITHDRAWN -> Result.GONE;
        });
    }

    /// Signs the text as it is now.
    ///
    /// @param version that was seen: no other is signed
    Result signNewer(UUID id, String version) {
        return change(id, (transaction, row) -> {
            Optional<LetterText> newer = letter(campaigns.byId(row.campaign()), row.letter())
                    .flatMap(letter -> newer(row, letter))
                    .filter(text -> text.version().equals(version));
            newer.ifPresent(text -> {
                CosignatureStore.sign(transaction, id, Asking.signed(text), clock.instant());
                letters.moved(transaction, row.campaign());
            });
            return newer.isPresent() || row.signed().version().equals(version) ? Result.DONE : Result.GONE;
        });
    }

    private Result change(UUID id, BiFunction<Handle, Cosignature, Result> work) {
        Result result = database.inTransaction(transaction -> CosignatureStore.lock(transaction, id)
                .filter(this::isAlive)
                .map(row -> work.apply(transaction, row))
                .orElse(Result.GONE));
        letters.run();
        return result;
    }

    /// The letter that a signature is below; empty where there is none any more.
    Optional<About> about(Cosignature row) {
        Campaign campaign = campaigns.byId(row.campaign());
        return letter(campaign, row.letter()).map(letter -> new About(campaign, letter));
    }
}
