package eu.undersigned.cosigning;

import eu.undersigned.campaign.LetterText;
import eu.undersigned.cosigning.CosignLetter.Kind;
import eu.undersigned.cosigning.CosignMails.About;
import eu.undersigned.cosigning.Cosignature.Signed;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.KeyedHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Somebody signs a letter for an organisation: nothing counts before the mailbox at its domain said yes, and a
/// coordinator too. Whoever asks learns nothing of what is known already; the mailbox does.
final class Asking {
    /// How many mails one mailbox gets from strangers in a day, for whatever letters.
    private static final int MAILS_A_DAY = 3;

    /// Of one mailbox, without a mail: more than these are not kept.
    private static final int MOST_UNMAILED = 20;

    /// More than these nobody has confirmed: somebody plays with the form.
    static final int MOST_UNCONFIRMED = 2_000;

    /// More than these no coordinator can look at.
    static final int MOST_WAITING = 500;

    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;
    private final CosignerSeal seal;
    private final KeyedHash hash;
    private final CosignMails mails;
    private final InstantSource clock;

    Asking(Database database, CosignerSeal seal, KeyedHash hash, CosignMails mails, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.hash = hash;
        this.mails = mails;
        this.clock = clock;
    }

    enum Result {
        /// Whoever reads the mailbox can confirm: by a new mail, or behind the link of an earlier one.
        ASKED,
        /// The letter takes no signatures.
        CLOSED,
        /// Nothing was stored: too much waits already.
        FULL
    }

    /// Days are those of UTC.
    boolean isOpen(About about) {
        return about.letter().isOpen(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /// @param language of the page
    Result ask(About about, Language language, Cosigner cosigner) {
        if (!isOpen(about)) {
            return Result.CLOSED;
        }
        Prints prints = Prints.of(hash, cosigner);
        int campaign = about.campaign().id();
        String letter = about.letter().slug();
        Instant now = clock.instant();
        return database.inTransaction(transaction -> {
            CosignatureStore.lockLetter(transaction, campaign, letter);
            List<Cosignature> own = CosignatureStore.ofMailbox(transaction, campaign, letter, prints.mailbox());
            if (!own.isEmpty()) {
                remind(transaction, about, own.getFirst(), now);
                return Result.ASKED;
            }
            if (isFull(CosignatureStore.counts(transaction, campaign, letter))) {
                return Result.FULL;
            }
            UUID id = UUID.randomUUID();
            // Whoever sends many forms keeps nobody else's out: those wait behind the links that were mailed.
            boolean isMailed = CosignatureStore.mailed(transaction, prints.mailbox(), now.minus(DAY)) < MAILS_A_DAY;
            CosignatureStore.add(
                    transaction,
                    id,
                    campaign,
                    letter,
                    language,
                    cosigner.country(),
                    signed(about.letter().text(language)),
                    seal.seal(id, cosigner),
                    prints,
                    isMailed,
                    now);
            if (isMailed) {
                mails.put(transaction, Kind.COSIGN_CONFIRM, about, id, language, cosigner, Optional.empty());
            } else {
                CosignatureStore.forgetUnmailed(transaction, prints.mailbox(), MOST_UNMAILED);
            }
            return Result.ASKED;
        });
    }

    private static boolean isFull(Map<CosignatureState, Long> counts) {
        return counts.getOrDefault(CosignatureState.UNCONFIRMED, 0L) >= MOST_UNCONFIRMED
                || counts.getOrDefault(CosignatureState.WAITING, 0L) >= MOST_WAITING;
    }

    /// From four fifths on, somebody should look.
    static boolean isNearlyFull(Map<CosignatureState, Long> counts) {
        return counts.getOrDefault(CosignatureState.UNCONFIRMED, 0L) >= MOST_UNCONFIRMED / 5 * 4
                || counts.getOrDefault(CosignatureState.WAITING, 0L) >= MOST_WAITING / 5 * 4;
    }

    /// The link once more, at most once a day.
    private void remind(Handle transaction, About about, Cosignature row, Instant now) {
        boolean isSoon =
                row.remindedAt().filter(last -> last.isAfter(now.minus(DAY))).isPresent();
        if (row.sealed().isPresent() && !isSoon) {
            Cosigner known = seal.open(row.id(), row.sealed().get());
            mails.put(transaction, Kind.COSIGN_KNOWN, about, row.id(), row.language(), known, Optional.empty());
            CosignatureStore.remind(transaction, row.id(), now);
        }
    }

    static Signed signed(LetterText text) {
        return new Signed(text.language(), text.version(), Substance.of(text));
    }
}
