package eu.undersigned.drafting;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.editing.Drafting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Erases what members said of letters that neither the draft nor the published kit has any more.
final class Forgetting implements Runnable {
    /// Since it was first found missing: a letter that was removed by mistake comes back with what was said of it.
    private static final Duration KEPT = Duration.ofDays(30);

    private final Campaigns campaigns;
    private final Drafting drafting;
    private final Audit audit;
    private final InstantSource clock;

    Forgetting(Campaigns campaigns, Drafting drafting, Audit audit, InstantSource clock) {
        this.campaigns = campaigns;
        this.drafting = drafting;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run() {
        campaigns
                .all()
                .forEach(campaign -> drafting.on(campaign, draft -> {
                    Set<String> there =
                            new HashSet<>(LetterFile.slugs(draft.files()).keySet());
                    there.addAll(LetterFile.slugs(draft.published()).keySet());
                    return transaction -> forget(transaction, audit, campaign.id(), there, clock.instant());
                }));
    }

    /// @param there letters that the draft or the published kit has
    /// @return those that are forgotten now
    static List<String> forget(Handle transaction, Audit audit, int campaign, Set<String> there, Instant now) {
        SignOffStore.noteMissing(transaction, campaign, there, now);
        List<String> gone = SignOffStore.missing(transaction, campaign, now.minus(KEPT)).stream()
                .filter(letter -> SignOffStore.forget(transaction, campaign, letter) > 0)
                .toList();
        gone.forEach(letter -> audit.record(transaction, 0, campaign, "letter.forgotten", "letter/" + letter, "", ""));
        return gone;
    }
}
