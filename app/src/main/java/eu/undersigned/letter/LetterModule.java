package eu.undersigned.letter;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Wires the open letters.
public final class LetterModule implements AutoCloseable {
    private final Campaigns campaigns;
    private final Signatories signatories;
    private final LetterPages pages;
    private final Papers papers = new Papers();
    private final BooleanSupplier isDemo;
    private final InstantSource clock;

    /// @param isDemo whether signatures are synthetic; every PDF then says so
    public LetterModule(
            Campaigns campaigns,
            Database database,
            Signatories signatories,
            Layout layout,
            BooleanSupplier isDemo,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.signatories = signatories;
        this.pages = new LetterPages(database, signatories, layout);
        this.isDemo = isDemo;
        this.clock = clock;
    }

    /// A letter's page as a draft would make it, whatever its stage; empty when there is no such letter.
    public Optional<Response> draft(Campaign draft, PetitionText text, String slug) {
        return pages.draft(draft, text, slug, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    public void route(Routes routes, ErrorPages errors) {
        new LetterHandler(campaigns, pages, signatories, papers, isDemo, errors, clock).route(routes);
    }

    @Override
    public void close() {
        papers.close();
    }
}
