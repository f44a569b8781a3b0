package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.consultation.WordsPasses.WordsPass;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Whom to talk to, after answers of which own words were not kept, or when a child wants to tell something; and the
/// form to write them once more. The country stands in the address alone.
final class TalkHandler {
    private static final Logger LOG = System.getLogger(TalkHandler.class.getName());
    private static final int MOST_BYTES = 32 * 1024;

    private final Campaigns campaigns;
    private final Database database;
    private final Answering answering;
    private final WordsPasses passes;
    private final AnswerLimits limits;
    private final ConsultationPages pages;
    private final ErrorPages errors;

    TalkHandler(
            Campaigns campaigns,
            Database database,
            Answering answering,
            WordsPasses passes,
            AnswerLimits limits,
            Layout layout,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.database = database;
        this.answering = answering;
        this.passes = passes;
        this.limits = limits;
        this.pages = new ConsultationPages(layout);
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get(ConsultationHandler.ONE + "/talk", request -> one(request, this::talk));
        routes.upload(ConsultationHandler.ONE + "/words", _ -> MOST_BYTES, request -> one(request, this::write));
    }

    /// Path of the page.
    ///
    /// @param again a pass, or empty when it can't be written once more; missing: nothing was left out
    static String path(Venue venue, Consultation consultation, Optional<String> country, Optional<String> again) {
        return ConsultationView.path(venue, consultation) + "/talk" + query(country, again);
    }

    private static String query(Optional<String> country, Optional<String> again) {
        String second = again.map(pass -> "again=" + pass).orElse("");
        String first = country.map(code -> "country=" + code).orElse("");
        return first.isEmpty() && second.isEmpty()
                ? ""
                : "?" + first + (first.isEmpty() || second.isEmpty() ? "" : "&") + second;
    }

    /// The questions of a pass that are still asked.
    static List<Question> questions(Consultation consultation, WordsPass pass) {
        return consultation.questions(pass.band()).stream()
                .filter(question ->
                        question.kind() == Kind.TEXT && pass.questions().contains(question.id()))
                .toList();
    }

    /// A request about a consultation that everybody may read.
    private record Visit(Request request, Venue venue, Consultation consultation) {
        @Override
        public String toString() {
            return "Visit[hidden]";
        }
    }

    private Response one(Request request, Function<Visit, Response> answer) {
        return Venue.of(campaigns, request)
                .flatMap(venue -> ConsultationHandler.find(venue, request, answering)
                        .map(found -> answer.apply(new Visit(request, venue, found))))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private static Optional<String> country(String code) {
        return Optional.of(code).filter(Countries::isKnown);
    }

    private Response talk(Visit visit) {
        Map<String, String> query = visit.request().query();
        Optional<String> country = country(query.getOrDefault("country", ""));
        Optional<TalkView.Again> again = Optional.of(visit.consultation())
                .filter(answering::isOpen)
                .flatMap(open -> passes.read(visit.venue().campaign(), open, query.getOrDefault("again", "")))
                .map(pass -> again(visit, pass, country, _ -> List.of(), Map.of(), Optional.empty()));
        Optional<String> kept =
                Optional.of(again.map(TalkView.Again::pass).orElse("")).filter(_ -> query.containsKey("again"));
        return page(200, visit, country, kept, again);
    }

    private Response page(
            int status, Visit visit, Optional<String> country, Optional<String> pass, Optional<TalkView.Again> again) {
        TalkView view = TalkView.of(
                ConsultationView.of(visit.venue(), visit.consultation(), answering.today()),
                visit.venue().campaign().content().helplines(),
                country,
                pass.isPresent(),
                again,
                answering.today());
        return pages.talk(status, visit.venue(), visit.consultation(), view, query(country, pass));
    }

    private static TalkView.Again again(
            Visit visit,
            WordsPass pass,
            Optional<String> country,
            Function<String, List<String>> sent,
            Map<String, AnswerCheck.Reason> wrong,
            Optional<String> trouble) {
        return TalkView.Again.of(
                visit.consultation(), pass, country.orElse(""), visit.venue().texts(), sent, wrong, trouble);
    }

    private Response write(Visit visit) {
        if (!visit.request().contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(visit.request(), Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!answering.isOpen(visit.consultation())) {
            return pages.notice(410, visit.venue(), visit.consultation(), "consultation.closed")
                    .asSecret();
        }
        FormBody body = FormBody.parse(visit.request().body());
        return passes.read(visit.venue().campaign(), visit.consultation(), body.first("again"))
                .map(pass -> write(visit, body, pass))
                .orElseGet(() -> back(visit, body, "")); // too late: the page says what became of the words
    }

    private static Response back(Visit visit, FormBody body, String pass) {
        Optional<String> country = country(body.first("country"));
        return Response.seeOther(path(visit.venue(), visit.consultation(), country, Optional.of(pass)))
                .asSecret();
    }

    private Response write(Visit visit, FormBody body, WordsPass pass) {
        Language language =
                visit.consultation().text(visit.venue().text().language()).language();
        return switch (AnswerCheck.of(
                visit.consultation(),
                pass.band(),
                pass.country(),
                language,
                id -> pass.questions().contains(id) ? sent(body, id) : List.of(),
                Set.of())) {
            case AnswerCheck.Result.Wrong(Map<String, AnswerCheck.Reason> wrong) ->
                form(422, visit, body, pass, wrong, Optional.empty());
            case AnswerCheck.Result.Right(Answers words) -> check(visit, body, pass, words);
        };
    }

    private Response check(Visit visit, FormBody body, WordsPass pass, Answers words) {
        boolean isForHelp =
                words.texts().values().stream().anyMatch(text -> TextCare.isForHelp(text, words.language()));
        if (isForHelp || words.texts().isEmpty()) {
            return back(visit, body, pass.text());
        }
        return limits.allows(visit.request().network())
                ? store(visit, body, pass, words)
                : form(429, visit, body, pass, Map.of(), Optional.of("consultation.toomany"))
                        .retryAfter(limits.next());
    }

    private static List<String> sent(FormBody body, String id) {
        return body.values().getOrDefault(QuestionsView.FIELD + id, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    private Response form(
            int status,
            Visit visit,
            FormBody body,
            WordsPass pass,
            Map<String, AnswerCheck.Reason> wrong,
            Optional<String> why) {
        Optional<String> country = country(body.first("country"));
        TalkView.Again again = again(
                visit,
                pass,
                country,
                id -> sent(body, id),
                wrong,
                why.map(key -> visit.venue().texts().of(key)));
        return page(status, visit, country, Optional.of(pass.text()), Optional.of(again));
    }

    private Response store(Visit visit, FormBody body, WordsPass pass, Answers words) {
        boolean isFirst;
        try {
            // One transaction: a pass is used exactly when the words are stored.
            isFirst = database.inTransaction(transaction -> {
                boolean isUnused = AnswerStore.use(transaction, passes.print(pass), pass.expires());
                if (isUnused) {
                    answering.storeWords(transaction, visit.venue().campaign(), visit.consultation(), words);
                }
                return isUnused;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "words are not taken: " + e.getClass().getSimpleName());
            return form(503, visit, body, pass, Map.of(), Optional.of("unavailable.lead"))
                    .retryAfter(AnswerHandler.SOON);
        }
        return isFirst
                ? Response.seeOther(ConsultationView.path(visit.venue(), visit.consultation()) + "/thanks")
                        .asSecret()
                : pages.notice(409, visit.venue(), visit.consultation(), "consultation.used")
                        .asSecret();
    }
}
