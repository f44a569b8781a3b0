package eu.undersigned.mailing;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.mail.Carrier;
import eu.undersigned.mail.Delivery;
import eu.undersigned.mail.Message;
import eu.undersigned.secrets.SecretBox;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sends updates on one connection, one after another. A signature is marked as tried in a committed transaction before
/// the mail server hears of it, and its letter is erased with that: whatever crashes, nobody is sent an update twice.
final class UpdateCourier implements Runnable {
    private static final Logger LOG = System.getLogger(UpdateCourier.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofMillis(200);
    /// Letters in a row whose domain has had enough; the rest of them is left for the next look.
    private static final int MOST_LOOKS = 1_000;

    private final Database database;
    private final Campaigns campaigns;
    private final Charges charges;
    private final UpdateComposer composer;
    private final SecretBox box;
    private final InstantSource clock;
    private final Carrier carrier;
    /// What the mail server said and the database does not know yet.
    private @Nullable Settlement unsettled;

    private record Claimed(Charge charge, LetterStore.Waiting letter, Language language) {}

    UpdateCourier(
            Database database,
            Campaigns campaigns,
            Charges charges,
            UpdateComposer composer,
            SecretBox box,
            InstantSource clock,
            Carrier carrier) {
        this.database = database;
        this.campaigns = campaigns;
        this.charges = charges;
        this.composer = composer;
        this.box = box;
        this.clock = clock;
        this.carrier = carrier;
    }

    @Override
    public void run() {
        Duration pause = IDLE;
        try (carrier) {
            do {
                try {
                    pause = round() ? IDLE : longer(pause);
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, () -> "updates: " + e.getClass().getSimpleName());
                    pause = longer(pause);
                }
            } while (!charges.isClosing(pause));
            settleAtTheEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /// Sends while there is something to send. False when the mail server is away.
    private boolean round() {
        for (Charge charge : charges.now()) {
            boolean isMore = true;
            while (isMore && charges.has(charge)) {
                Optional<Claimed> claimed = claim(charge);
                if (claimed.isPresent() && !attempt(claimed.get())) {
                    settle();
                    return false;
                }
                isMore = claimed.isPresent();
            }
        }
        settle();
        return true;
    }

    /// Records the last outcome and takes the next letter: one commit for each mail.
    private Optional<Claimed> claim(Charge charge) {
        if (charge.mailing().isQuiet(clock.instant()) || !charge.caps().take()) {
            return Optional.empty();
        }
        Settlement last = unsettled;
        Optional<Claimed> claimed = database.inTransaction(transaction -> {
            if (last != null) {
                last.record(transaction);
            }
            return next(transaction, charge);
        });
        recorded(last);
        if (claimed.isEmpty()) {
            charge.caps().giveBack();
        }
        return claimed;
    }

    private Optional<Claimed> next(Handle transaction, Charge charge) {
        Mailing mailing = charge.mailing();
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Optional<LetterStore.Waiting> found =
                    LetterStore.next(transaction, mailing, charge.caps().resting(), clock.instant());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            LetterStore.Waiting letter = found.get();
            if (charge.caps().takeFor(letter.domain())) {
                Language language = mailing.languageFor(Language.valueOf(letter.language()));
                LetterStore.erase(transaction, mailing.id(), letter.signature());
                if (RecipientStore.begin(
                        transaction, mailing.id(), letter.signature(), language.name(), letter.triedAt())) {
                    return Optional.of(new Claimed(charge, letter, language));
                }
            }
        }
        return Optional.empty();
    }

    /// False when the mail server is away, so that trying the next letter makes no sense.
    private boolean attempt(Claimed claimed) {
        Charge charge = claimed.charge();
        LetterStore.Waiting letter = claimed.letter();
        Message message;
        try {
            message = compose(claimed);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    () -> "update to " + letter.signature() + " can't be written: "
                            + e.getClass().getSimpleName());
            unsettled = Settlement.ended(charge, letter, "F");
            return true;
        }
        // Should carrying fail in a way that nobody foresaw, it may have been sent.
        unsettled = Settlement.ended(charge, letter, "U");
        Delivery delivery = carrier.carry(message);
        unsettled = Settlement.of(charge, letter, delivery);
        return !(delivery instanceof Delivery.Away);
    }

    private Message compose(Claimed claimed) {
        Mailing mailing = claimed.charge().mailing();
        UUID signature = claimed.letter().signature();
        SealedMailbox to = SealedMailbox.open(
                box, mailing.id(), signature, claimed.letter().sealed());
        UpdateText text = Optional.ofNullable(mailing.texts().get(claimed.language()))
                .orElseThrow()
                .to(to.name());
        return composer.compose(
                campaigns.byId(mailing.campaign()),
                new UnsubscribeTokens.Link(mailing.id(), signature),
                to.mailbox(),
                text,
                claimed.language(),
                clock.instant());
    }

    private void recorded(@Nullable Settlement last) {
        if (last != null) {
            unsettled = null;
            last.state().ifPresent(last.charge()::settled);
            if (last.charge().isBouncing()) {
                charges.pause(last.charge(), "bounces");
            }
        }
    }

    private void settle() {
        Settlement last = unsettled;
        if (last != null) {
            database.useTransaction(last::record);
            recorded(last);
        }
    }

    private void settleAtTheEnd() {
        try {
            settle();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "one update counts as unsure: " + e.getClass().getSimpleName());
        }
    }
}
