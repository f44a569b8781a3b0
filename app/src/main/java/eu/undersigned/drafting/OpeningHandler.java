package eu.undersigned.drafting;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.Inputs;
import eu.undersigned.http.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page with which a coordinator opens a letter for everybody: it says who has not signed off.
final class OpeningHandler {
    private static final String PAGE = "/console/{campaign}/letters/{slug}/open";

    private final Drafting drafting;
    private final Opening opening;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    OpeningHandler(Drafting drafting, Opening opening, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.opening = opening;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.EDIT_CAMPAIGN, this::show);
        routes.post(PAGE, Permission.EDIT_CAMPAIGN, this::open);
    }

    private Response show(Visit visit) {
        return page(visit, 200, Inputs.of(Map.of()))
                .orElseGet(() -> layout.notice(visit, 404, "console.drafting.notindrafting"));
    }

    private Optional<Response> page(Visit visit, int status, Inputs inputs) {
        KitFiles files = drafting.read(visit.campaign()).files();
        String slug = visit.request().variable("slug");
        return DraftLetter.inDrafting(files, slug).map(letter -> {
            List<OpeningView.Row> missing = opening.standings(visit.campaign(), letter).stream()
                    .filter(Standing::isMissing)
                    .map(standing ->
                            new OpeningView.Row(standing.organisation().name(), standing.state(), standing.open()))
                    .toList();
            OpeningView view = new OpeningView(
                    slug, letter.title(), letter.language().code(), Opening.base(files, slug), missing, inputs);
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
        long missing = shown.matches("\\d{1,6}") ? Long.parseLong(shown) : 0;
        String day = visit.field("deadline").strip();
        // The yes is asked for again: it counts only for what was looked at.
        Map<String, String> typed = Map.of("deadline", day);
        Optional<LocalDate> lastDay = DraftLetter.day(day);
        Map<String, String> flaws = new LinkedHashMap<>();
        if (lastDay.isEmpty() && !day.isEmpty()) {
            flaws.put("deadline", words("console.drafting.open.deadline.noday"));
        } else if (lastDay.filter(today()::isAfter).isPresent()) {
            flaws.put("deadline", words("console.drafting.open.deadline.past"));
        }
        if (missing > 0 && visit.field("confirm").isEmpty()) {
            flaws.put("confirm", words("console.drafting.open.confirm.missing"));
        }
        if (!flaws.isEmpty()) {
            return again(visit, 422, new Inputs(typed, flaws));
        }
        DiscussResult result = opening.open(
                visit.campaign(),
                Speaker.of(visit),
                visit.request().variable("slug"),
                new Opening.Agreed(visit.field("base"), missing, lastDay));
        return switch (result) {
            case DiscussResult.Done() -> Response.seeOther(visit.path("publish"));
            case DiscussResult.Refused(String reason) -> again(visit, 422, new Inputs(typed, Map.of("", reason)));
            case DiscussResult.Changed(), DiscussResult.Over() ->
                again(visit, 409, new Inputs(typed, Map.of("", words("console.drafting.open.changed"))));
            case DiscussResult.Gone() -> layout.notice(visit, 409, "console.drafting.notindrafting");
        };
    }

    /// The day by which deadlines are kept, for everybody the same.
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Response again(Visit visit, int status, Inputs inputs) {
        return page(visit, status, inputs).orElseGet(() -> layout.notice(visit, 409, "console.drafting.notindrafting"));
    }

    private static String words(String key) {
        return ConsoleTexts.texts().of(key);
    }
}
