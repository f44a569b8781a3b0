package eu.undersigned.cosigning;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterVersions;
import eu.undersigned.campaign.LetterVersions.Wording;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.cosigning.Cosignature.Published;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.cosigning.QueueView.Alike;
import eu.undersigned.cosigning.QueueView.Choice;
import eu.undersigned.cosigning.QueueView.Count;
import eu.undersigned.cosigning.QueueView.Fact;
import eu.undersigned.cosigning.QueueView.Reason;
import eu.undersigned.cosigning.QueueView.Row;
import eu.undersigned.db.Database;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Where coordinators see who asked to sign a letter for an organisation, and decide. Plain forms.
final class QueueHandler {
    private static final String PAGE = "/console/{campaign}/" + CosigningModule.PAGE;
    static final String CORRECTION = "correction";
    private static final int ROWS = 25;
    private static final Texts TEXTS = ConsoleTexts.texts();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Database database;
    private final Deciding deciding;
    private final CosignerSeal seal;
    private final SignedOff signedOff;
    private final ConsoleLayout layout;

    QueueHandler(Database database, Deciding deciding, CosignerSeal seal, SignedOff signedOff, ConsoleLayout layout) {
        this.database = database;
        this.deciding = deciding;
        this.seal = seal;
        this.signedOff = signedOff;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.VIEW_COSIGNATURES, this::show)
                .post(PAGE + "/{id}", Permission.DECIDE_COSIGNATURES, this::decide);
    }

    /// Which part of the queue is asked for.
    ///
    /// @param letter slug; empty: all letters
    /// @param state code of a state, or `correction`
    /// @param page from 1
    private record Query(String letter, String state, int page) {
        static Query of(Visit visit, Map<String, String> asked) {
            String letter = asked.getOrDefault("letter", "");
            String state = asked.getOrDefault("state", "");
            String page = asked.getOrDefault("page", "");
            return new Query(
                    letters(visit).stream().anyMatch(one -> one.slug().equals(letter)) ? letter : "",
                    states().anyMatch(state::equals) ? state : CosignatureState.WAITING.code(),
                    page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
        }

        String path(Visit visit) {
            return visit.path("cosignatures") + "?state=" + state + (letter.isEmpty() ? "" : "&letter=" + letter)
                    + (page == 1 ? "" : "&page=" + page);
        }

        Query in(String other) {
            return new Query(letter, other, 1);
        }

        Query about(String other) {
            return new Query(other, state, 1);
        }

        Query at(int other) {
            return new Query(letter, state, other);
        }

        Optional<String> ofLetter() {
            return Optional.of(letter).filter(slug -> !slug.isEmpty());
        }
    }

    private static List<Letter> letters(Visit visit) {
        return Letter.published(visit.campaign().content().letters());
    }

    private static Stream<String> states() {
        return Stream.concat(
                Arrays.stream(CosignatureState.values()).map(CosignatureState::code), Stream.of(CORRECTION));
    }

    private Response show(Visit visit) {
        Map<String, String> asked = visit.request().query();
        String done = asked.getOrDefault("done", "");
        return page(
                visit,
                200,
                Query.of(visit, asked),
                List.of("accept", "decline", "correct", "refuse", "takedown").contains(done)
                        ? TEXTS.of("console.cosigning.done." + done)
                        : "");
    }

    private Response page(Visit visit, int status, Query query, String said) {
        QueueView view = database.inTransaction(transaction -> view(transaction, visit, query, said));
        return layout.page(visit, status, TEXTS.of("console.cosigning.title"), "cosigning/queue.jte", view);
    }

    private QueueView view(Handle transaction, Visit visit, Query query, String said) {
        int campaign = visit.campaign().id();
        Map<String, Long> sizes = CosignedStore.sizes(transaction, campaign, query.ofLetter());
        List<Cosignature> rows = CosignedStore.queue(
                transaction,
                campaign,
                query.ofLetter(),
                CosignatureState.of(query.state()),
                (query.page() - 1) * ROWS,
                ROWS + 1);
        Map<Wording, Integer> numbers = LetterVersions.numbers(
                transaction,
                visit.campaign(),
                rows.stream().map(row -> row.signed().version()).toList());
        List<Choice> letters = new ArrayList<>();
        letters.add(new Choice(
                TEXTS.of("console.cosigning.letters.all"),
                query.about("").path(visit),
                query.letter().isEmpty()));
        letters(visit)
                .forEach(letter -> letters.add(new Choice(
                        letter.main().title(),
                        query.about(letter.slug()).path(visit),
                        query.letter().equals(letter.slug()))));
        return new QueueView(
                said,
                letters,
                states().map(state -> new Choice(
                                TEXTS.of("console.cosigning.state." + state) + " ("
                                        + TEXTS.formats().number(sizes.getOrDefault(state, 0L)) + ")",
                                query.in(state).path(visit),
                                query.state().equals(state)))
                        .toList(),
                rows.stream()
                        .limit(ROWS)
                        .map(row -> row(transaction, visit, row, numbers))
                        .toList(),
                Optional.of(query.page())
                        .filter(page -> page > 1)
                        .map(page -> query.at(page - 1).path(visit)),
                Optional.of(query.page())
                        .filter(_ -> rows.size() > ROWS)
                        .map(page -> query.at(page + 1).path(visit)),
                signedOff.missing(transaction, visit.campaign(), query.ofLetter()),
                CosignedStore.byCountry(transaction, campaign, query.ofLetter()).entrySet().stream()
                        .map(entry -> new Count(
                                TEXTS.formats().country(entry.getKey()),
                                TEXTS.formats().number(entry.getValue())))
                        .toList(),
                DeclineReason.choices().stream()
                        .map(reason -> new Reason(reason.code(), TEXTS.of("console.cosigning.reason." + reason.code())))
                        .toList());
    }

    private Row row(Handle transaction, Visit visit, Cosignature row, Map<Wording, Integer> numbers) {
        Optional<Cosigner> cosigner = row.sealed().map(box -> seal.open(row.id(), box));
        boolean isWaiting = row.state() == CosignatureState.WAITING;
        List<Cosignature> alike = isWaiting ? CosignatureStore.alike(transaction, row.id()) : List.of();
        List<Organisation> members = cosigner.filter(_ -> isWaiting)
                .map(known -> Lookalikes.of(visit.campaign(), known))
                .orElse(List.of());
        Optional<Signatory> correction = row.state() == CosignatureState.ACCEPTED
                ? row.correction().map(box -> seal.openCorrection(row.id(), box))
                : Optional.empty();
        return new Row(
                row.id().toString(),
                title(row, cosigner),
                facts(visit, row, cosigner, numbers),
                alike.stream().map(this::alike).toList(),
                cosigner.map(known -> deciding.shown(row, known)).orElse(""),
                Deciding.seen(Deciding.accepted(alike)),
                members.stream().map(QueueHandler::member).toList(),
                Lookalikes.seen(members),
                isWaiting,
                row.state() == CosignatureState.ACCEPTED,
                correction.map(person -> person.name() + ", " + person.role()).orElse(""),
                Deciding.print(row));
    }

    private static String title(Cosignature row, Optional<Cosigner> cosigner) {
        return cosigner.map(Cosigner::organisation)
                .or(() -> row.published().map(Published::organisation))
                .orElseGet(() -> TEXTS.of("console.cosigning.erased"));
    }

    private Alike alike(Cosignature row) {
        Optional<Cosigner> cosigner = row.sealed().map(box -> seal.open(row.id(), box));
        return new Alike(
                title(row, cosigner),
                TEXTS.of("console.cosigning.state." + row.state().code()),
                cosigner.map(known ->
                                known.website().host() + " · " + known.mailbox().domain())
                        .orElse(""));
    }

    private static String member(Organisation organisation) {
        List<String> hosts = CosignForm.hosts(organisation);
        return hosts.isEmpty()
                ? TEXTS.of("console.cosigning.member.nodomain", "name", organisation.name())
                : TEXTS.of("console.cosigning.member", "name", organisation.name(), "domain", String.join(", ", hosts));
    }

    private static List<Fact> facts(
            Visit visit, Cosignature row, Optional<Cosigner> cosigner, Map<Wording, Integer> numbers) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "letter", title(visit, row.letter()));
        add(facts, "country", TEXTS.formats().country(row.country()));
        cosigner.ifPresent(known -> {
            add(facts, "website", known.website().address());
            add(facts, "signatory", known.signatory().name());
            add(facts, "role", known.signatory().role());
            // As a mail server sees it, so that letters that look like others are seen.
            add(facts, "mailbox", known.mailbox().deliverable());
            known.slug().ifPresent(slug -> add(facts, "kit", slug));
        });
        Optional.ofNullable(numbers.get(new Wording(row.letter(), row.signed().version())))
                .ifPresent(number -> add(facts, "version", TEXTS.formats().number(number)));
        add(facts, "asked", TEXTS.formats().dateTime(row.askedAt()));
        row.confirmedAt()
                .ifPresent(at -> add(facts, "confirmed", TEXTS.formats().dateTime(at)));
        row.decidedAt().ifPresent(at -> add(facts, "decided", TEXTS.formats().dateTime(at)));
        row.reason().ifPresent(reason -> add(facts, "reason", TEXTS.of("console.cosigning.reason." + reason.code())));
        row.published()
                .flatMap(Published::withdrawnAt)
                .ifPresent(at -> add(facts, "withdrawn", TEXTS.formats().date(at)));
        return facts;
    }

    private static void add(List<Fact> facts, String key, String value) {
        facts.add(new Fact(TEXTS.of("console.cosigning.fact." + key), value));
    }

    private static String title(Visit visit, String slug) {
        return visit.campaign()
                .content()
                .letter(slug)
                .map(letter -> letter.main().title())
                .orElse(slug);
    }

    private Response decide(Visit visit) {
        String text = visit.request().variable("id");
        if (!ID.matcher(text).matches()) {
            return layout.notice(visit, 404, "console.refusal.notfound");
        }
        UUID id = UUID.fromString(text);
        return switch (visit.field("do")) {
            case "accept" ->
                answer(
                        visit,
                        deciding.accept(
                                visit, id, visit.field("shown"), visit.field("others"), visit.field("coalition")),
                        "accept");
            case "decline" ->
                DeclineReason.of(visit.field("reason"))
                        .filter(DeclineReason.choices()::contains)
                        .map(reason -> answer(visit, deciding.decline(visit, id, reason), "decline"))
                        .orElseGet(() -> layout.notice(visit, 422, "console.cosigning.noreason"));
            case "correct" -> answer(visit, deciding.correct(visit, id, visit.field("print"), true), "correct");
            case "refuse" -> answer(visit, deciding.correct(visit, id, visit.field("print"), false), "refuse");
            case "takedown" -> answer(visit, deciding.takeDown(visit, id), "takedown");
            default -> layout.notice(visit, 422, "console.cosigning.noreason");
        };
    }

    private Response answer(Visit visit, Deciding.Result result, String done) {
        Query query = Query.of(
                visit,
                Map.of("letter", visit.field("letter"), "state", visit.field("state"), "page", visit.field("page")));
        return switch (result) {
            case DONE -> Response.seeOther(query.path(visit) + "&done=" + done);
            case CHANGED -> page(visit, 409, query, TEXTS.of("console.cosigning.changed"));
            case ALIKE -> page(visit, 409, query, TEXTS.of("console.cosigning.alike"));
            case GONE -> layout.notice(visit, 410, "console.cosigning.late");
        };
    }
}
