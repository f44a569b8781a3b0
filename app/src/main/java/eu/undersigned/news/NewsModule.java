package eu.undersigned.news;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;
import java.util.Optional;

/// Wires the news.
public final class NewsModule {
    private final Campaigns campaigns;
    private final NewsPages pages;
    private final NewsFeeds feeds;
    private final InstantSource clock;

    public NewsModule(Campaigns campaigns, Layout layout, InstantSource clock) {
        this.campaigns = campaigns;
        this.pages = new NewsPages(layout);
        this.feeds = new NewsFeeds(layout.publicUrl());
        this.clock = clock;
    }

    /// A post's page as a draft would make it, whatever its time and state; empty when there is no such post.
    public Optional<Response> draft(Campaign draft, PetitionText text, String slug) {
        return pages.draft(draft, text, slug, clock.instant());
    }

    public void route(Routes routes, ErrorPages errors) {
        new NewsHandler(campaigns, pages, feeds, errors, clock).route(routes);
    }
}
