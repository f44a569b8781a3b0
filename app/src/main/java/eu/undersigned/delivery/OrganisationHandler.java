package eu.undersigned.delivery;

import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;

/// What partner organisations are told, and the two pages on which a secret key is handled: by scripts in the browser
/// alone. Nothing is asked of the server there.
final class OrganisationHandler {
    private final OrganisationPages pages;
    private final ErrorPages errors;

    OrganisationHandler(OrganisationPages pages, ErrorPages errors) {
        this.pages = pages;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/{lang}/organisation", request -> page(request, "partner", "", true));
        routes.get("/{lang}/organisation/key", request -> withKey(page(request, "key", "/key", true)));
        routes.get("/{lang}/organisation/open", request -> withKey(page(request, "open", "/open", false)));
    }

    private Response page(Request request, String name, String path, boolean isPublic) {
        return request.language()
                .map(language -> {
                    Texts texts = Texts.in(language);
                    Frame frame =
                            pages.frame(language, texts.of(name + ".title"), texts.of(name + ".lead"), path, isPublic);
                    return pages.page(200, frame, name + ".jte", pages.publicUrl());
                })
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    /// Not to be kept by the browser for the way back, with what was chosen or made there.
    private static Response withKey(Response page) {
        return page.with(ContentPolicy.HEADER, ContentPolicy.nothingLeaves()).with("Cache-Control", "no-store");
    }
}
