package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.Visit;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// The editor of texts that stand in the kit as one file for each language: shown, saved, looked at as a page, removed.
///
/// @param <P> names one text
public final class TextEditor<P extends TextKind.Place> {
    private final TextKind<P> kind;
    private final String all;
    private final Drafting drafting;
    private final PostPreview preview;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    /// @param all where they are listed, behind the campaign's path in the console
    public TextEditor(
            TextKind<P> kind,
            String all,
            Drafting drafting,
            PostPreview preview,
            ConsoleLayout layout,
            InstantSource clock) {
        this.kind = kind;
        this.all = all;
        this.drafting = drafting;
        this.preview = preview;
        this.layout = layout;
        this.clock = clock;
    }

    /// @param one pattern of the editor's page, with `{slug}` and `{lang}`
    public void route(ConsoleRoutes routes, String one) {
        routes.get("/console/{campaign}/" + all + "/add", Permission.EDIT_CAMPAIGN, this::add);
        routes.get(one, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(one, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
        routes.get(one + "/page", Permission.VIEW_CAMPAIGN, this::page);
        routes.post(one + "/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    /// From the form that asks for a short name and a language to the editor.
    private Response add(Visit visit) {
        String slug = visit.request().query().getOrDefault("slug", "").strip();
        Optional<Language> language = Language.of(visit.request().query().getOrDefault("language", ""));
        return place(drafting.read(visit.campaign()), slug, language)
                .map(place -> Response.seeOther(visit.path(place.page())))
                .orElseGet(() -> layout.notice(visit, 422, "console.news.badslug"));
    }

    private Optional<P> place(Draft draft, String slug, Optional<Language> language) {
        return language.filter(
                        found -> CampaignSettings.languages(draft.files()).contains(found.code()))
                .filter(_ -> Inputs.isSlug(slug))
                .map(found -> kind.place(draft.files(), slug, found));
    }

    private Response at(Visit visit, BiFunction<Draft, P, Response> answer) {
        Draft draft = drafting.read(visit.campaign());
        return place(draft, visit.request().variable("slug"), visit.request().language())
                .map(place -> answer.apply(draft, place))
                .orElseGet(() -> Response.seeOther(visit.path(all)));
    }

    private Response show(Visit visit) {
        return at(visit, (draft, place) -> {
            Inputs inputs = Inputs.of(kind.fields(draft.files(), place));
            return page(visit, 200, draft, place, inputs, Optional.empty(), Optional.empty());
        });
    }

    private Response save(Visit visit) {
        return at(visit, (draft, place) -> save(visit, draft, place));
    }

    private Response save(Visit visit, Draft draft, P place) {
        TextKind.Typed typed = kind.sent(visit, place);
        List<KitError> flaws = typed.flaws();
        if (!flaws.isEmpty()) {
            return refused(visit, draft, place, typed, flaws);
        }
        String content = typed.content();
        Edit edit = Edit.ofFile(place.path(), visit.field("base"), files -> place.with(files, content))
                .saying(place::said);
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path(place.page()) + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, draft, place, typed, errors);
            case SaveResult.Conflict(KitFiles now) ->
                conflict(visit, place, typed, Difference.of(content, now.text(place.path())));
        };
    }

    private Response refused(Visit visit, Draft draft, P place, TextKind.Typed typed, List<KitError> errors) {
        Inputs inputs = Inputs.of(typed.values()).with(errors, kind.names());
        return page(visit, 422, draft, place, inputs, Optional.of(visit.field("base")), Optional.empty());
    }

    /// Both are shown. What was typed stays in the form, which now knows of the other's.
    private Response conflict(Visit visit, P place, TextKind.Typed typed, Difference theirs) {
        Draft draft = drafting.read(visit.campaign());
        return page(visit, 409, draft, place, Inputs.of(typed.values()), Optional.empty(), Optional.of(theirs));
    }

    /// @param base that the form keeps; empty: that of the draft as it is
    private Response page(
            Visit visit,
            int status,
            Draft draft,
            P place,
            Inputs inputs,
            Optional<String> base,
            Optional<Difference> theirs) {
        List<String> errors = draft.errors(visit.campaign());
        boolean isShowable = draft.files().has(place.path()) && errors.isEmpty();
        TextKind.Page page = kind.page(new TextKind.Shown<>(
                draft,
                place,
                inputs,
                base.orElseGet(() -> draft.files().hash(place.path())),
                theirs,
                isShowable ? visit.path(place.page()) + "/page" : "",
                errors,
                visit.may(Permission.EDIT_CAMPAIGN)));
        return layout.page(visit, status, page.title(), page.template(), page.view())
                .with(ContentPolicy.HEADER, ContentPolicy.framing());
    }

    private Response page(Visit visit) {
        return at(visit, (draft, place) -> {
            try {
                Kit kit = draft.kit(visit.campaign());
                return kit.texts().stream()
                        .filter(text -> text.language() == place.language())
                        .findFirst()
                        .flatMap(text -> preview.page(visit.campaign().as(kit, clock.instant()), text, place.slug()))
                        .orElseGet(() -> Response.seeOther(visit.path(all)));
            } catch (KitException e) {
                return Response.seeOther(visit.path(all));
            }
        });
    }

    private Response remove(Visit visit) {
        return at(visit, (_, place) -> {
            Edit edit = Edit.removing(place.path(), visit.field("base"), place::without)
                    .saying(place::said);
            return removed(visit, drafting.save(visit.campaign(), visit.actor().member(), edit), layout, all);
        });
    }

    /// @param all where what is left is listed
    static Response removed(Visit visit, SaveResult result, ConsoleLayout layout, String all) {
        return switch (result) {
            case SaveResult.Saved() -> Response.seeOther(visit.path(all));
            case SaveResult.Refused _, SaveResult.Conflict _ ->
                layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }
}
