package eu.undersigned.overview;

import eu.undersigned.console.Visit;
import eu.undersigned.delivery.Waiting;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.overview.OverviewView.Breakdown;
import eu.undersigned.overview.OverviewView.Chart;
import eu.undersigned.overview.OverviewView.Files;
import eu.undersigned.overview.OverviewView.Filter;
import eu.undersigned.overview.OverviewView.Link;
import eu.undersigned.overview.OverviewView.Tile;
import eu.undersigned.tally.Figures;
import eu.undersigned.tally.Figures.Attribute;
import eu.undersigned.tally.Figures.Own;
import eu.undersigned.tally.Figures.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one organisation sees: what came through it, and nothing of anybody else's.
final class OwnPage {
    private final Visit visit;
    private final Organisation organisation;
    private final Instant now;
    private final LocalDate today;
    private final Texts texts;
    private final Formats formats;
    private final String path;
    private final Breakdowns breakdowns;

    OwnPage(Visit visit, Population population, Instant now, Texts texts) {
        this.visit = visit;
        this.organisation = visit.organisation();
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.texts = texts;
        this.formats = texts.formats();
        this.path = visit.path("with/" + organisation.slug() + "/overview");
        this.breakdowns = new Breakdowns(visit.campaign(), population, texts);
    }

    OverviewView view(Figures figures, Waiting waiting) {
        Own own = figures.read(reader -> reader.own(visit.campaign().id(), organisation.id()));
        TreeMap<String, Long> byDay = new TreeMap<>();
        own.byDay().forEach((day, count) -> byDay.put(day.toString(), count));
        Period shown =
                Charts.days(Optional.empty(), own.byDay().keySet().stream().findFirst(), today);
        Chart chart = new Chart(
                "day",
                texts.of("console.overview.day"),
                texts.of("console.overview.day.column"),
                new Charts(texts).signaturesByDay(byDay, shown),
                List.of(),
                files("day"));
        return new OverviewView(
                texts.of("console.overview.own.title", "organisation", organisation.name()),
                texts.of("console.overview.own.lead"),
                texts.of("console.overview.at", "time", formats.dateTime(now)),
                new Filter("", "", "", "", false),
                List.of(),
                tiles(own, waiting),
                List.of(chart),
                List.of(),
                Optional.empty(),
                List.of(
                        table(Attribute.COUNTRY, own.byCountry(), own),
                        table(Attribute.LANGUAGE, own.byLanguage(), own),
                        table(Attribute.SOURCE, own.bySource(), own)),
                Optional.empty(),
                List.of(
                        new Link(texts.of("console.overview.own.bundle"), "/en/organisation/bundle"),
                        new Link(texts.of("console.overview.own.open"), "/en/organisation/open"),
                        new Link(
                                texts.of("console.overview.own.page"),
                                "/en/" + visit.campaign().slug() + "/with/" + organisation.slug())));
    }

    private List<Tile> tiles(Own own, Waiting waiting) {
        long today = own.byDay().getOrDefault(this.today, 0L);
        Optional<LocalDate> bundle = waiting.lastBundle().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
        long since = bundle.map(day -> own.byDay().tailMap(day).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .orElse(own.confirmed());
        return List.of(
                new Tile(
                        formats.number(own.confirmed()),
                        texts.of("console.overview.own.tile.confirmed"),
                        texts.of("console.overview.tile.today", "count", today),
                        "good"),
                new Tile(
                        formats.number(since),
                        texts.of("console.overview.own.tile.since"),
                        waiting.lastBundle()
                                .map(at ->
                                        texts.of("console.overview.own.tile.since.note", "time", formats.dateTime(at)))
                                .orElse(texts.of("console.overview.own.tile.never")),
                        ""),
                new Tile(
                        formats.number(waiting.erasures()),
                        texts.of("console.overview.own.tile.erasures"),
                        texts.of("console.overview.own.tile.erasures.note"),
                        waiting.erasures() > 0 ? "warn" : ""));
    }

    private Breakdown table(Attribute by, Map<String, Long> counts, Own own) {
        return breakdowns.own(by, counts, own.confirmed(), files(OverviewQuery.word(by)));
    }

    private Optional<Files> files(String name) {
        return Optional.of(new Files(path + "/" + name + ".csv", path + "/" + name + ".json"));
    }
}
