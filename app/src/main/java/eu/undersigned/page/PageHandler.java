package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import eu.undersigned.signature.Arrival;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The front door, the campaign page, and what is done with data.
final class PageHandler {
    private final Campaigns campaigns;
    private final CampaignPage page;
    private final Layout layout;
    private final StaticFiles files;
    private final ErrorPages errors;
    private final Response openApi;

    PageHandler(Campaigns campaigns, CampaignPage page, Layout layout, StaticFiles files, ErrorPages errors) {
        this.campaigns = campaigns;
        this.page = page;
        this.layout = layout;
        this.files = files;
        this.errors = errors;
        this.openApi = openApi();
    }

    void route(Routes routes) {
        routes.get("/", this::frontDoor);
        routes.get("/favicon.ico", _ -> Response.seeOther(files.path("icon.svg")));
        routes.get("/static/{file}", this::file);
        routes.get("/api/v1/openapi.yaml", _ -> openApi);
        routes.get("/{lang}", this::language);
        routes.get("/{lang}/{campaign}", this::campaign);
        routes.get("/{lang}/{campaign}/privacy", this::privacy);
    }

    private static Response openApi() {
        try (InputStream stream = PageHandler.class.getResourceAsStream("/openapi.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("no openapi.yaml");
            }
            return Response.of(200, "application/yaml; charset=utf-8", stream.readAllBytes())
                    .with("Access-Control-Allow-Origin", "*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// To the first campaign, in the visitor's language.
    private Response frontDoor(Request request) {
        Optional<Campaign> campaign = campaigns.all().stream().findFirst();
        if (campaign.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        Language language = Language.preferred(
                request.header("accept-language"), campaign.get().languages());
        return Response.seeOther(Frames.home(campaign.get(), language))
                .with("Vary", "Accept-Language")
                .with("Cache-Control", "no-cache");
    }

    private Response language(Request request) {
        Optional<Campaign> campaign = campaigns.all().stream().findFirst();
        if (campaign.isEmpty()
                || request.language().flatMap(campaign.get()::text).isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        return Response.seeOther(Frames.home(campaign.get(), request.language().orElseThrow()));
    }

    private Response file(Request request) {
        return files.find(request.path()).orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Campaign campaign, PetitionText text);
    }

    private Response withText(Request request, Answer answer) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        Optional<PetitionText> text =
                campaign.flatMap(found -> request.language().flatMap(found::text));
        return campaign.isPresent() && text.isPresent()
                ? answer.to(campaign.get(), text.get())
                : errors.page(request, Failure.NOT_FOUND);
    }

    private Response campaign(Request request) {
        return withText(
                request,
                (campaign, text) -> page.show(
                                Venue.own(campaign, text),
                                Optional.ofNullable(request.query().get("organisation"))
                                        .flatMap(campaign::organisation),
                                Arrival.source(request.query()))
                        .ifNoneMatch(request));
    }

    private Response privacy(Request request) {
        return withText(request, (campaign, text) -> {
            String title = Texts.in(text.language()).of("privacy.title");
            Frame frame = Frames.of(
                            campaign, text, title, language -> Frames.home(campaign, language) + "/privacy", true)
                    .describedAs(Texts.in(text.language()).of("privacy.what.text"));
            return layout.page(200, frame, "page/privacy.jte", campaign);
        });
    }
}
