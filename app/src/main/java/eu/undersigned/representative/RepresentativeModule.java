package eu.undersigned.representative;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.tally.Snapshots;
import java.time.InstantSource;

/// Wires letters to representatives.
public final class RepresentativeModule implements AutoCloseable {
    private final Campaigns campaigns;
    private final LettersBegun letters;
    private final RepresentativesHandler handler;

    public RepresentativeModule(
            Campaigns campaigns,
            Database database,
            Snapshots snapshots,
            Layout layout,
            ErrorPages errors,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.letters = new LettersBegun(database, clock);
        this.handler = new RepresentativesHandler(
                campaigns, new RepresentativePages(layout, snapshots, letters, clock), letters, errors);
    }

    public void route(Routes routes) {
        handler.route(routes);
        new OpenDataHandler(campaigns, letters).route(routes);
    }

    /// Reads anew how many letters were begun.
    public Runnable counting() {
        return letters;
    }

    /// Writes how many were begun here; each second.
    public Runnable writing() {
        return letters::write;
    }

    @Override
    public void close() {
        letters.close();
    }

    /// Makes one whole list of each campaign, so that the first visitor finds everything loaded.
    public void begin() {
        campaigns.all().forEach(campaign -> handler.warmUp(campaign, 1));
    }

    /// Makes the whole lists in all languages, so that nobody waits for one.
    public void warmUp() {
        campaigns.all().forEach(campaign -> handler.warmUp(campaign, Integer.MAX_VALUE));
    }
}
