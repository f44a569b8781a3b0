package eu.undersigned.drafting;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.db.Database;
import eu.undersigned.editing.Draft;
import eu.undersigned.editing.Drafting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// Erases what members said of letters that neither the draft nor the published kit has any more.
final class Forgetting implements Runnable {
    /// After the last word: a letter that was removed by mistake comes back with what was said of it.
    private static final Duration KEPT = Duration.ofDays(30);

    private final Campaigns campaigns;
    private final Database database;
    private final Drafting drafting;
    private final Audit audit;
    private final InstantSource clock;

    Forgetting(Campaigns campaigns, Database database, Drafting drafting, Audit audit, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.drafting = drafting;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant since = clock.instant().minus(KEPT);
        campaigns.all().forEach(campaign -> forget(campaign, since));
    }

    private void forget(Campaign campaign, Instant since) {
        database.useTransaction(transaction -> {
            Draft draft = drafting.read(transaction, campaign);
            Set<String> kept = new HashSet<>(LetterFile.slugs(draft.files()).keySet());
            kept.addAll(LetterFile.slugs(draft.published()).keySet());
            SignOffStore.quiet(transaction, campaign.id(), since).stream()
                    .filter(letter -> !kept.contains(letter))
                    .filter(letter -> SignOffStore.forget(transaction, campaign.id(), letter) > 0)
                    .forEach(letter -> audit.record(
                            transaction, 0, campaign.id(), "letter.forgotten", "letter/" + letter, "", ""));
        });
    }
}
