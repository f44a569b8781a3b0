package eu.undersigned.feed;

import java.time.Instant;
import java.util.List;

/// A feed of entries, the newest first.
///
/// @param id never changes, wherever the instance moves
/// @param page URL of the page that shows the same
/// @param self URL of the feed
/// @param language code, such as `de`
/// @param author whoever publishes it
public record Feed(
        String id,
        String title,
        String page,
        String self,
        String language,
        String author,
        Instant updated,
        List<Entry> entries) {
    public Feed {
        entries = List.copyOf(entries);
    }

    /// @param id never changes
    /// @param summary plain text
    /// @param html the whole text as HTML that is safe to show; empty when there is only the summary
    /// @param language code; empty: the feed's
    public record Entry(
            String id,
            String title,
            String url,
            Instant published,
            Instant updated,
            String summary,
            String html,
            String language) {
        /// In the feed's language.
        public Entry(
                String id, String title, String url, Instant published, Instant updated, String summary, String html) {
            this(id, title, url, published, updated, summary, html, "");
        }
    }
}
