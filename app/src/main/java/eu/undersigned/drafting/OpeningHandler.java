package eu.undersigned.drafting;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.Drafting;
import eu.undersigned.http.Response;
import java.util.List;
import java.util.Optional;

/// The page with which a coordinator opens a letter for everybody: it says who has not signed off.
final class OpeningHandler {
    private static final String PAGE = "/console/{campaign}/letters/{slug}/open";

    private final Drafting drafting;
    private final Opening opening;
    private final ConsoleLayout layout;

    OpeningHandler(Drafting drafting, Opening opening, ConsoleLayout layout) {
        this.drafting = drafting;
        this.opening = opening;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.EDIT_CAMPAIGN, this::show);
        routes.post(PAGE, Permission.EDIT_CAMPAIGN, this::open);
    }

    private Response show(Visit visit) {
        return page(visit, 200, "").orElseGet(() -> layout.notice(visit, 404, "console.drafting.notindrafting"));
    }

    /// @param error in words; empty: none
    private Optional<Response> page(Visit visit, int status, String error) {
        KitFiles files = drafting.read(visit.campaign()).files();
        String slug = visit.request().variable("slug");
        return DraftLetter.inDrafting(files, slug).map(letter -> {
            List<OpeningView.Row> missing = opening.standings(visit.campaign(), letter).stream()
                    .filter(Standing::isMissing)
                    .map(standing ->
                            new OpeningView.Row(standing.organisation().name(), standing.state(), standing.open()))
                    .toList();
            OpeningView view = new OpeningView(
                    slug, letter.title(), letter.language().code(), Opening.base(files, slug), missing, error);
            return layout.page(
                    visit,
                    status,
                    ConsoleTexts.texts().of("console.drafting.open.title", "title", letter.title()),
                    "drafting/open.jte",
                    view);
        });
    }

    private Response open(Visit visit) {
        String shown = visit.field("missing");
        DiscussResult result = opening.open(
                visit.campaign(),
                Speaker.of(visit),
                visit.request().variable("slug"),
                visit.field("base"),
                shown.matches("\\d{1,6}") ? Long.parseLong(shown) : 0,
                !visit.field("confirm").isEmpty());
        return switch (result) {
            case DiscussResult.Done() -> Response.seeOther(visit.path("publish"));
            case DiscussResult.Refused(String reason) ->
                again(visit, 422, reason.isEmpty() ? words("console.drafting.open.confirm.missing") : reason);
            case DiscussResult.Changed(), DiscussResult.Over() ->
                again(visit, 409, words("console.drafting.open.changed"));
            case DiscussResult.Gone() -> layout.notice(visit, 409, "console.drafting.notindrafting");
        };
    }

    private Response again(Visit visit, int status, String error) {
        return page(visit, status, error).orElseGet(() -> layout.notice(visit, 409, "console.drafting.notindrafting"));
    }

    private static String words(String key) {
        return ConsoleTexts.texts().of(key);
    }
}
