package eu.undersigned.representative;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.RepresentativesRegister;
import eu.undersigned.http.Json;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.statistics.Grouped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Representatives and letters begun as open data, readable from any site. Mailboxes are left out: whoever wants to
/// write finds them on the pages, and whoever collects them finds them at the parliament.
final class OpenDataHandler {
    private final Campaigns campaigns;
    private final LettersBegun letters;

    OpenDataHandler(Campaigns campaigns, LettersBegun letters) {
        this.campaigns = campaigns;
        this.letters = letters;
    }

    void route(Routes routes) {
        routes.get("/api/v1/campaigns/{campaign}/representatives.json", this::list);
    }

    private Response list(Request request) {
        return campaigns
                .find(request.variable("campaign"))
                .flatMap(campaign -> campaign.content()
                        .representatives()
                        .register()
                        .map(register -> Response.json(200, Json.write(document(campaign, register)))
                                .with("Cache-Control", "public, max-age=5")
                                .ifNoneMatch(request)))
                .orElseGet(() -> Problem.response(
                        404, "not-found", "There is no such campaign, or it has no representatives", Map.of()))
                .with("Access-Control-Allow-Origin", "*");
    }

    private Map<String, Object> document(Campaign campaign, RepresentativesRegister register) {
        Map<String, Long> shown = letters.shown(campaign);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("campaign", campaign.slug());
        document.put("source", register.source());
        register.url().ifPresent(url -> document.put("url", url));
        document.put("as_of", register.asOf().toString());
        document.put("term", register.term());
        document.put("sample", register.isSample());
        document.put("grouped_below", Grouped.SMALLEST);
        letters.all(campaign).ifPresent(all -> document.put("letters_begun", all));
        List<Map<String, Object>> members = campaign.content().representatives().members().stream()
                .map(member -> document(member, shown))
                .toList();
        document.put("representatives", members);
        return document;
    }

    private static Map<String, Object> document(Representative member, Map<String, Long> shown) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", member.id());
        one.put("name", member.name());
        one.put("country", member.country());
        one.put("group", member.group());
        one.put("language", member.language().code());
        member.page().ifPresent(page -> one.put("page", page));
        if (shown.containsKey(member.id())) {
            one.put("letters_begun", shown.get(member.id()));
        }
        return one;
    }
}
