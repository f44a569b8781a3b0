package eu.undersigned.news;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Post;
import eu.undersigned.i18n.Texts;
import java.time.Instant;
import java.util.List;

/// What the campaign's page shows of its news.
///
/// @param items the newest; none: there is nothing to show
public record LatestView(List<NewsView.Item> items) {
    private static final int MOST = 3;

    public static LatestView of(Campaign campaign, Texts texts, Instant now) {
        return new LatestView(Post.published(campaign.content().posts(), now).stream()
                .limit(MOST)
                .map(post -> NewsView.Item.of(post, campaign, texts))
                .toList());
    }

    /// When it will be another one, if nobody changes anything.
    public static Instant nextChange(Campaign campaign, Instant now) {
        return Post.nextChange(campaign.content().posts(), now);
    }
}
