package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Organisation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A look at a page of the campaign before it is published: the real page, in a frame that says what it is.
final class PreviewHandler {
    private final Drafting drafting;
    private final Preview preview;
    private final Map<String, PagePreview> others;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    /// @param others by the name by which a visitor of the console asks for them
    PreviewHandler(
            Drafting drafting,
            Preview preview,
            Map<String, PagePreview> others,
            ConsoleLayout layout,
            InstantSource clock) {
        this.drafting = drafting;
        this.preview = preview;
        this.others = others;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/preview", Permission.VIEW_CAMPAIGN, this::frame);
        routes.get("/console/{campaign}/preview/page", Permission.VIEW_CAMPAIGN, this::page);
    }

    private static String asked(Visit visit, String name) {
        return visit.request().query().getOrDefault(name, "");
    }

    private String query(Visit visit) {
        String page = asked(visit, "page");
        String country = asked(visit, "country");
        return others.containsKey(page)
                ? "&page=" + page + (country.matches("[A-Z]{2}") ? "&country=" + country : "")
                : "";
    }

    private Response frame(Visit visit) {
        String title = ConsoleTexts.texts().of("console.editing.preview.title");
        Kit kit;
        try {
            kit = Publishing.read(
                    visit.campaign(), drafting.read(visit.campaign()).files());
        } catch (KitException e) {
            List<String> errors = e.errors().stream().map(KitError::toString).toList();
            return layout.page(
                    visit, 200, title, "editing/preview.jte", new PreviewView("", "", "", List.of(), errors));
        }
        PetitionText text = text(kit, asked(visit, "language"));
        String page =
                visit.path("preview/page") + "?language=" + text.language().code() + "&organisation="
                        + URLEncoder.encode(asked(visit, "organisation"), StandardCharsets.UTF_8)
                        + query(visit);
        List<TextsView.Choice> languages = kit.texts().stream()
                .map(PetitionText::language)
                .map(TextsView.Choice::of)
                .toList();
        return layout.page(
                        visit,
                        200,
                        title,
                        "editing/preview.jte",
                        new PreviewView(page, text.language().code(), query(visit), languages, List.of()))
                .with(ContentPolicy.HEADER, ContentPolicy.framing());
    }

    private static PetitionText text(Kit kit, String code) {
        Optional<Language> language = Language.of(code);
        return kit.texts().stream()
                .filter(text -> language.filter(text.language()::equals).isPresent())
                .findFirst()
                .orElseGet(() -> kit.texts().stream()
                        .filter(text -> text.language() == Language.EN)
                        .findFirst()
                        .orElse(kit.texts().getFirst()));
    }

    private Response page(Visit visit) {
        try {
            Kit kit = Publishing.read(
                    visit.campaign(), drafting.read(visit.campaign()).files());
            Campaign draft = visit.campaign().as(kit, clock.instant());
            PetitionText text = text(kit, asked(visit, "language"));
            Optional<Organisation> organisation = draft.organisation(asked(visit, "organisation"));
            return Optional.ofNullable(others.get(asked(visit, "page")))
                    .map(other -> other.page(draft, text, asked(visit, "country")))
                    .orElseGet(() -> preview.page(draft, text, organisation));
        } catch (KitException e) {
            return Response.seeOther(visit.path("preview"));
        }
    }
}
