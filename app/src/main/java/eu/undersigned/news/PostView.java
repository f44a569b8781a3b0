package eu.undersigned.news;

import eu.undersigned.campaign.Post;
import java.util.List;
import java.util.Optional;

/// The page of a post.
///
/// @param item what lists show of it
/// @param published when it appeared, by ISO 8601
/// @param updated when it was changed last, in words
/// @param other says that the text is in another language than the page
/// @param html the text, safe to show as it is
/// @param home path of the campaign's page
/// @param data JSON-LD, safe inside a script element
public record PostView(
        NewsView.Item item,
        Optional<String> published,
        Optional<String> updated,
        Optional<String> other,
        String html,
        List<Post.Link> links,
        String home,
        String data) {}
