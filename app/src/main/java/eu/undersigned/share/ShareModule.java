package eu.undersigned.share;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.tally.Snapshots;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Wires what helps to pass the petition on.
public final class ShareModule implements AutoCloseable {
    private final Campaigns campaigns;
    private final Snapshots snapshots;
    private final Layout layout;
    private final InstantSource clock;
    private final Pictures pictures;
    private final PictureContents contents;

    /// @param isDemo whether the signatures are synthetic; every picture then says so
    public ShareModule(
            Campaigns campaigns, Snapshots snapshots, Layout layout, BooleanSupplier isDemo, InstantSource clock) {
        this.campaigns = campaigns;
        this.snapshots = snapshots;
        this.layout = layout;
        this.clock = clock;
        this.pictures = new Pictures(Typeface::load, clock);
        this.contents = new PictureContents(snapshots, layout.publicUrl(), isDemo);
    }

    public void route(Routes routes, ErrorPages errors) {
        new ShareHandler(campaigns, snapshots, layout, errors, clock).route(routes);
        new PictureHandler(campaigns, contents, pictures, errors).route(routes);
    }

    /// Begins a first picture, so that nobody waits for all that it needs.
    public void warmUp() {
        campaigns.all().stream()
                .findFirst()
                .map(campaign -> new Shared(
                        campaign, campaign.text(campaign.languages().getFirst()).orElseThrow(), Optional.empty()))
                .ifPresent(shared -> pictures.warmUp(shared.path(), contents.of(shared)));
    }

    @Override
    public void close() {
        pictures.close();
    }
}
