package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.consultation.Passes.Pass;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// From age and country, by a guardian where the law asks for one, to the questions and the answers. Nothing is stored
/// before the answers are sent, and no page here may be kept.
final class AnswerHandler {
    private static final Logger LOG = System.getLogger(AnswerHandler.class.getName());
    /// When to try again what a database in trouble did not take.
    static final Duration SOON = Duration.ofMinutes(1);

    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_BYTES = 128 * 1024;

    private final Campaigns campaigns;
    private final Database database;
    private final Answering answering;
    private final Passes passes;
    private final WordsPasses words;
    private final AnswerLimits limits;
    private final ConsultationPages pages;
    private final ErrorPages errors;

    AnswerHandler(
            Campaigns campaigns,
            Database database,
            Answering answering,
            Passes passes,
            WordsPasses words,
            AnswerLimits limits,
            Layout layout,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.database = database;
        this.answering = answering;
        this.passes = passes;
        this.words = words;
        this.limits = limits;
        this.pages = new ConsultationPages(layout);
        this.errors = errors;
    }

    void route(Routes routes) {
        String one = ConsultationHandler.ONE;
        routes.get(one + "/start", request -> open(request, this::start));
        routes.post(one + "/guardian", request -> open(request, this::agree));
        routes.get(one + "/questions", request -> open(request, this::questions));
        routes.upload(one + "/answers", _ -> MOST_BYTES, request -> open(request, this::answer));
    }

    /// A request about a consultation that is open.
    private record Visit(Request request, Venue venue, Consultation consultation) {
        Texts texts() {
            return venue.texts();
        }

        String path(String page) {
            return ConsultationView.path(venue, consultation) + page;
        }

        @Override
        public String toString() {
            return "Visit[hidden]";
        }
    }

    private Response open(Request request, Function<Visit, Response> answer) {
        Optional<Venue> venue = Venue.of(campaigns, request);
        Optional<Consultation> consultation =
                venue.flatMap(found -> ConsultationHandler.find(found, request, answering));
        if (venue.isEmpty() || consultation.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        Visit visit = new Visit(request, venue.get(), asked(venue.get().campaign(), consultation.get()));
        return answering.isOpen(consultation.get()) ? answer.apply(visit) : notice(410, visit, "consultation.closed");
    }

    private Consultation asked(Campaign campaign, Consultation consultation) {
        try {
            return database.inTransaction(transaction -> answering.asked(transaction, campaign, consultation));
        } catch (RuntimeException _) {
            return consultation; // whoever sends answers to a database in trouble gets them back on the page
        }
    }

    private Response notice(int status, Visit visit, String key) {
        return pages.notice(status, visit.venue(), visit.consultation(), key).asSecret();
    }

    private ConsultationView view(Visit visit) {
        return ConsultationView.of(visit.venue(), visit.consultation(), answering.today());
    }

    /// Who answers, as far as it matters.
    private record Child(int age, Band band, String country) {}

    private Response start(Visit visit) {
        Map<String, String> query = visit.request().query();
        return child(visit, query).map(child -> start(visit, child)).orElseGet(() -> begin(visit, query));
    }

    private static Optional<Child> child(Visit visit, Map<String, String> fields) {
        String age = fields.getOrDefault("age", "");
        String country = fields.getOrDefault("country", "");
        return !age.matches("[0-9]{1,2}") || !Countries.isKnown(country)
                ? Optional.empty()
                : visit.consultation()
                        .band(Integer.parseInt(age))
                        .map(band -> new Child(Integer.parseInt(age), band, country));
    }

    private Response start(Visit visit, Child child) {
        return ConsentAges.needsGuardian(child.country(), child.age())
                ? guardian(200, visit, child, false)
                : go(visit, child, false);
    }

    /// The page with the form for age and country, with what is wrong.
    private Response begin(Visit visit, Map<String, String> sent) {
        Texts texts = visit.texts();
        String age = sent.getOrDefault("age", "");
        String country = sent.getOrDefault("country", "");
        Map<String, String> wrong = new LinkedHashMap<>();
        ConsultationView view = view(visit);
        if (!age.matches("[0-9]{1,2}")
                || visit.consultation().band(Integer.parseInt(age)).isEmpty()) {
            wrong.put("age", texts.of("consultation.wrong.age", "ages", view.ages()));
        }
        if (!Countries.isKnown(country)) {
            wrong.put("country", texts.of("error.country.missing"));
        }
        return pages.about(
                        422,
                        visit.venue(),
                        visit.consultation(),
                        ConsultationView.About.of(view, visit.consultation(), texts, age, country, wrong))
                .asSecret();
    }

    private Response guardian(int status, Visit visit, Child child, boolean isWrong) {
        Texts texts = visit.texts();
        String law = texts.of(
                "consultation.guardian.law",
                "country",
                texts.formats().country(child.country()),
                "age",
                texts.formats().number(ConsentAges.of(child.country())));
        return pages.guardian(
                status,
                visit.venue(),
                visit.consultation(),
                new ConsultationView.Guardian(
                        view(visit),
                        child.age(),
                        child.country(),
                        law,
                        ConsultationView.closes(visit.consultation(), texts),
                        visit.consultation().asksForWords(child.band()),
                        isWrong),
                "?age=" + child.age() + "&country=" + child.country());
    }

    private Response agree(Visit visit) {
        FormBody body = FormBody.parse(visit.request().body());
        Map<String, String> sent = Map.of("age", body.first("age"), "country", body.first("country"));
        Optional<Child> child = child(visit, sent);
        if (child.isEmpty()) {
            return begin(visit, sent);
        }
        return body.first("guardian").isEmpty()
                ? guardian(422, visit, child.get(), true)
                : go(visit, child.get(), true);
    }

    private Response go(Visit visit, Child child, boolean hasAgreement) {
        String pass = passes.make(
                visit.venue().campaign(), visit.consultation(), child.band(), child.country(), hasAgreement);
        return Response.seeOther(visit.path("/questions?pass=" + pass)).asSecret();
    }

    /// A pass that was made here, for whom it says, and is not too old.
    private Optional<Pass> pass(Visit visit, String text) {
        return passes.read(visit.venue().campaign(), visit.consultation(), text)
                // Whoever is too young in any case has no pass without a guardian; made here or not.
                .filter(pass -> pass.hasAgreement()
                        || !ConsentAges.needsGuardian(
                                pass.country(), pass.band().oldest()));
    }

    private Response questions(Visit visit) {
        return pass(visit, visit.request().query().getOrDefault("pass", ""))
                .map(pass -> form(200, visit, pass, FormBody.parse(new byte[0]), Map.of()))
                .orElseGet(() -> notice(403, visit, "consultation.nopass"));
    }

    private Response form(int status, Visit visit, Pass pass, FormBody body, Map<String, AnswerCheck.Reason> wrong) {
        QuestionsView view = view(visit, pass, body, wrong);
        // What was sent to a question that is not on the page has no place of its own to say so.
        boolean isElsewhere = !wrong.isEmpty() && view.errors() == 0;
        QuestionsView shown = isElsewhere ? view.inTrouble(visit.texts().of("consultation.wrong.unknown")) : view;
        return pages.questions(status, visit.venue(), visit.consultation(), shown);
    }

    /// What was chosen and typed stays, to be sent again.
    private Response trouble(int status, Visit visit, Pass pass, FormBody body, String why) {
        QuestionsView view =
                view(visit, pass, body, Map.of()).inTrouble(visit.texts().of(why));
        return pages.questions(status, visit.venue(), visit.consultation(), view);
    }

    private QuestionsView view(Visit visit, Pass pass, FormBody body, Map<String, AnswerCheck.Reason> wrong) {
        return QuestionsView.of(
                view(visit),
                visit.consultation(),
                pass.band(),
                pass.text(),
                visit.texts(),
                id -> values(body, id),
                !body.first("tell").isEmpty(),
                wrong);
    }

    private static List<String> values(FormBody body, String id) {
        return body.values().getOrDefault(QuestionsView.FIELD + id, List.of());
    }

    private Response answer(Visit visit) {
        if (!visit.request().contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(visit.request(), Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        FormBody body = FormBody.parse(visit.request().body(), MOST_FIELDS);
        Optional<Pass> pass = pass(visit, body.first("pass"));
        return pass.map(found -> answer(visit, body, found)).orElseGet(() -> notice(403, visit, "consultation.nopass"));
    }

    private Response answer(Visit visit, FormBody body, Pass pass) {
        Set<String> sent = body.values().keySet().stream()
                .filter(name -> name.startsWith(QuestionsView.FIELD))
                .map(name -> name.substring(QuestionsView.FIELD.length()))
                .collect(Collectors.toSet());
        return switch (AnswerCheck.of(
                visit.consultation(),
                pass.band(),
                pass.country(),
                visit.consultation().text(visit.texts().language()).language(),
                id -> values(body, id),
                sent)) {
            case AnswerCheck.Result.Wrong(Map<String, AnswerCheck.Reason> wrong) -> form(422, visit, pass, body, wrong);
            case AnswerCheck.Result.Right(Answers answers) -> store(visit, body, pass, answers);
        };
    }

    private Response store(Visit visit, FormBody body, Pass pass, Answers answers) {
        if (!limits.allows(visit.request().network())) {
            return trouble(429, visit, pass, body, "consultation.toomany").retryAfter(limits.next());
        }
        Optional<Answering.Stored> stored;
        try {
            // One transaction: a pass is used exactly when the answers are stored.
            stored = database.inTransaction(transaction -> AnswerStore.use(
                            transaction, passes.print(pass), pass.expires())
                    ? Optional.of(answering.store(transaction, visit.venue().campaign(), visit.consultation(), answers))
                    : Optional.empty());
        } catch (Answering.OtherWords e) {
            return trouble(409, visit, pass, body, "consultation.wrong.unknown");
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "answers are not taken: " + e.getClass().getSimpleName());
            return trouble(503, visit, pass, body, "unavailable.lead").retryAfter(SOON);
        }
        boolean wantsToTell = !body.first("tell").isEmpty();
        return stored.map(kept -> Response.seeOther(
                                kept.needsHelp() || wantsToTell ? talk(visit, pass, kept) : visit.path("/thanks"))
                        .asSecret())
                .orElseGet(() -> notice(409, visit, "consultation.used"));
    }

    /// The page that says whom to talk to in the child's country.
    private String talk(Visit visit, Pass pass, Answering.Stored kept) {
        String again = kept.again().isEmpty()
                ? ""
                : words.make(visit.venue().campaign(), visit.consultation(), pass, kept.again());
        return TalkHandler.path(
                visit.venue(),
                visit.consultation(),
                Optional.of(pass.country()),
                Optional.of(again).filter(_ -> kept.needsHelp()));
    }
}
