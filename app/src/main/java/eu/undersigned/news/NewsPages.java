package eu.undersigned.news;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.campaign.Post;
import eu.undersigned.campaign.PostText;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The list of posts, and the page of each.
final class NewsPages {
    private static final int ON_A_PAGE = 10;

    private final Layout layout;

    NewsPages(Layout layout) {
        this.layout = layout;
    }

    /// @param number of the page, from 1; empty when there is none
    Optional<Response> list(Venue venue, int number, Instant now) {
        List<Post> all = Post.published(venue.campaign().content().posts(), now);
        int pages = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        if (number > pages) {
            return Optional.empty();
        }
        Texts texts = venue.texts();
        List<NewsView.Item> items = all.stream()
                .skip((long) (number - 1) * ON_A_PAGE)
                .limit(ON_A_PAGE)
                .map(post -> NewsView.Item.of(post, venue.campaign(), texts))
                .toList();
        NewsView view = new NewsView(
                items,
                pages > 1
                        ? Optional.of(texts.of(
                                "news.page",
                                "page",
                                texts.formats().number(number),
                                "pages",
                                texts.formats().number(pages)))
                        : Optional.empty(),
                number > 1 ? Optional.of(page(venue, number - 1)) : Optional.empty(),
                number < pages ? Optional.of(page(venue, number + 1)) : Optional.empty(),
                venue.home());
        Frame frame = Frames.of(
                        Optional.of(venue.campaign()),
                        venue.text().language(),
                        texts.of("news.title"),
                        texts.of("news.lead"),
                        Frames.alternates(
                                venue.campaign().languages(), other -> Frames.home(venue.campaign(), other) + "/news"),
                        true)
                .linking(number > 1 ? "?page=" + number : "");
        return Optional.of(layout.page(200, frame, "news/list.jte", view));
    }

    private static String page(Venue venue, int number) {
        return venue.home() + "/news" + (number > 1 ? "?page=" + number : "");
    }

    /// Empty when nobody may read such a post now.
    Optional<Response> post(Venue venue, String slug, Instant now) {
        return venue.campaign().content().posts().stream()
                .filter(post -> post.slug().equals(slug) && post.isPublic(now))
                .findFirst()
                .map(post -> {
                    PostText text = post.text(venue.text().language());
                    // One that is shown in another language is no page of its own for search engines.
                    boolean isPublic = text.language() == venue.text().language();
                    return layout.page(
                            200, frame(venue, post, text, isPublic), "news/post.jte", view(venue, post, text, now));
                });
    }

    Optional<Response> draft(Campaign draft, PetitionText language, String slug, Instant now) {
        Venue venue = Venue.own(draft, language);
        return draft.content().posts().stream()
                .filter(post -> post.slug().equals(slug))
                .findFirst()
                .map(post -> {
                    PostText text = post.texts().stream()
                            .filter(one -> one.language() == language.language())
                            .findFirst()
                            .orElseGet(post::main);
                    Frame frame = frame(venue, post, text, false).asDraft();
                    return layout.page(200, frame, "news/post.jte", view(venue, post, text, now))
                            .with(ContentPolicy.HEADER, ContentPolicy.preview())
                            .asSecret();
                });
    }

    private static Frame frame(Venue venue, Post post, PostText text, boolean isPublic) {
        return Frames.of(
                Optional.of(venue.campaign()),
                venue.text().language(),
                text.title(),
                text.summary(),
                venue.campaign().languages().stream()
                        .map(other ->
                                new Frame.Alternate(other, path(venue.campaign(), other, post), post.isReady(other)))
                        .toList(),
                isPublic);
    }

    static String path(Campaign campaign, eu.undersigned.i18n.Language language, Post post) {
        return Frames.home(campaign, language) + "/news/" + post.slug();
    }

    private PostView view(Venue venue, Post post, PostText text, Instant now) {
        Texts texts = venue.texts();
        Formats formats = texts.formats();
        boolean isOther = text.language() != venue.text().language();
        return new PostView(
                NewsView.Item.of(post, venue.campaign(), texts, text),
                post.published().map(Instant::toString),
                text.updated()
                        .filter(at -> !at.isAfter(now))
                        .map(at -> texts.of("news.updated", "date", formats.date(at))),
                isOther
                        ? Optional.of(texts.of("news.other", "language", formats.language(text.language())))
                        : Optional.empty(),
                text.html(),
                text.links(),
                venue.home(),
                new PostData(layout.publicUrl(), venue.campaign()).of(post, text, now));
    }
}
