package eu.undersigned.statistics;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Venue;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.statistics.StatisticsView.Download;
import eu.undersigned.statistics.StatisticsView.Share;
import eu.undersigned.statistics.Table.Attribute;
import eu.undersigned.statistics.Table.Form;
import eu.undersigned.statistics.Table.Step;
import eu.undersigned.tally.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Puts the counts of one moment into the words of one language.
final class StatisticsPage {
    private static final int MOST_ORGANISATIONS = 20;

    private final Campaign campaign;
    private final Snapshot snapshot;
    private final Texts texts;
    private final Formats formats;

    private StatisticsPage(Campaign campaign, Snapshot snapshot, Texts texts) {
        this.campaign = campaign;
        this.snapshot = snapshot;
        this.texts = texts;
        this.formats = texts.formats();
    }

    static StatisticsView view(Venue venue, Snapshot snapshot, Instant now) {
        return new StatisticsPage(venue.campaign(), snapshot, venue.texts()).view(now);
    }

    private StatisticsView view(Instant now) {
        Timeline timeline = new Timeline(snapshot, texts, now);
        boolean isEmpty = snapshot.confirmed() == 0;
        return new StatisticsView(
                texts.of("statistics.at", "date", formats.dateTime(now)),
                formats.number(snapshot.confirmed()),
                isEmpty ? Optional.empty() : Optional.of(timeline.days()),
                isEmpty ? Optional.empty() : Optional.of(timeline.hours()),
                shares(snapshot.byLanguage(), this::language, _ -> Optional.empty()),
                MapView.of(snapshot.byCountry(), formats),
                shares(snapshot.byCountry(), formats::country, _ -> Optional.empty()),
                organisations(),
                downloads(),
                Frames.home(campaign, texts.language()) + "/integrity");
    }

    private String language(String code) {
        return Language.of(code).map(formats::language).orElse(code);
    }

    private List<Share> organisations() {
        return shares(snapshot.byOrganisation(), this::organisation, this::path).stream()
                .limit(MOST_ORGANISATIONS)
                .toList();
    }

    private String organisation(int number) {
        return campaign.organisation(number).map(Organisation::name).orElse("–");
    }

    /// One that left the campaign has no page any more.
    private Optional<String> path(int number) {
        return campaign.organisations().stream()
                .filter(organisation -> organisation.id() == number)
                .map(organisation -> Frames.home(campaign, texts.language()) + "/with/" + organisation.slug())
                .findFirst();
    }

    private <K extends Comparable<K>> List<Share> shares(
            Map<K, Long> counts, Function<K, String> name, Function<K, Optional<String>> path) {
        return Share.all(counts, snapshot.confirmed(), name, path, formats);
    }

    private List<Download> downloads() {
        List<Download> downloads = new ArrayList<>();
        for (Step step : new Step[] {Step.DAILY, Step.HOURLY}) {
            for (Attribute attribute : Attribute.values()) {
                String path = "/api/v1/campaigns/" + campaign.slug() + "/statistics/";
                downloads.add(new Download(
                        label(step, attribute),
                        path + new Table(step, attribute, Form.CSV).path(),
                        path + new Table(step, attribute, Form.JSON).path()));
            }
        }
        return downloads;
    }

    private String label(Step step, Attribute attribute) {
        String by = switch (attribute) {
            case COUNTRY -> texts.of("count.country");
            case LANGUAGE -> texts.of("statistics.language");
            case ORGANISATION -> texts.of("statistics.organisation");
        };
        return switch (step) {
                    case HOURLY -> texts.of("statistics.hours");
                    case DAILY -> texts.of("statistics.days");
                }
                + " · " + by;
    }
}
