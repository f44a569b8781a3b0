package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A post in one language.
///
/// @param isReady false: a draft, which only the console shows
/// @param updated when its readers should look again
/// @param summary plain text
/// @param place of an event; empty where no language has one
/// @param html the text, safe to show as it is
public record PostText(
        Language language,
        boolean isReady,
        Optional<Instant> updated,
        String title,
        String summary,
        String place,
        List<Post.Link> links,
        String html) {
    public PostText {
        links = List.copyOf(links);
    }

    /// With the place that the main text names, where this one names none.
    PostText at(String main) {
        return place.isEmpty() ? new PostText(language, isReady, updated, title, summary, main, links, html) : this;
    }
}
