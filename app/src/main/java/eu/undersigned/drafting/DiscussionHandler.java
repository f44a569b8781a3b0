package eu.undersigned.drafting;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.drafting.Discussing.Seen;
import eu.undersigned.drafting.DiscussionView.Typed;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.Inputs;
import eu.undersigned.http.Response;
import eu.undersigned.organisation.Organisation;
import java.util.List;
import java.util.Optional;

/// What members say of a letter, and what coordinators make of it. Partners come by their organisation's path.
final class DiscussionHandler {
    private static final String COORDINATORS = "/console/{campaign}/letters/{slug}/draft";
    private static final String PARTNERS = "/console/{campaign}/with/{organisation}/letters/{slug}";
    /// A form with a comment that is far too long is answered by a sentence about it.
    private static final int MOST_BYTES = 1 << 20;

    private final Drafting drafting;
    private final Discussing discussing;
    private final SigningOff signingOff;
    private final Calling calling;
    private final DiscussionPages pages;
    private final ConsoleLayout layout;

    DiscussionHandler(
            Drafting drafting,
            Discussing discussing,
            SigningOff signingOff,
            Calling calling,
            DiscussionPages pages,
            ConsoleLayout layout) {
        this.drafting = drafting;
        this.discussing = discussing;
        this.signingOff = signingOff;
        this.calling = calling;
        this.pages = pages;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        for (String page : List.of(COORDINATORS, PARTNERS)) {
            routes.get(page, Permission.DISCUSS_LETTER, this::show);
            routes.upload(page + "/parts/{part}/comment", Permission.DISCUSS_LETTER, MOST_BYTES, this::comment);
            routes.upload(page + "/parts/{part}/propose", Permission.DISCUSS_LETTER, MOST_BYTES, this::propose);
            routes.post(page + "/said/{id}/settle", Permission.DISCUSS_LETTER, this::settle);
            routes.post(page + "/said/{id}/erase", Permission.DISCUSS_LETTER, this::erase);
        }
        routes.get("/console/{campaign}/with/{organisation}/letters", Permission.DISCUSS_LETTER, this::list);
        routes.post(PARTNERS + "/signoff", Permission.DISCUSS_LETTER, this::signOff);
        routes.post(COORDINATORS + "/said/{id}/take", Permission.EDIT_CAMPAIGN, this::take);
        routes.upload(COORDINATORS + "/said/{id}/decline", Permission.EDIT_CAMPAIGN, MOST_BYTES, this::decline);
        routes.post(COORDINATORS + "/call", Permission.EDIT_CAMPAIGN, this::call);
    }

    /// The letters that an organisation may discuss now: nothing else of the draft.
    private Response list(Visit visit) {
        Organisation organisation = visit.organisation();
        List<DraftsView.Row> rows = DraftLetter.inDrafting(
                        drafting.read(visit.campaign()).files())
                .stream()
                .map(letter -> new DraftsView.Row(
                        letter.title(),
                        letter.language().code(),
                        visit.path("with/" + organisation.slug() + "/letters/" + letter.slug()),
                        letter.deadline()
                                .map(ConsoleTexts.texts().formats()::date)
                                .orElse("")))
                .toList();
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.drafting.letters"),
                "drafting/drafts.jte",
                new DraftsView(organisation.name(), rows));
    }

    private Response show(Visit visit) {
        return page(visit, 200, Optional.empty())
                .orElseGet(() -> layout.notice(visit, 404, "console.drafting.notindrafting"));
    }

    /// Empty when members do not write the letter, or not any more.
    private Optional<Response> page(Visit visit, int status, Optional<Typed> typed) {
        return letter(visit).map(letter -> pages.page(visit, status, letter, typed));
    }

    private Optional<DraftLetter> letter(Visit visit) {
        return DraftLetter.inDrafting(
                drafting.read(visit.campaign()).files(), visit.request().variable("slug"));
    }

    private Response comment(Visit visit) {
        String text = Inputs.clean(visit.field("comment"));
        return said(
                visit, "comment", text, discussing.comment(campaign(visit), by(visit), slug(visit), seen(visit), text));
    }

    private Response propose(Visit visit) {
        String text = Inputs.clean(visit.field("wording"));
        return said(
                visit, "wording", text, discussing.propose(campaign(visit), by(visit), slug(visit), seen(visit), text));
    }

    private static Seen seen(Visit visit) {
        return new Seen(visit.request().variable("part"), visit.field("base"));
    }

    /// @param name of the field, whose id has the paragraph's key behind it
    private Response said(Visit visit, String name, String text, DiscussResult result) {
        String part = visit.request().variable("part");
        return answer(visit, result, "#part-" + part, name + "-" + part, text);
    }

    private Response settle(Visit visit) {
        return done(visit, discussing.settle(campaign(visit), by(visit), slug(visit), id(visit)));
    }

    private Response erase(Visit visit) {
        return done(visit, discussing.erase(campaign(visit), by(visit), slug(visit), id(visit)));
    }

    private Response take(Visit visit) {
        return done(visit, discussing.take(campaign(visit), by(visit), slug(visit), id(visit)));
    }

    private Response decline(Visit visit) {
        String reason = Inputs.clean(visit.field("reason"));
        DiscussResult result = discussing.decline(campaign(visit), by(visit), slug(visit), id(visit), reason);
        return answer(visit, result, "", "reason-" + visit.request().variable("id"), reason);
    }

    private Response signOff(Visit visit) {
        DiscussResult result = visit.field("action").equals("takeback")
                ? signingOff.takeBack(campaign(visit), by(visit), visit.organisation(), slug(visit))
                : signingOff.signOff(
                        campaign(visit), by(visit), visit.organisation(), slug(visit), visit.field("wording"));
        return done(visit, result);
    }

    private Response call(Visit visit) {
        return done(visit, calling.call(campaign(visit), by(visit), slug(visit), visit.field("wording")));
    }

    private Response done(Visit visit, DiscussResult result) {
        return answer(visit, result, "", "", "");
    }

    /// What was typed is never lost: it stands in its field, or, where its paragraph is no more, above the letter.
    ///
    /// @param place on the page, to come back to
    private Response answer(Visit visit, DiscussResult result, String place, String field, String text) {
        return switch (result) {
            case DiscussResult.Done() ->
                Response.seeOther(DiscussionPages.base(visit, slug(visit)) + "?saved=1" + place);
            case DiscussResult.Refused(String reason) -> again(visit, 422, field, text, reason);
            case DiscussResult.Over() -> again(visit, 409, field, text, words("console.drafting.over"));
            case DiscussResult.Changed() -> again(visit, 409, field, text, words("console.drafting.changed"));
            case DiscussResult.Gone() -> gone(visit, text);
        };
    }

    /// There is no page of the letter any more that could show what was typed.
    private Response gone(Visit visit, String text) {
        return text.isEmpty()
                ? layout.notice(visit, 409, "console.drafting.notindrafting")
                : layout.page(
                        visit,
                        409,
                        words("console.drafting.notindrafting.title"),
                        "drafting/gone.jte",
                        new GoneView(text));
    }

    private Response again(Visit visit, int status, String field, String text, String error) {
        return page(visit, status, Optional.of(new Typed(field, text, error))).orElseGet(() -> gone(visit, text));
    }

    private static String words(String key) {
        return ConsoleTexts.texts().of(key);
    }

    private static Campaign campaign(Visit visit) {
        return visit.campaign();
    }

    private static Speaker by(Visit visit) {
        return Speaker.of(visit);
    }

    private static String slug(Visit visit) {
        return visit.request().variable("slug");
    }

    /// 0 where the path has no number: nothing has it.
    private static long id(Visit visit) {
        String id = visit.request().variable("id");
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }
}
