package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Content;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.Post;
import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Frame.Alternate;
import eu.undersigned.layout.Frames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What search engines ask for before they read pages: where they need not look, and which pages there are.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309, robots.txt</a>
final class SearchHandler {
    /// The pages of a campaign that engines may list, behind its own path, as far as this instance has them. Pages
    /// through an organisation are left out: they hold the same text, and all are linked from one page.
    private static final List<String> OF_CAMPAIGN = List.of(
            "",
            "/facts",
            "/timeline",
            "/news",
            "/letters",
            "/voices",
            "/voices/before",
            "/consultations",
            "/representatives",
            "/organisations",
            "/statistics",
            "/integrity",
            "/receipt",
            "/privacy");
    /// The pages that belong to no campaign.
    private static final List<String> OF_SITE = List.of("/help", "/organisation", "/organisation/key");

    /// Programs, the team's pages, and pages under links that stand in mails.
    private static final String ROBOTS = """
            User-agent: *
            Disallow: /api/
            Disallow: /console
            Disallow: /dev/
            Disallow: /*/confirm/
            Disallow: /*/my-signature/
            Disallow: /*/my-voice/
            Disallow: /*/thanks/
            Disallow: /*/unsubscribe/
            Disallow: /*/*/inbox/
            Disallow: /*/*/consultations/*/start
            Disallow: /*/*/consultations/*/questions
            Disallow: /*/*/with/*/widget

            Sitemap: %s/sitemap.xml
            """;

    private final Campaigns campaigns;
    private final String publicUrl;
    private final InstantSource clock;
    private volatile Known known = new Known(List.of(), Instant.MAX, Instant.MIN, Response.empty(404));

    /// The list with the campaigns that it was made of.
    ///
    /// @param from when it was made
    /// @param until when another post appears
    private record Known(List<Campaign> campaigns, Instant from, Instant until, Response sitemap) {
        boolean isValid(List<Campaign> current, Instant now) {
            return campaigns == current && !now.isBefore(from) && now.isBefore(until);
        }
    }

    SearchHandler(Campaigns campaigns, String publicUrl, InstantSource clock) {
        this.campaigns = campaigns;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    void route(Routes routes) {
        Response robots = Response.text(200, ROBOTS.formatted(publicUrl));
        routes.get("/robots.txt", _ -> robots);
        routes.get("/sitemap.xml", request -> sitemap(routes, request));
    }

    private Response sitemap(Routes routes, Request request) {
        List<Campaign> all = campaigns.all();
        Instant now = clock.instant();
        Known last = known;
        if (!last.isValid(all, now)) {
            byte[] xml = Sitemap.of(publicUrl, pages(routes, all, now));
            Response made = Response.of(200, "application/xml; charset=utf-8", xml)
                    .with("Cache-Control", "no-cache")
                    .withGzipped(Gzip.best(xml));
            Instant until = all.stream()
                    .map(campaign -> Post.nextChange(campaign.content().posts(), now))
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)); // consultations open by day
            last = new Known(all, now, until.isBefore(midnight) ? until : midnight, made);
            known = last;
        }
        return last.sitemap.ifNoneMatch(request);
    }

    /// Each page in all its languages.
    private static List<List<Alternate>> pages(Routes routes, List<Campaign> all, Instant now) {
        List<List<Alternate>> pages = new ArrayList<>();
        for (Campaign campaign : all) {
            OF_CAMPAIGN.stream()
                    .filter(page -> routes.hasPages("/{lang}/{campaign}" + page))
                    .filter(page -> has(campaign.content(), page, now))
                    .forEach(page -> pages.add(Frames.alternates(
                            campaign.languages(), language -> Frames.home(campaign, language) + page)));
            if (routes.hasPages("/{lang}/{campaign}/consultations/{slug}")) {
                Consultation.shown(campaign.content().consultations(), day(now)).forEach(consultation -> {
                    pages.add(consultation(campaign, consultation, ""));
                    pages.add(consultation(campaign, consultation, "/results"));
                });
            }
            if (routes.hasPages("/{lang}/{campaign}/news/{slug}")) {
                Post.published(campaign.content().posts(), now).forEach(post -> pages.add(post(campaign, post)));
            }
            if (routes.hasPages("/{lang}/{campaign}/letters/{slug}")) {
                Letter.published(campaign.content().letters()).forEach(letter -> pages.add(letter(campaign, letter)));
            }
        }
        OF_SITE.stream()
                .filter(page -> routes.hasPages("/{lang}" + page))
                .forEach(page -> pages.add(
                        Frames.alternates(List.of(Language.values()), language -> "/" + language.code() + page)));
        return pages;
    }

    /// In the languages in which it has a text of its own: in the others its page shows one of these.
    private static List<Alternate> post(Campaign campaign, Post post) {
        return Frames.alternates(
                campaign.languages().stream().filter(post::isReady).toList(),
                language -> Frames.home(campaign, language) + "/news/" + post.slug());
    }

    private static List<Alternate> letter(Campaign campaign, Letter letter) {
        return Frames.alternates(
                campaign.languages().stream()
                        .filter(language -> letter.text(language).language() == language)
                        .toList(),
                language -> Frames.home(campaign, language) + "/letters/" + letter.slug());
    }

    /// In the languages in which it has words of its own.
    private static List<Alternate> consultation(Campaign campaign, Consultation consultation, String page) {
        return Frames.alternates(
                campaign.languages().stream()
                        .filter(language -> consultation.text(language).language() == language)
                        .toList(),
                language -> Frames.home(campaign, language) + "/consultations/" + consultation.slug() + page);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// Whether the campaign has what such a page shows.
    private static boolean has(Content content, String page, Instant now) {
        return switch (page) {
            case "/consultations" ->
                !Consultation.shown(content.consultations(), day(now)).isEmpty();
            case "/timeline" -> !content.timeline().isEmpty();
            case "/letters" -> !Letter.published(content.letters()).isEmpty();
            case "/representatives" -> content.representatives().isThere();
            case "/voices" -> content.voices().isPresent();
            case "/voices/before" -> content.voices().filter(VoiceRules::open).isPresent();
            default -> true;
        };
    }
}
