package eu.undersigned.mailing;

import eu.undersigned.account.Permission;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The pages on which mailings are written.
final class MailingHandler {
    static final Texts TEXTS = ConsoleTexts.texts();

    private final Writing writing;
    private final Releasing releasing;
    private final UpdateComposer composer;
    private final MailingConfig config;
    private final ConsoleLayout layout;

    MailingHandler(
            Writing writing, Releasing releasing, UpdateComposer composer, MailingConfig config, ConsoleLayout layout) {
        this.writing = writing;
        this.releasing = releasing;
        this.composer = composer;
        this.config = config;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/mailings/{id}";
        routes.get("/console/{campaign}/mailings", Permission.VIEW_MAILINGS, this::list)
                .get("/console/{campaign}/mailings/new", Permission.WRITE_MAILING, this::fresh)
                .post("/console/{campaign}/mailings/new", Permission.WRITE_MAILING, this::add)
                .get(one, Permission.VIEW_MAILINGS, visit -> with(visit, mailing -> page(visit, mailing)))
                .get(one + "/edit", Permission.WRITE_MAILING, visit -> with(visit, mailing -> edit(visit, mailing)))
                .post(one + "/edit", Permission.WRITE_MAILING, visit -> with(visit, mailing -> change(visit, mailing)))
                .post(one + "/count", Permission.WRITE_MAILING, visit -> with(visit, mailing -> count(visit, mailing)))
                .get(one + "/texts/{language}", Permission.VIEW_MAILINGS, visit -> withText(visit, this::text))
                .post(one + "/texts/{language}", Permission.WRITE_MAILING, visit -> withText(visit, this::write))
                .get(one + "/preview/{language}", Permission.VIEW_MAILINGS, visit -> withText(visit, this::preview));
    }

    @FunctionalInterface
    interface Answer {
        Response to(Mailing mailing);
    }

    @FunctionalInterface
    private interface TextAnswer {
        Response to(Visit visit, Mailing mailing, Language language);
    }

    static Optional<Integer> id(Visit visit) {
        String id = visit.request().variable("id");
        return id.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(id)) : Optional.empty();
    }

    private Response with(Visit visit, Answer answer) {
        return id(visit)
                .flatMap(id -> writing.find(visit.campaign(), id))
                .map(answer::to)
                .orElseGet(() -> layout.notice(visit, 404, "console.mailing.missing"));
    }

    private Response withText(Visit visit, TextAnswer answer) {
        return with(
                visit,
                mailing -> Language.of(visit.request().variable("language"))
                        .map(language -> answer.to(visit, mailing, language))
                        .orElseGet(() -> layout.notice(visit, 404, "console.mailing.missing")));
    }

    static String path(Visit visit, Mailing mailing) {
        return visit.path("mailings/" + mailing.id());
    }

    private Response list(Visit visit) {
        return layout.page(
                visit,
                200,
                TEXTS.of("console.mailing.title"),
                "mailing/list.jte",
                ListView.of(writing.of(visit.campaign())));
    }

    private Response fresh(Visit visit) {
        Draft draft =
                new Draft("", Language.EN, new Mailing.Pace(config.perHour(), config.perDomain()), Optional.empty());
        return form(visit, 200, DraftForm.of(draft), List.of(), Optional.empty());
    }

    private Response add(Visit visit) {
        DraftForm form = DraftForm.from(visit);
        List<String> flaws = form.flaws(config);
        if (!flaws.isEmpty()) {
            return form(visit, 422, form, flaws, Optional.empty());
        }
        int id = writing.add(visit.campaign(), visit.actor().member(), form.draft());
        return Response.seeOther(visit.path("mailings/" + id));
    }

    private Response edit(Visit visit, Mailing mailing) {
        DraftForm form = DraftForm.of(new Draft(mailing.name(), mailing.fallback(), mailing.pace(), mailing.quiet()));
        return form(visit, 200, form, List.of(), Optional.of(mailing));
    }

    private Response change(Visit visit, Mailing mailing) {
        DraftForm form = DraftForm.from(visit);
        List<String> flaws = form.flaws(config);
        if (!flaws.isEmpty()) {
            return form(visit, 422, form, flaws, Optional.of(mailing));
        }
        MailingResult result =
                writing.change(visit.campaign(), visit.actor().member(), mailing.id(), form.draft(), seen(visit));
        return switch (result) {
            case MailingResult.Changed() ->
                form(visit, 409, form, List.of("console.mailing.flaw.changed"), Optional.of(mailing));
            case MailingResult.Done(),
                    MailingResult.Missing(),
                    MailingResult.NotNow(),
                    MailingResult.Flawed _,
                    MailingResult.AnotherMember() -> ReleaseHandler.answer(layout, visit, path(visit, mailing), result);
        };
    }

    static int seen(Visit visit) {
        String version = visit.field("version");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    private Response form(Visit visit, int status, DraftForm form, List<String> flaws, Optional<Mailing> mailing) {
        return layout.page(
                visit,
                status,
                TEXTS.of(mailing.isPresent() ? "console.mailing.edit" : "console.mailing.new"),
                "mailing/draft.jte",
                new DraftView(form, flaws, mailing, List.of(Language.values()), config.perHour(), config.perDomain()));
    }

    private Response count(Visit visit, Mailing mailing) {
        if (mailing.state() == MailingState.DRAFT) {
            writing.count(visit.campaign(), visit.actor().member(), mailing.id());
        }
        return Response.seeOther(path(visit, mailing));
    }

    private Response page(Visit visit, Mailing mailing) {
        MailingView view = MailingView.of(
                visit,
                mailing,
                writing.counts(mailing.id()),
                releasing.needsSecondMember(),
                releasing.tokens(mailing.id()),
                layout.publicUrl());
        return layout.page(visit, 200, mailing.name(), "mailing/mailing.jte", view);
    }

    private Response text(Visit visit, Mailing mailing, Language language) {
        UpdateText text = Optional.ofNullable(mailing.texts().get(language)).orElse(new UpdateText("", ""));
        return textPage(
                visit,
                200,
                mailing,
                language,
                text,
                List.of(),
                visit.request().query().containsKey("tested"));
    }

    private Response textPage(
            Visit visit,
            int status,
            Mailing mailing,
            Language language,
            UpdateText text,
            List<String> flaws,
            boolean isTested) {
        TextView view = new TextView(
                mailing,
                language,
                text,
                flaws,
                isTested,
                visit.may(Permission.WRITE_MAILING) && mailing.state() == MailingState.DRAFT,
                composer.view(
                        visit.campaign(), text.to(example()), language, "/" + language.code() + "/unsubscribe/test"));
        String title = mailing.name() + " · " + language.endonym();
        return layout.page(visit, status, title, "mailing/text.jte", view);
    }

    private static String example() {
        return TEXTS.of("console.mailing.example");
    }

    private Response write(Visit visit, Mailing mailing, Language language) {
        UpdateText text = UpdateText.typed(visit.field("subject"), visit.field("body"));
        List<String> flaws = text.isEmpty()
                ? List.of()
                : text.flaws().stream()
                        .map(flaw -> "console.mailing.flaw."
                                + flaw.name().toLowerCase(Locale.ROOT).replace('_', '.'))
                        .toList();
        if (!flaws.isEmpty()) {
            return textPage(visit, 422, mailing, language, text, flaws, false);
        }
        MailingResult result =
                writing.write(visit.campaign(), visit.actor().member(), mailing.id(), language, text, seen(visit));
        return switch (result) {
            case MailingResult.Changed() ->
                textPage(visit, 409, mailing, language, text, List.of("console.mailing.flaw.changed"), false);
            case MailingResult.Done() -> written(visit, mailing, language, text);
            case MailingResult.Missing(),
                    MailingResult.NotNow(),
                    MailingResult.Flawed _,
                    MailingResult.AnotherMember() -> ReleaseHandler.answer(layout, visit, path(visit, mailing), result);
        };
    }

    private Response written(Visit visit, Mailing mailing, Language language, UpdateText text) {
        if (!visit.field("action").equals("test") || text.isEmpty()) {
            return Response.seeOther(path(visit, mailing));
        }
        boolean isSent =
                writing.test(visit.campaign(), visit.actor().member(), mailing.id(), language, text.to(example()));
        return isSent
                ? Response.seeOther(path(visit, mailing) + "/texts/" + language.code() + "?tested=yes")
                : layout.notice(visit, 429, "console.mailing.tests");
    }

    /// The mail's own HTML, as it will look; it may do nothing but show its own style.
    private Response preview(Visit visit, Mailing mailing, Language language) {
        UpdateText text = mailing.texts().get(mailing.languageFor(language));
        if (text == null) {
            return layout.notice(visit, 404, "console.mailing.missing");
        }
        return Response.html(200, composer.html(visit.campaign(), text.to(example()), mailing.languageFor(language)))
                .with(
                        ContentPolicy.HEADER,
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
    }
}
