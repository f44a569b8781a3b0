package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.cosigning.CosignLetter.Kind;
import eu.undersigned.cosigning.CosignMails.About;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Tells those who signed a letter that its text is another one: once for each text, whatever is killed between.
final class TextNotices implements Runnable {
    /// A slip that is corrected at once reaches nobody.
    static final Duration SETTLED = Duration.ofHours(1);

    private final Database database;
    private final Campaigns campaigns;
    private final CosignerSeal seal;
    private final CosignMails mails;
    private final InstantSource clock;

    TextNotices(Database database, Campaigns campaigns, CosignerSeal seal, CosignMails mails, InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.seal = seal;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (Campaign campaign : campaigns.all()) {
            if (campaign.since().plus(SETTLED).isAfter(now)) {
                continue;
            }
            for (Letter letter : campaign.content().letters()) {
                if (letter.stage() == Letter.Stage.OPEN) {
                    letter.texts().forEach(text -> tell(new About(campaign, letter), text, now));
                }
            }
        }
    }

    private void tell(About about, LetterText text, Instant now) {
        String substance = Substance.of(text);
        database.inTransaction(transaction -> CosignedStore.untold(
                        transaction,
                        about.campaign().id(),
                        about.letter().slug(),
                        text.language().name(),
                        substance))
                .forEach(id -> tell(about, id, substance, now));
    }

    /// That it was told is stored together with the mail.
    private void tell(About about, UUID id, String substance, Instant now) {
        database.useTransaction(transaction -> {
            if (!CosignedStore.tell(transaction, id, substance, now)) {
                return;
            }
            CosignatureStore.find(transaction, id)
                    .ifPresent(row -> row.sealed()
                            .ifPresent(box -> mails.put(
                                    transaction,
                                    Kind.COSIGN_CHANGED,
                                    about,
                                    id,
                                    row.language(),
                                    seal.open(id, box),
                                    Optional.empty())));
        });
    }
}
