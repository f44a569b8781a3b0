package eu.undersigned.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes a feed as JSON Feed.
///
/// @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
public final class JsonFeed {
    public static final String TYPE = "application/feed+json; charset=utf-8";
    private static final JsonMapper JSON = new JsonMapper();

    private JsonFeed() {}

    public static byte[] write(Feed feed) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Feed.Entry entry : feed.entries()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", entry.id());
            item.put("url", entry.url());
            item.put("title", entry.title());
            if (entry.html().isEmpty()) {
                item.put("content_text", entry.summary());
            } else {
                item.put("content_html", entry.html());
                item.put("summary", entry.summary());
            }
            item.put("date_published", entry.published().toString());
            item.put("date_modified", entry.updated().toString());
            item.put("language", entry.language().isEmpty() ? feed.language() : entry.language());
            items.add(item);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "https://jsonfeed.org/version/1.1");
        json.put("title", feed.title());
        json.put("home_page_url", feed.page());
        json.put("feed_url", feed.self());
        json.put("language", feed.language());
        json.put("authors", List.of(Map.of("name", feed.author())));
        json.put("items", items);
        return JSON.writeValueAsBytes(json);
    }
}
