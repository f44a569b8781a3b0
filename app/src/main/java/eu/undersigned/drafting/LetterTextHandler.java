package eu.undersigned.drafting;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.campaign.LetterSettings;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.Difference;
import eu.undersigned.editing.Draft;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.Edit;
import eu.undersigned.editing.Inputs;
import eu.undersigned.editing.PostPreview;
import eu.undersigned.editing.SaveResult;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The editor of a letter in one language.
final class LetterTextHandler {
    /// Empty fields for points that are to come.
    private static final int MORE_POINTS = 2;

    private final Drafting drafting;
    private final PostPreview preview;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    LetterTextHandler(Drafting drafting, PostPreview preview, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.preview = preview;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/letters/{slug}/texts/{lang}";
        routes.get(one, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(one, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
        routes.get(one + "/page", Permission.VIEW_CAMPAIGN, this::page);
        routes.post(one + "/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    @FunctionalInterface
    private interface Answer {
        Response of(Visit visit, Draft draft, LetterPlace place);
    }

    private Response at(Visit visit, Answer answer) {
        Optional<Language> language = visit.request().language();
        String slug = visit.request().variable("slug");
        Draft draft = drafting.read(visit.campaign());
        if (language.isEmpty()
                || !Inputs.isSlug(slug)
                || !CampaignSettings.languages(draft.files())
                        .contains(language.get().code())) {
            return Response.seeOther(visit.path("letters"));
        }
        return answer.of(visit, draft, LetterPlace.of(draft.files(), slug, language.get()));
    }

    private Response show(Visit visit) {
        return at(visit, (_, draft, place) -> {
            Map<String, String> fields = LetterFile.of(draft.files(), place.slug(), place.language())
                    .map(LetterForm::fields)
                    .orElseGet(() -> Map.of("status", "unreviewed"));
            return page(visit, 200, draft, place, Inputs.of(fields), Optional.empty(), Optional.empty());
        });
    }

    private Response save(Visit visit) {
        return at(visit, this::save);
    }

    private Response save(Visit visit, Draft draft, LetterPlace place) {
        LetterForm form = LetterForm.sent(visit, place.path(), place.isMain());
        List<KitError> flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return refused(visit, draft, place, form, flaws);
        }
        LetterFile file = form.file();
        Edit edit = Edit.ofFile(place.path(), visit.field("base"), files -> with(files, place, file))
                .saying(files -> said(files, place));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() ->
                Response.seeOther(visit.path(
                        "letters/" + place.slug() + "/texts/" + place.language().code() + "?saved=1"));
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, draft, place, form, errors);
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, place, form, file, now);
        };
    }

    /// A new letter begins among its members.
    private static KitFiles with(KitFiles files, LetterPlace place, LetterFile file) {
        KitFiles changed = files.with(place.path(), file.write());
        return changed.has(LetterSettings.path(place.slug())) ? changed : LetterSettings.NEW.in(changed, place.slug());
    }

    private static Map<String, String> said(KitFiles files, LetterPlace place) {
        return LetterFile.of(files, place.slug(), place.language())
                .map(file -> Map.of("title", file.value("title"), "version", file.version()))
                .orElse(Map.of());
    }

    private Response refused(Visit visit, Draft draft, LetterPlace place, LetterForm form, List<KitError> errors) {
        Inputs inputs = Inputs.of(form.values()).with(errors, LetterForm.FIELDS);
        return page(visit, 422, draft, place, inputs, Optional.of(visit.field("base")), Optional.empty());
    }

    /// Both are shown. What was typed stays in the form, which now knows of the other's.
    private Response conflict(Visit visit, LetterPlace place, LetterForm form, LetterFile typed, KitFiles now) {
        Difference theirs = Difference.of(typed.write(), now.text(place.path()));
        return page(
                visit,
                409,
                drafting.read(visit.campaign()),
                place,
                Inputs.of(form.values()),
                Optional.empty(),
                Optional.of(theirs));
    }

    /// @param base that the form keeps; empty: that of the draft as it is
    private Response page(
            Visit visit,
            int status,
            Draft draft,
            LetterPlace place,
            Inputs inputs,
            Optional<String> base,
            Optional<Difference> theirs) {
        KitFiles files = draft.files();
        boolean isNew = !files.has(place.path());
        List<String> errors = errors(visit, draft);
        String name = LettersHandler.name(place.language());
        LetterEditView view = new LetterEditView(
                place.slug(),
                place.language().code(),
                name,
                inputs,
                base.orElseGet(() -> files.hash(place.path())),
                points(inputs),
                place.isMain() ? Optional.empty() : LetterFile.of(files, place.slug(), place.main()),
                place.main().code(),
                place.freshness(files),
                theirs,
                Difference.of(draft.published().text(place.path()), files.text(place.path())),
                isNew || !errors.isEmpty()
                        ? ""
                        : visit.path("letters/" + place.slug() + "/texts/"
                                + place.language().code() + "/page"),
                errors,
                isNew,
                DraftLetter.inDrafting(files, place.slug()).isPresent(),
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(
                        visit,
                        status,
                        ConsoleTexts.texts().of("console.letters.text.title", "slug", place.slug(), "language", name),
                        "drafting/letter.jte",
                        view)
                .with(ContentPolicy.HEADER, ContentPolicy.framing());
    }

    private static int points(Inputs inputs) {
        int last = 0;
        for (int number = 1; number <= LetterForm.MOST_POINTS; number++) {
            if (!inputs.value(LetterForm.ask(number)).isEmpty()
                    || !inputs.value(LetterForm.why(number)).isEmpty()) {
                last = number;
            }
        }
        return Math.min(last + MORE_POINTS, LetterForm.MOST_POINTS);
    }

    /// Why there is nothing to look at.
    private static List<String> errors(Visit visit, Draft draft) {
        try {
            draft.kit(visit.campaign());
            return List.of();
        } catch (KitException e) {
            return e.errors().stream().map(KitError::toString).toList();
        }
    }

    private Response page(Visit visit) {
        return at(visit, (_, draft, place) -> {
            try {
                Kit kit = draft.kit(visit.campaign());
                return kit.texts().stream()
                        .filter(text -> text.language() == place.language())
                        .findFirst()
                        .flatMap(text -> preview.page(visit.campaign().as(kit, clock.instant()), text, place.slug()))
                        .orElseGet(() -> Response.seeOther(visit.path("letters")));
            } catch (KitException e) {
                return Response.seeOther(visit.path("letters"));
            }
        });
    }

    /// The main text goes with all translations and the settings: they can't stand without it.
    private Response remove(Visit visit) {
        return at(visit, (_, _, place) -> {
            Edit edit = new Edit(
                    place.path(),
                    visit.field("base"),
                    files -> files.hash(place.path()),
                    files -> without(files, place),
                    (_, _) -> false,
                    files -> said(files, place));
            return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
                case SaveResult.Saved() -> Response.seeOther(visit.path("letters"));
                case SaveResult.Refused _, SaveResult.Conflict _ ->
                    layout.notice(visit, 409, "console.editing.changedmeanwhile");
            };
        });
    }

    private static KitFiles without(KitFiles files, LetterPlace place) {
        KitFiles left = files.without(place.path());
        if (place.isMain()) {
            left = left.without(LetterSettings.path(place.slug()));
            for (Language language : LetterFile.slugs(files).getOrDefault(place.slug(), List.of())) {
                left = left.without(LetterFile.path(place.slug(), language));
            }
        }
        return left;
    }
}
