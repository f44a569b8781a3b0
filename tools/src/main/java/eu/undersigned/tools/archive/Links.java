package eu.undersigned.tools.archive;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Tells the instance's own addresses from those of others.
final class Links {
    /// In a style sheet.
    static final Pattern STYLE_URL = Pattern.compile("url\\(\\s*[\"']?(/[^)\"']{1,300})[\"']?\\s*\\)");

    /// What the pages call their own host: as it was typed, and as the instance calls itself.
    private final Set<String> own = new HashSet<>();

    Links(URI origin) {
        own.add(origin(origin));
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
    }

    /// Pages say under which name the world reaches them.
    void learn(Document page) {
        Element canonical = page.selectFirst("link[rel=canonical]");
        if (canonical != null) {
            uri(canonical.attr("href")).filter(URI::isAbsolute).ifPresent(uri -> own.add(origin(uri)));
        }
    }

    /// The address without its fragment, when it is one of this instance and a file can be named like it.
    ///
    /// @param from the path of the page on which it stands
    Optional<Place> place(String from, String address) {
        return own(from, address)
                .flatMap(uri -> Place.of(
                        uri.getRawPath() == null ? "" : uri.getRawPath(),
                        uri.getRawQuery() == null ? "" : uri.getRawQuery()));
    }

    /// The address when it leads to this instance.
    Optional<URI> own(String from, String address) {
        URI base = URI.create("http://own.invalid" + from);
        return uri(address)
                .map(base::resolve)
                .filter(uri -> uri.getHost() != null && uri.getScheme().matches("https?"))
                .filter(uri -> uri.getHost().equals("own.invalid") || own.contains(origin(uri)));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text.strip()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// What a page needs and leads to.
    static List<String> of(Document page) {
        List<String> found = new ArrayList<>();
        for (Element element : page.select("a[href], link[href], img[src], image[href], source[src]")) {
            found.add(element.hasAttr("href") ? element.attr("href") : element.attr("src"));
        }
        return found;
    }

    static List<String> of(String style) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = STYLE_URL.matcher(style); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
