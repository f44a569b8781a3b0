package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A post, or an event: one thing, told in one or more languages.
///
/// @param slug its name in addresses; never changes
/// @param published when it appears, or did; a draft may have no time yet
/// @param when of an event
/// @param texts the main one first: the first that is ready is shown in the languages that have none of their own
public record Post(String slug, Kind kind, Optional<Instant> published, Optional<When> when, List<PostText> texts) {
    /// As lists show them.
    static final Comparator<Post> NEWEST_FIRST = Comparator.comparing(
                    (Post post) -> post.published.orElse(Instant.MAX), Comparator.reverseOrder())
            .thenComparing(Post::slug);

    public Post {
        texts = List.copyOf(texts);
    }

    public enum Kind {
        POST,
        EVENT
    }

    /// When an event is.
    public sealed interface When {
        /// @param last of several days; the same day, where it is one
        record Days(LocalDate first, LocalDate last) implements When {}

        /// With the offset of the clocks at its place.
        record Times(OffsetDateTime begin, Optional<OffsetDateTime> end) implements When {}
    }

    /// A page elsewhere that belongs to it.
    public record Link(String label, String url) {}

    /// Whether everybody may read it.
    public boolean isPublic(Instant now) {
        return isReady() && published.filter(at -> !at.isAfter(now)).isPresent();
    }

    /// Whether nothing but its time stands before its being read. A draft holds back its own language alone.
    public boolean isReady() {
        return texts.stream().anyMatch(PostText::isReady);
    }

    /// Whether there is a text for readers of this language.
    public boolean isReady(Language language) {
        return texts.stream().anyMatch(text -> text.language() == language && text.isReady());
    }

    public PostText main() {
        return texts.getFirst();
    }

    /// In this language where that is ready, else the first that is.
    public PostText text(Language language) {
        return texts.stream()
                .filter(text -> text.isReady() && (text.language() == language || !isReady(language)))
                .findFirst()
                .orElseGet(this::main);
    }

    /// Those that everybody may read, newest first.
    public static List<Post> published(List<Post> posts, Instant now) {
        return posts.stream().filter(post -> post.isPublic(now)).toList();
    }

    /// When there will be something else to read, if nobody changes anything; far in the future: never.
    public static Instant nextChange(List<Post> posts, Instant now) {
        return posts.stream()
                .filter(Post::isReady)
                .flatMap(post -> Stream.concat(
                        post.published.stream(), post.texts.stream().flatMap(text -> text.updated().stream())))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
