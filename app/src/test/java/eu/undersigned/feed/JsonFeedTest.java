package eu.undersigned.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What JSON Feed 1.1 asks of a feed.
class JsonFeedTest {
    @Test
    void hasWhatEveryFeedAndItemMustHave() {
        Feed feed = AtomFeedTest.FEED;
        JsonNode json = new JsonMapper().readTree(JsonFeed.write(feed));
        assertThat(json.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.get("title").asString()).isEqualTo(feed.title());
        assertThat(json.get("home_page_url").asString()).isEqualTo(feed.page());
        assertThat(json.get("feed_url").asString()).isEqualTo(feed.self());
        assertThat(json.get("language").asString()).isEqualTo("de");
        assertThat(json.get("authors").get(0).get("name").asString()).isEqualTo(feed.author());
        List<Feed.Entry> entries = feed.entries();
        assertThat(json.get("items").size()).isEqualTo(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            JsonNode item = json.get("items").get(i);
            Feed.Entry entry = entries.get(i);
            assertThat(item.get("id").asString()).isEqualTo(entry.id());
            assertThat(item.get("url").asString()).isEqualTo(entry.url());
            assertThat(item.get("title").asString()).isEqualTo(entry.title());
            assertThat(item.has("content_html") || item.has("content_text")).isTrue();
            assertThat(OffsetDateTime.parse(item.get("date_published").asString())
                            .toInstant())
                    .isEqualTo(entry.published());
            assertThat(OffsetDateTime.parse(item.get("date_modified").asString())
                            .toInstant())
                    .isEqualTo(entry.updated());
        }
        assertThat(json.get("items").get(0).get("content_html").asString()).isEqualTo("<p>A &amp; B</p>");
        assertThat(json.get("items").get(0).get("language").asString()).isEqualTo("el");
        assertThat(json.get("items").get(1).get("content_text").asString()).isEqualTo("Kurz");
        assertThat(json.get("items").get(1).get("language").asString()).isEqualTo("de");
    }
}
