package eu.undersigned.share;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;

/// The picture of a page, for where its address is posted.
final class PictureHandler {
    private final Campaigns campaigns;
    private final PictureContents contents;
    private final Pictures pictures;
    private final ErrorPages errors;

    PictureHandler(Campaigns campaigns, PictureContents contents, Pictures pictures, ErrorPages errors) {
        this.campaigns = campaigns;
        this.contents = contents;
        this.pictures = pictures;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/share.png", this::picture);
        routes.get("/{lang}/{campaign}/with/{organisation}/share.png", this::picture);
    }

    private Response picture(Request request) {
        return Shared.of(campaigns, request)
                .map(shared -> switch (pictures.of(shared.path(), contents.of(shared))) {
                    case PictureResult.Drawn(byte[] png) ->
                        Response.of(200, "image/png", png)
                                .with("Cache-Control", "public, max-age=60")
                                .ifNoneMatch(request);
                    case PictureResult.Busy() -> errors.page(request, Failure.UNAVAILABLE);
                    case PictureResult.Unable() -> errors.page(request, Failure.NOT_FOUND);
                })
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }
}
