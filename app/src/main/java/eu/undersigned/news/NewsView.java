package eu.undersigned.news;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Post;
import eu.undersigned.campaign.PostText;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Optional;

/// A page of the list of posts.
///
/// @param page which page of how many, in words; empty: there is one
/// @param newer path of the page before
/// @param older path of the page after
/// @param home path of the campaign's page
public record NewsView(
        List<Item> items, Optional<String> page, Optional<String> newer, Optional<String> older, String home) {
    /// A post in a list.
    ///
    /// @param lang code of its language, when that is not the page's
    /// @param day when it appeared, by ISO 8601
    /// @param date the same in words
    /// @param when of an event, in words
    /// @param place of an event
    public record Item(
            String path,
            String title,
            String summary,
            Optional<String> lang,
            String day,
            String date,
            Optional<String> when,
            Optional<String> place) {
        static Item of(Post post, Campaign campaign, Texts texts) {
            return of(post, campaign, texts, post.text(texts.language()));
        }

        static Item of(Post post, Campaign campaign, Texts texts, PostText text) {
            return new Item(
                    NewsPages.path(campaign, texts.language(), post),
                    text.title(),
                    text.summary(),
                    text.language() == texts.language()
                            ? Optional.empty()
                            : Optional.of(text.language().code()),
                    post.published().map(at -> at.toString().substring(0, 10)).orElse(""),
                    post.published().map(texts.formats()::date).orElse(""),
                    post.when().map(when -> words(when, texts)),
                    Optional.of(text.place()).filter(place -> !place.isEmpty()));
        }

        private static String words(Post.When when, Texts texts) {
            Formats formats = texts.formats();
            return switch (when) {
                case Post.When.Days days when days.first().equals(days.last()) -> formats.date(days.first());
                case Post.When.Days days -> range(texts, formats.date(days.first()), formats.date(days.last()));
                case Post.When.Times times -> {
                    String begin = formats.dateTime(times.begin());
                    yield times.end()
                            .map(end -> range(texts, begin, formats.dateTime(end)))
                            .orElse(begin);
                }
            };
        }

        private static String range(Texts texts, String begin, String end) {
            return texts.of("news.range", "begin", begin, "end", end);
        }
    }

    /// Whether an empty list is all there is.
    public boolean isEmpty() {
        return items.isEmpty();
    }
}
