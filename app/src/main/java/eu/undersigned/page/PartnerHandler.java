package eu.undersigned.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import eu.undersigned.organisation.Colour;
import eu.undersigned.organisation.Logo;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.OrganisationKey;
import eu.undersigned.organisation.OrganisationStore;
import eu.undersigned.signature.Arrival;
import eu.undersigned.tally.Snapshots;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The pages of organisations: all of them by country, each one's campaign page and widget, what to paste into its own
/// site, its logo and its colours.
final class PartnerHandler {
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    /// A picture opened by itself may neither run nor fetch anything.
    private static final String PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Campaigns campaigns;
    private final Database database;
    private final Snapshots snapshots;
    private final CampaignPage page;
    private final Layout layout;
    private final StaticFiles files;
    private final ErrorPages errors;
    private final Cache<String, Response> logos =
            Caffeine.newBuilder().maximumSize(300).build();

    PartnerHandler(
            Campaigns campaigns,
            Database database,
            Snapshots snapshots,
            CampaignPage page,
            Layout layout,
            StaticFiles files,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.database = database;
        this.snapshots = snapshots;
        this.page = page;
        this.layout = layout;
        this.files = files;
        this.errors = errors;
    }

    void route(Routes routes) {
        String partner = "/{lang}/{campaign}/with/{organisation}";
        routes.get("/{lang}/{campaign}/organisations", this::organisations);
        routes.get(partner, request -> withPartner(request, this::own));
        routes.get(partner + "/widget", request -> withPartner(request, this::widget));
        routes.get(partner + "/embed", request -> withPartner(request, this::embed));
        routes.get("/widget.js", _ -> loader());
        routes.get("/logos/{logo}", this::logo);
        routes.get("/colours/{colours}", this::colours);
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Request request, Venue venue, Organisation organisation);
    }

    private Response withPartner(Request request, Answer answer) {
        return Venue.of(campaigns, request)
                .map(venue -> answer.to(request, venue, venue.widget().orElseThrow()))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    /// The campaign page of visitors who came through an organisation: with its question, its colours, and its count
    /// beside the whole.
    private Response own(Request request, Venue venue, Organisation organisation) {
        return page.show(
                        Venue.own(venue.campaign(), venue.text()),
                        Optional.of(organisation),
                        Arrival.source(request.query()))
                .ifNoneMatch(request);
    }

    private Response widget(Request request, Venue venue, Organisation organisation) {
        return page.show(venue, Optional.of(organisation), Arrival.source(request.query()))
                .ifNoneMatch(request);
    }

    private Response embed(Request request, Venue venue, Organisation organisation) {
        Venue own = Venue.own(venue.campaign(), venue.text());
        String title = venue.texts().of("embed.title");
        Frame frame = own.frame(title, "/with/" + organisation.slug() + "/embed", false)
                .of(organisation);
        Snippet snippet = new Snippet(layout.publicUrl(), venue.campaign(), venue.text(), organisation);
        return layout.page(
                        200,
                        frame,
                        "page/embed.jte",
                        new EmbedView(
                                organisation.name(),
                                snippet.withLoader(),
                                snippet.frame(),
                                snippet.policy(),
                                snippet.page(),
                                snippet.oembed("json"),
                                venue.home(),
                                organisation.profile().embedding(),
                                organisation.key().map(OrganisationKey::fingerprint)))
                .with(ContentPolicy.HEADER, ContentPolicy.framing());
    }

    /// Under a name that never changes, since it stands in other people's pages.
    private Response loader() {
        return files.stable("widget.js").with("Cache-Control", "public, max-age=3600");
    }

    private Response organisations(Request request) {
        return Venue.of(campaigns, request)
                .map(venue -> {
                    Texts texts = venue.texts();
                    String title = texts.of("organisations.title");
                    Frame frame =
                            venue.frame(title, "/organisations", true).describedAs(texts.of("organisations.lead"));
                    return layout.page(
                            200,
                            frame,
                            "page/organisations.jte",
                            OrganisationsView.of(venue.campaign(), snapshots.of(venue.campaign()), texts));
                })
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response logo(Request request) {
        String hash = request.variable("logo");
        Response cached = logos.getIfPresent(hash);
        if (cached != null) {
            return cached;
        }
        Optional<Logo> logo = hash.matches("[0-9a-f]{64}")
                ? database.inTransaction(transaction -> OrganisationStore.logo(transaction, hash))
                : Optional.empty();
        if (logo.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        Response response = Response.of(200, logo.get().mediaType(), logo.get().picture())
                .with("Cache-Control", FOR_A_YEAR)
                .with(ContentPolicy.HEADER, PICTURE_POLICY);
        logos.put(hash, response);
        return response;
    }

    private Response colours(Request request) {
        String file = request.variable("colours");
        return Optional.of(file)
                .filter(name -> name.matches("[0-9a-f]{6}\\.css"))
                .flatMap(name -> Colour.parse("#" + name.substring(0, 6)))
                .map(colour -> Response.of(
                                200,
                                "text/css; charset=utf-8",
                                PartnerColours.of(colour).getBytes(StandardCharsets.UTF_8))
                        .with("Cache-Control", FOR_A_YEAR))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }
}
