package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.RoughDate;
import eu.undersigned.cosigning.CosignLetter.Kind;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Ends what has had its time: forms that nobody confirmed, what no coordinator decided about, why something was
/// declined, mailboxes.
final class Expiry implements Runnable {
    /// How long the reason of a declined signature can be read.
    private static final Duration DECLINED_KEPT = Duration.ofDays(90);

    /// How long coordinators have to decide about a signature, or about a correction.
    private static final Duration UNDECIDED_KEPT = Duration.ofDays(90);

    /// How long signatories can still be written to when a letter was delivered, is gone, or its campaign has closed.
    private static final Duration MAILBOX_KEPT = Duration.ofDays(90);

    private final Database database;
    private final Campaigns campaigns;
    private final OwnCosignature own;
    private final CosignerSeal seal;
    private final CosignMails mails;
    private final InstantSource clock;

    Expiry(
            Database database,
            Campaigns campaigns,
            OwnCosignature own,
            CosignerSeal seal,
            CosignMails mails,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.own = own;
        this.seal = seal;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant undecided = now.minus(UNDECIDED_KEPT);
        database.inTransaction(transaction -> CosignedStore.undecided(transaction, undecided))
                .forEach(id -> decline(id, undecided));
        database.inTransaction(transaction -> CosignedStore.uncorrected(transaction, undecided))
                .forEach(id -> dropCorrection(id, undecided));
        database.useTransaction(transaction -> {
            CosignedStore.eraseUnconfirmed(transaction, now.minus(OwnCosignature.PATIENCE));
            CosignedStore.eraseDeclined(transaction, now.minus(DECLINED_KEPT));
            campaigns.all().forEach(campaign -> eraseMailboxes(transaction, campaign, now));
        });
    }

    private void decline(UUID id, Instant before) {
        database.useTransaction(transaction -> CosignatureStore.lock(transaction, id)
                .filter(row -> row.state() == CosignatureState.WAITING
                        && row.confirmedAt().filter(before::isAfter).isPresent())
                .ifPresent(row -> {
                    mails.forget(transaction, id);
                    CosignatureStore.decline(transaction, id, DeclineReason.EXPIRED, clock.instant());
                    tell(transaction, Kind.COSIGN_DECLINED, row, Optional.of(DeclineReason.EXPIRED));
                }));
    }

    /// Looked at once more under the lock: another correction may have come.
    private void dropCorrection(UUID id, Instant before) {
        database.useTransaction(transaction -> {
            Optional<Cosignature> row = CosignatureStore.lock(transaction, id);
            if (row.isPresent()
                    && CosignedStore.uncorrected(transaction, before).contains(id)) {
                CosignatureStore.dropCorrection(transaction, id);
                tell(transaction, Kind.COSIGN_UNCORRECTED, row.get(), Optional.empty());
            }
        });
    }

    private void tell(Handle transaction, Kind kind, Cosignature row, Optional<DeclineReason> reason) {
        own.lastAbout(transaction, row)
                .ifPresent(about -> row.sealed()
                        .ifPresent(box -> mails.put(
                                transaction, kind, about, row.id(), row.language(), seal.open(row.id(), box), reason)));
    }

    /// Counted from the first of these: the letter's delivery, the day on which it was gone, the campaign's close; or
    /// from when a later signature was accepted.
    private static void eraseMailboxes(Handle transaction, Campaign campaign, Instant now) {
        Instant before = now.minus(MAILBOX_KEPT);
        List<Letter> letters = Letter.published(campaign.content().letters());
        CosignedStore.noteGone(
                transaction, campaign.id(), letters.stream().map(Letter::slug).toList(), now);
        Set<String> over = new HashSet<>(CosignedStore.gone(transaction, campaign.id(), before));
        boolean hasClosed = campaign.closed(now).filter(before::isAfter).isPresent();
        over.addAll(letters.stream()
                .filter(letter -> hasClosed || isDelivered(letter, before))
                .map(Letter::slug)
                .collect(Collectors.toSet()));
        over.forEach(letter -> CosignedStore.eraseMailboxes(transaction, campaign.id(), letter, before));
    }

    private static boolean isDelivered(Letter letter, Instant before) {
        return letter.delivered()
                .map(RoughDate::last)
                .filter(day -> day.isBefore(before.atZone(ZoneOffset.UTC).toLocalDate()))
                .isPresent();
    }
}
