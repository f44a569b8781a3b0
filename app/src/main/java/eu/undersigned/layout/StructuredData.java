package eu.undersigned.layout;

import eu.undersigned.http.Json;
import eu.undersigned.organisation.Organisation;
import java.util.LinkedHashMap;
import java.util.Map;

/// What pages are, in the words of schema.org, for search engines.
///
/// @see <a href="https://schema.org/WebPage">schema.org, WebPage</a>
public final class StructuredData {
    private StructuredData() {}

    /// Of any page.
    ///
    /// @param url of the page
    static String of(Frame frame, String url, String publicUrl) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("@context", "https://schema.org");
        page.put("@type", "WebPage");
        page.put("name", frame.title());
        page.put("description", frame.description());
        page.put("url", url);
        page.put("inLanguage", frame.language().code());
        page.put("isPartOf", Map.of("@type", "WebSite", "name", frame.brand(), "url", publicUrl + frame.home()));
        frame.publisher().ifPresent(organisation -> page.put("publisher", publisher(organisation)));
        return block(page);
    }

    private static Map<String, Object> publisher(Organisation organisation) {
        Map<String, Object> publisher = new LinkedHashMap<>();
        publisher.put("@type", "Organization");
        publisher.put("name", organisation.name());
        organisation.website().ifPresent(website -> publisher.put("url", website));
        return publisher;
    }

    /// A block of data to stand inside a page: no character of it can end the element that holds it, where `</script`
    /// and `<!--` would be markup. It is the same JSON in other words.
    public static String block(Map<String, Object> data) {
        return Json.text(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
