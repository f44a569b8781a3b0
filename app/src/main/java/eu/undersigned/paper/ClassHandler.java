package eu.undersigned.paper;

import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Handler;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.TokenLinks;
import eu.undersigned.i18n.Language;
import eu.undersigned.paper.Group.Stage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The pages behind a class pass: whoever holds its link types in a group's sheets. No account, no cookie, no script.
final class ClassHandler {
    private static final Logger LOG = System.getLogger(ClassHandler.class.getName());
    private static final String PATH = "/{lang}/class/{token}";
    /// Its place in the path.
    private static final int TOKEN = 3;

    /// Ten sheets with words on them.
    private static final int MOST_BYTES = 512 << 10;

    private static final int MOST_FIELDS = 4000;
    /// When to try again what a database in trouble did not take.
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Entering entering;
    private final ClassPages pages;
    private final ErrorPages errors;

    ClassHandler(Entering entering, ClassPages pages, ErrorPages errors) {
        this.entering = entering;
        this.pages = pages;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get(PATH, page(this::show));
        routes.post(PATH + "/agree", form(this::agree));
        routes.post(PATH + "/done", form(this::done));
        routes.get(PATH + "/{page}", page(this::sheets));
        routes.upload(PATH + "/{page}", this::mostBytes, form(this::save));
    }

    static String path(Language language, PassToken token) {
        return "/" + language.code() + "/class/" + token.text();
    }

    /// A request with a pass.
    record Visit(Request request, Language language, PassToken token) {
        String path() {
            return ClassHandler.path(language, token);
        }

        @Override
        public String toString() {
            return "Visit[hidden]";
        }
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Visit visit, Group group);
    }

    private Handler page(Answer answer) {
        return new TokenLinks<>(PassToken::parse, pages::unknown, errors)
                .handler((request, language, token) -> entering.find(token)
                        .map(group -> answer.to(new Visit(request, language, token), group))
                        .orElseGet(() -> pages.unknown(language)));
    }

    private Handler form(Answer answer) {
        Handler known = page(answer);
        return request -> request.contentType().equals("application/x-www-form-urlencoded")
                ? known.handle(request)
                : errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
    }

    /// Who has no pass, or one that takes no sheets now, gets no more room than anybody. The path's variables are not
    /// known yet.
    private int mostBytes(Request request) {
        return Optional.of(request.path().split("/", -1))
                .filter(parts -> parts.length > TOKEN)
                .flatMap(parts -> PassToken.parse(parts[TOKEN]))
                .flatMap(entering::find)
                .filter(this::takesSheets)
                .map(_ -> MOST_BYTES)
                .orElse(0);
    }

    private Response show(Visit visit, Group group) {
        return pages.overview(200, visit, group, Optional.empty());
    }

    private Response agree(Visit visit, Group group) {
        if (FormBody.parse(visit.request().body()).first("agreed").isEmpty()) {
            return pages.overview(422, visit, group, Optional.of("paper.wrong.agreed"));
        }
        return answer(visit, entering.agree(visit.token()), visit.path());
    }

    private Response done(Visit visit, Group group) {
        return group.stage(entering.today()) == Stage.DONE
                ? Response.seeOther(visit.path()).asSecret() // sent twice
                : answer(visit, entering.handIn(visit.token()), visit.path());
    }

    private static Optional<Integer> number(Visit visit, Group group) {
        String page = visit.request().variable("page");
        return Optional.of(page)
                .filter(text -> text.matches("[1-9]"))
                .map(Integer::valueOf)
                .filter(number -> number <= group.pass().pages());
    }

    private boolean takesSheets(Group group) {
        return group.stage(entering.today()) == Stage.OPEN && !group.waitsForGuardians();
    }

    private Response sheets(Visit visit, Group group) {
        Optional<Integer> number = number(visit, group);
        if (number.isEmpty()) {
            return pages.unknown(visit.language());
        }
        return takesSheets(group)
                ? pages.sheets(200, visit, group, EntryView.Typed.stored(group, number.get()))
                : Response.seeOther(visit.path()).asSecret();
    }

    private Response save(Visit visit, Group group) {
        Optional<Integer> number = number(visit, group);
        if (number.isEmpty()) {
            return pages.unknown(visit.language());
        }
        if (!takesSheets(group)) {
            return pages.overview(409, visit, group, Optional.of("paper.wrong.notnow"));
        }
        FormBody body = FormBody.parse(visit.request().body(), MOST_FIELDS);
        EntryForm form = EntryForm.of(body, group, number.get());
        EntryView.Typed typed = new EntryView.Typed(number.get(), form.page(), body.first("base"), form.wrong());
        if (!form.wrong().isEmpty()) {
            return pages.sheets(422, visit, group, typed);
        }
        try {
            EntryResult result = entering.save(visit.token(), number.get(), typed.base(), form.page());
            return result instanceof EntryResult.Changed(SheetPage now)
                    ? pages.sheets(409, visit, group, typed.over(now))
                    : answer(visit, result, visit.path() + "?saved=" + number.get() + "#pages");
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "a page of sheets is not taken: " + e.getClass().getSimpleName());
            Map<String, String> wrong = Map.of(EntryForm.WHOLE, "unavailable.lead");
            return pages.sheets(503, visit, group, typed.with(wrong)).retryAfter(SOON);
        }
    }

    private Response answer(Visit visit, EntryResult result, String done) {
        return switch (result) {
            case EntryResult.Done() -> Response.seeOther(done).asSecret();
            case EntryResult.Unknown() -> pages.unknown(visit.language());
            case EntryResult.Nothing() -> again(visit, 422, "paper.wrong.nothing");
            case EntryResult.NeedsGuardians() -> again(visit, 409, "paper.wrong.agreed");
            case EntryResult.Over _, EntryResult.Changed _ -> again(visit, 409, "paper.wrong.notnow");
        };
    }

    /// The first page as things are now.
    private Response again(Visit visit, int status, String wrong) {
        return entering.find(visit.token())
                .map(group -> pages.overview(status, visit, group, Optional.of(wrong)))
                .orElseGet(() -> pages.unknown(visit.language()));
    }
}
