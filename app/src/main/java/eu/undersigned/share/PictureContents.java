package eu.undersigned.share;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.page.RingView;
import eu.undersigned.tally.Snapshot;
import eu.undersigned.tally.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Puts the counts of now into the words of a picture.
final class PictureContents {
    private final Snapshots snapshots;
    private final String site;
    private final BooleanSupplier isDemo;

    /// @param site how the world reaches this instance, without a slash at the end
    PictureContents(Snapshots snapshots, String site, BooleanSupplier isDemo) {
        this.snapshots = snapshots;
        this.site = site;
        this.isDemo = isDemo;
    }

    PictureContent of(Shared shared) {
        Campaign campaign = shared.campaign();
        Texts texts = shared.texts();
        Formats formats = texts.formats();
        Snapshot snapshot = snapshots.of(campaign);
        long declared = campaign.declaredCount();
        return new PictureContent(
                campaign.name(),
                campaign.hashtag(),
                shared.text().title(),
                formats.number(snapshot.confirmed() + declared),
                texts.of("count.of", "goal", campaign.goal()),
                RingView.of(declared, snapshot.confirmed(), campaign.goal()),
                parts(campaign, snapshot, texts),
                shared.shortAddress(site),
                shared.organisation().map(Organisation::name),
                shared.organisation().flatMap(found -> found.profile().colour()),
                isDemo.getAsBoolean() ? Optional.of(texts.of("frame.demo")) : Optional.empty());
    }

    /// What the total is made of: it is never shown without (docs/adr/0001).
    static List<String> parts(Campaign campaign, Snapshot snapshot, Texts texts) {
        Formats formats = texts.formats();
        List<String> parts = new ArrayList<>();
        parts.add(formats.number(snapshot.confirmed()) + " " + texts.of("count.confirmed"));
        campaign.declared()
                .forEach(batch -> parts.add(formats.number(batch.count()) + " "
                        + texts.of("count.declared", "date", formats.date(batch.date()))));
        return parts;
    }
}
