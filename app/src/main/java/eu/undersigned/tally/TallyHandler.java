package eu.undersigned.tally;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Declared;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.organisation.Organisation;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The counts as open data, readable from any site.
final class TallyHandler {
    private final Campaigns campaigns;
    private final Snapshots snapshots;
    private final Announcements announcements;
    private final Database database;
    private final InstantSource clock;

    TallyHandler(
            Campaigns campaigns,
            Snapshots snapshots,
            Announcements announcements,
            Database database,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.snapshots = snapshots;
        this.announcements = announcements;
        this.database = database;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/api/v1/campaigns", this::list);
        routes.get("/api/v1/campaigns/{campaign}", this::counts);
        routes.get("/api/v1/campaigns/{campaign}/hours/{day}", this::hours);
        routes.get("/api/v1/campaigns/{campaign}/events", this::events);
    }

    private Response list(Request request) {
        List<Map<String, Object>> list = campaigns.all().stream()
                .map(campaign -> Map.<String, Object>of(
                        "slug",
                        campaign.slug(),
                        "name",
                        campaign.name(),
                        "url",
                        "/api/v1/campaigns/" + campaign.slug()))
                .toList();
        return open(request, Json.write(Map.of("campaigns", list)));
    }

    private Response counts(Request request) {
        return campaigns
                .find(request.variable("campaign"))
                .map(campaign -> open(request, Json.write(document(campaign))))
                .orElseGet(TallyHandler::unknown);
    }

    private Map<String, Object> document(Campaign campaign) {
        Snapshot snapshot = snapshots.of(campaign);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("slug", campaign.slug());
        document.put("name", campaign.name());
        document.put("open", campaign.isOpen(clock.instant()) && campaign.isSealable());
        document.put("confirmed", snapshot.confirmed());
        document.put("pending", snapshot.pending());
        document.put("withdrawn", snapshot.withdrawn());
        document.put("declared", campaign.declaredCount());
        document.put(
                "declared_batches",
                campaign.declared().stream().map(TallyHandler::declared).toList());
        document.put("goal", campaign.goal());
        document.put("by_country", snapshot.byCountry());
        document.put("by_language", snapshot.byLanguage());
        document.put("by_organisation", byOrganisation(campaign, snapshot));
        document.put("by_day", snapshot.byDay());
        document.put("by_hour", snapshot.byHour());
        return document;
    }

    private static Map<String, Object> declared(Declared declared) {
        return Map.of("date", declared.date().toString(), "count", declared.count(), "source", declared.source());
    }

    /// Those that left included: what came through them still counts, and a recount of the log finds it.
    private static SortedMap<String, Long> byOrganisation(Campaign campaign, Snapshot snapshot) {
        SortedMap<String, Long> counts = new TreeMap<>();
        snapshot.byOrganisation()
                .forEach((number, count) -> campaign.organisation(number)
                        .map(Organisation::slug)
                        .ifPresent(slug -> counts.put(slug, count)));
        return counts;
    }

    private Response hours(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        if (campaign.isEmpty()) {
            return unknown();
        }
        LocalDate day;
        try {
            day = LocalDate.parse(request.variable("day"));
        } catch (DateTimeParseException e) {
            return Problem.response(400, "bad-request", "A day such as 2026-11-21 is expected", Map.of())
                    .with("Access-Control-Allow-Origin", "*");
        }
        SortedMap<String, Long> hours = new TreeMap<>();
        database.inTransaction(transaction ->
                        TallyStore.hours(transaction, campaign.get().id(), day.toString()))
                .forEach(count -> hours.put(count.key(), count.count()));
        return open(request, Json.write(Map.of("day", day.toString(), "by_hour", hours)));
    }

    private Response events(Request request) {
        if (!announcements.hasRoom()) {
            return Problem.response(503, "busy", "Too many listeners; read the counts now and then", Map.of())
                    .retryAfter(Duration.ofSeconds(60));
        }
        return campaigns
                .find(request.variable("campaign"))
                .map(campaign -> Response.events(announcements.of(campaign)).with("Access-Control-Allow-Origin", "*"))
                .orElseGet(TallyHandler::unknown);
    }

    private static Response open(Request request, byte[] json) {
        return Response.json(200, json)
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Expose-Headers", "ETag")
                .with("Cache-Control", "public, max-age=1")
                .ifNoneMatch(request);
    }

    private static Response unknown() {
        return Problem.response(404, "not-found", "There is no such campaign", Map.of())
                .with("Access-Control-Allow-Origin", "*");
    }
}
