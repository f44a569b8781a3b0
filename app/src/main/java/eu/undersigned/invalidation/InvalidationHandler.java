package eu.undersigned.invalidation;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.confirmation.InvalidReason;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.invalidation.Deciding.By;
import eu.undersigned.invalidation.Deciding.Outcome;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.Signal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// The pages about invalidations.
final class InvalidationHandler {
    private static final int LONGEST_NOTE = 2_000;

    private final Deciding deciding;
    private final InvalidationPages pages;
    private final BiFunction<Campaign, String, byte[]> hashOfDomain;
    private final ConsoleLayout layout;

    InvalidationHandler(
            Deciding deciding,
            InvalidationPages pages,
            BiFunction<Campaign, String, byte[]> hashOfDomain,
            ConsoleLayout layout) {
        this.deciding = deciding;
        this.pages = pages;
        this.hashOfDomain = hashOfDomain;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        String all = "/console/{campaign}/invalidations";
        routes.get(all, Permission.VIEW_INVALIDATIONS, this::list);
        routes.post(all, Permission.INVALIDATE, this::begin);
        routes.get(all + "/new", Permission.INVALIDATE, this::form);
        routes.get(all + "/{number}", Permission.VIEW_INVALIDATIONS, visit -> one(visit, 200, Optional.empty()));
        routes.post(all + "/{number}/decide", Permission.INVALIDATE, this::decide);
        routes.post(
                all + "/{number}/approve",
                Permission.APPROVE_INVALIDATION,
                visit -> answer(visit, deciding.approve(by(visit), number(visit))));
        routes.post(
                all + "/{number}/decline",
                Permission.APPROVE_INVALIDATION,
                visit -> answer(visit, deciding.decline(by(visit), number(visit))));
        routes.post(
                all + "/{number}/undo",
                Permission.INVALIDATE,
                visit -> answer(visit, deciding.undo(by(visit), number(visit))));
    }

    private static By by(Visit visit) {
        return new By(visit.actor().member(), visit.campaign().id());
    }

    /// 0, which none has, for what is no number.
    private static int number(Visit visit) {
        String text = visit.request().variable("number");
        return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
    }

    private Response list(Visit visit) {
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.invalidation.title"),
                "invalidation/list.jte",
                pages.list(visit));
    }

    /// Fields of the address fill the form, so that other pages can lead here.
    private Response form(Visit visit) {
        Map<String, String> values = new HashMap<>(visit.request().query());
        return form(visit, 200, new ConditionsForm(values), Map.of());
    }

    private Response form(Visit visit, int status, ConditionsForm form, Map<String, String> wrong) {
        Texts texts = ConsoleTexts.texts();
        Map<String, String> sentences = new LinkedHashMap<>();
        wrong.forEach((field, key) -> sentences.put(field, texts.of(key)));
        Map<String, String> organisations = new LinkedHashMap<>();
        visit.campaign().organisations().stream()
                .filter(organisation -> organisation.role() != Organisation.Role.SUPPORTER)
                .forEach(organisation -> organisations.put(organisation.slug(), organisation.name()));
        FormView view = new FormView(
                visit.path("invalidations"),
                visit.path("invalidations/new"),
                form.values(),
                sentences,
                texts.formats().countries(),
                visit.campaign().languages(),
                organisations,
                Stream.of(Signal.values())
                        .map(signal -> new FormView.Choice(
                                ConditionsForm.SIGNAL + signal.name().toLowerCase(Locale.ROOT),
                                texts.of("console.invalidation.signal." + ConditionsText.key(signal))))
                        .toList());
        return layout.page(visit, status, texts.of("console.invalidation.new"), "invalidation/form.jte", view);
    }

    private Response begin(Visit visit) {
        ConditionsForm form = ConditionsForm.of(visit.form().values());
        ConditionsForm.Read read = form.read(visit.campaign(), domain -> hashOfDomain.apply(visit.campaign(), domain));
        if (read.conditions().isEmpty()) {
            return form(visit, 422, form, read.wrong());
        }
        int id = deciding.begin(by(visit), read.conditions().get());
        return Response.seeOther(visit.path("invalidations/" + id));
    }

    private Response one(Visit visit, int status, Optional<String> problem) {
        return pages.one(visit, number(visit), problem)
                .map(view -> layout.page(visit, status, view.title(), "invalidation/detail.jte", view))
                .orElseGet(() -> layout.notice(visit, 404, "console.refusal.notfound"));
    }

    private Response decide(Visit visit) {
        Optional<InvalidReason> reason = Stream.of(InvalidReason.values())
                .filter(known -> known.word().equals(visit.field("reason")))
                .findFirst();
        String note = visit.field("note");
        if (reason.isEmpty()) {
            return one(visit, 422, Optional.of("console.invalidation.problem.reason"));
        }
        if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
            return one(visit, 422, Optional.of("console.invalidation.problem.note"));
        }
        return answer(visit, deciding.decide(by(visit), number(visit), reason.get(), note));
    }

    private Response answer(Visit visit, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> Response.seeOther(visit.path("invalidations/" + number(visit)));
            case Outcome.Unknown() -> layout.notice(visit, 404, "console.refusal.notfound");
            case Outcome.NotNow() -> one(visit, 409, Optional.of("console.invalidation.problem.now"));
            case Outcome.SameMember() -> one(visit, 409, Optional.of("console.invalidation.problem.same"));
        };
    }
}
