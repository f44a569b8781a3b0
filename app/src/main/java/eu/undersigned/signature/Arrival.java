package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.Request;
import eu.undersigned.organisation.Organisation;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// By what link somebody came: kept in the links of the pages that follow, so that what is shared there can say it.
///
/// @param organisation whose link it was
public record Arrival(Optional<Organisation> organisation, Optional<Source> source) {
    public static Arrival of(Request request, Campaign campaign) {
        return new Arrival(
                Optional.ofNullable(request.query().get("organisation")).flatMap(campaign::organisation),
                source(request.query()));
    }

    /// @param query of a link
    public static Optional<Source> source(Map<String, String> query) {
        return Source.of(query.get("utm_source"), query.get("utm_content"));
    }

    /// With `?`; empty when nothing is known.
    public String query() {
        String query = Stream.concat(
                        organisation.stream().map(found -> "organisation=" + found.slug()),
                        source.stream().map(Source::query))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /// The page from which to share. It learns how often the link had been passed on, and not which one it was.
    ///
    /// @param home path of the campaign's page in a language
    public String share(String home) {
        return home
                + organisation.map(found -> "/with/" + found.slug()).orElse("")
                + "/share"
                + source.map(Source::generation)
                        .filter(times -> times > 0)
                        .map(times -> "?" + Source.query(times))
                        .orElse("");
    }
}
