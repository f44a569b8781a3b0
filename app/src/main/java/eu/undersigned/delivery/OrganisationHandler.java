package eu.undersigned.delivery;

import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import java.util.Optional;

/// What partner organisations are told, and the two pages on which a secret key is handled: by scripts in the browser
/// alone. Nothing is asked of the server there.
final class OrganisationHandler {
    /// The browser opens no connection for data, sends no form and loads nothing from elsewhere: even a script that is
    /// wrong could not hand the key to others.
    private static final String NOTHING_LEAVES = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "font-src 'self'; img-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'";

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
        Optional<Language> language = request.language();
        return language.isEmpty()
                ? errors.page(request, Failure.NOT_FOUND)
                : pages.page(200, pages.frame(language.get(), name, path, isPublic), name + ".jte", pages.publicUrl());
    }

    /// Not to be kept by the browser for the way back, with what was chosen or made there.
    private static Response withKey(Response page) {
        return page.with("Content-Security-Policy", NOTHING_LEAVES).with("Cache-Control", "no-store");
    }
}
