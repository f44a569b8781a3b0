package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterVersions;
import eu.undersigned.campaign.LetterVersions.Wording;
import eu.undersigned.cosigning.CosignMails.About;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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
    /// @param newest its number
    /// @param pending other forms from the same mailbox that wait to be confirmed
    record Mine(
            Cosignature row,
            Campaign campaign,
            Optional<Letter> letter,
            Optional<Cosigner> cosigner,
            Optional<Signatory> correction,
            OptionalInt number,
            Optional<LetterText> newer,
            OptionalInt newest,
            List<Pending> pending) {
        @Override
        public String toString() {
            return "Mine[" + row.id() + "]";
        }
    }

    /// Another form from the same mailbox.
    ///
    /// @param letter empty where it is gone
    record Pending(UUID id, String organisation, Optional<Letter> letter) {}

    /// Empty: it was erased.
    Optional<Mine> see(UUID id) {
        return database.inTransaction(transaction ->
                CosignatureStore.find(transaction, id).filter(this::isAlive).map(row -> seen(transaction, row)));
    }

    private Mine seen(Handle transaction, Cosignature row) {
        Campaign campaign = campaigns.byId(row.campaign());
        Optional<Letter> letter = letter(campaign, row.letter());
        Optional<LetterText> newer = letter.flatMap(found -> newer(row, found));
        Map<Wording, Integer> numbers = LetterVersions.numbers(
                transaction,
                campaign,
                Stream.concat(Stream.of(row.signed().version()), newer.stream().map(LetterText::version))
                        .toList());
        return new Mine(
                row,
                campaign,
                letter,
                row.sealed().map(box -> seal.open(row.id(), box)),
                row.correction().map(box -> seal.openCorrection(row.id(), box)),
                number(numbers, row, row.signed().version()),
                newer,
                newer.map(text -> number(numbers, row, text.version())).orElse(OptionalInt.empty()),
                CosignatureStore.pending(transaction, row.id(), clock.instant().minus(PATIENCE)).stream()
                        .flatMap(other -> pending(other).stream())
                        .toList());
    }

    private Optional<Pending> pending(Cosignature row) {
        return row.sealed()
                .map(box -> new Pending(
                        row.id(),
                        seal.open(row.id(), box).organisation(),
                        letter(campaigns.byId(row.campaign()), row.letter())));
    }

    private static OptionalInt number(Map<Wording, Integer> numbers, Cosignature row, String version) {
        return Optional.ofNullable(numbers.get(new Wording(row.letter(), version)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /// The letter of this name that everybody may read.
    static Optional<Letter> letter(Campaign campaign, String slug) {
        return campaign.content().letter(slug).filter(Letter::isPublic);
    }

    /// What was signed below a letter that was delivered since stays as it was signed; who has not signed yet may sign
    /// what was delivered, too.
    private static Optional<LetterText> newer(Cosignature row, Letter letter) {
        boolean canSign = switch (row.state()) {
            case UNCONFIRMED -> true;
            case WAITING, ACCEPTED -> letter.stage() == Letter.Stage.OPEN;
            case DECLINED, WITHDRAWN -> false;
        };
        return Optional.of(letter.text(row.signed().language()))
                .filter(text -> canSign
                        && text.language() == row.signed().language()
                        && !Substance.of(text).equals(row.signed().substance()));
    }

    private boolean isAlive(Cosignature row) {
        return row.state() != CosignatureState.UNCONFIRMED
                || row.askedAt().plus(PATIENCE).isAfter(clock.instant());
    }

    /// Whoever reads the mailbox says yes. Twice is once. A letter that was closed or delivered since the form was sent
    /// takes it still: the coordinator sees both days.
    ///
    /// @param seen which texts the page showed, and which of them is signed
    Result confirm(UUID id, Seen seen) {
        return change(id, (transaction, row) -> {
            if (row.state() != CosignatureState.UNCONFIRMED) {
                return Result.DONE;
            }
            Optional<Letter> letter = letter(campaigns.byId(row.campaign()), row.letter());
            if (letter.isEmpty()) {
                return Result.GONE;
            }
            Optional<LetterText> newer = newer(row, letter.get());
            // A page that was open during an upgrade names no text: it showed the one that was sent.
            String version = seen.version.isEmpty() ? row.signed().version() : seen.version;
            if (!newer.map(LetterText::version).orElse("").equals(seen.newer)) {
                return Result.GONE;
            }
            Optional<LetterText> chosen = newer.filter(text -> text.version().equals(version));
            if (chosen.isEmpty() && !row.signed().version().equals(version)) {
                return Result.GONE;
            }
            chosen.ifPresent(text -> CosignatureStore.sign(transaction, id, Asking.signed(text), clock.instant()));
            CosignatureStore.confirm(transaction, id, clock.instant());
            CosignatureStore.forgetOthers(transaction, id);
            return Result.DONE;
        });
    }

    /// @param version of the text that is signed
    /// @param newer version of the text that had come since the form was sent, and was offered; empty: none had
    record Seen(String version, String newer) {}

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
                CosignatureStore.askCorrection(transaction, id, seal.seal(id, signatory), clock.instant());
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

    /// Likewise; where there is none any more, as everybody could read it last. For what ends in any case.
    Optional<About> lastAbout(Handle transaction, Cosignature row) {
        Campaign campaign = campaigns.byId(row.campaign());
        return about(row)
                .or(() -> LetterVersions.last(transaction, campaign, row.letter())
                        .map(letter -> new About(campaign, letter)));
    }

    /// The letter that a signature is below; empty where there is none any more.
    Optional<About> about(Cosignature row) {
        Campaign campaign = campaigns.byId(row.campaign());
        return letter(campaign, row.letter()).map(letter -> new About(campaign, letter));
    }
}
