package eu.undersigned.news;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Post;
import eu.undersigned.campaign.PostText;
import eu.undersigned.layout.StructuredData;
import eu.undersigned.organisation.Organisation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A post in the words of schema.org, as JSON-LD.
///
/// @see <a href="https://schema.org/NewsArticle">NewsArticle</a>, <a href="https://schema.org/Event">Event</a>
record PostData(String publicUrl, Campaign campaign) {
    String of(Post post, PostText text, Instant now) {
        String url = publicUrl + NewsPages.path(campaign, text.language(), post);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        switch (post.kind()) {
            case POST -> article(data, post, text, url, now);
            case EVENT -> event(data, post, text, url);
        }
        return StructuredData.block(data);
    }

    private void article(Map<String, Object> data, Post post, PostText text, String url, Instant now) {
        data.put("@type", "NewsArticle");
        data.put("headline", text.title());
        data.put("description", text.summary());
        data.put("inLanguage", text.language().code());
        post.published().ifPresent(at -> data.put("datePublished", at.toString()));
        text.updated().filter(at -> !at.isAfter(now)).ifPresent(at -> data.put("dateModified", at.toString()));
        data.put("mainEntityOfPage", url);
        data.put("author", organisation());
        data.put("publisher", organisation());
    }

    private void event(Map<String, Object> data, Post post, PostText text, String url) {
        data.put("@type", "Event");
        data.put("name", text.title());
        data.put("description", text.summary());
        data.put("inLanguage", text.language().code());
        post.when().ifPresent(when -> {
            switch (when) {
                case Post.When.Days days -> {
                    data.put("startDate", days.first().toString());
                    data.put("endDate", days.last().toString());
                }
                case Post.When.Times times -> {
                    data.put("startDate", ISO_OFFSET_DATE_TIME.format(times.begin()));
                    times.end().ifPresent(end -> data.put("endDate", ISO_OFFSET_DATE_TIME.format(end)));
                }
            }
        });
        if (!text.place().isEmpty()) {
            data.put("location", Map.of("@type", "Place", "name", text.place()));
        }
        data.put("url", url);
        data.put("organizer", organisation());
    }

    private Map<String, Object> organisation() {
        Organisation lead = campaign.lead();
        Map<String, Object> organisation = new LinkedHashMap<>();
        organisation.put("@type", "Organization");
        organisation.put("name", lead.name());
        lead.website().ifPresent(website -> organisation.put("url", website));
        return organisation;
    }
}
