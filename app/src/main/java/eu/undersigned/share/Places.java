package eu.undersigned.share;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Where people share: each a plain link that opens the place with a text ready to be sent. Signal has no such link.
final class Places {
    private Places() {}

    /// @param word as a link says it by `utm_source`
    /// @param name as it calls itself; of mail and text messages, the key of a message
    /// @param isKey whether `name` is a key
    record Place(String word, String name, boolean isKey, Function<Post, String> link) {}

    /// @param text without the address
    /// @param url address of the petition
    record Post(String text, String url) {
        private String both() {
            return encoded(text + " " + url);
        }
    }

    static final List<Place> ALL = List.of(
            named("whatsapp", "WhatsApp", post -> "https://wa.me/?text=" + post.both()),
            named(
                    "telegram",
                    "Telegram",
                    post -> "https://t.me/share/url?url=" + encoded(post.url) + "&text=" + encoded(post.text)),
            new Place(
                    "email",
                    "sign.email",
                    true,
                    post -> "mailto:?subject=" + encoded(post.text) + "&body="
                            + encoded(post.text + "\n\n" + post.url)),
            new Place("sms", "share.sms", true, post -> "sms:?&body=" + post.both()),
            named("mastodon", "Mastodon", post -> "https://share.joinmastodon.org/#text=" + post.both()),
            named("bluesky", "Bluesky", post -> "https://bsky.app/intent/compose?text=" + post.both()),
            named("facebook", "Facebook", post -> "https://www.facebook.com/sharer/sharer.php?u=" + encoded(post.url)),
            named(
                    "linkedin",
                    "LinkedIn",
                    post -> "https://www.linkedin.com/sharing/share-offsite/?url=" + encoded(post.url)),
            named(
                    "x",
                    "X",
                    post -> "https://x.com/intent/post?text=" + encoded(post.text) + "&url=" + encoded(post.url)));

    private static Place named(String word, String name, Function<Post, String> link) {
        return new Place(word, name, false, link);
    }

    /// Spaces as `%20`: a mail program shows a plus as it is.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
