package eu.undersigned.moderation;

import eu.undersigned.account.Permission;
import eu.undersigned.audit.Audit;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.consultation.OwnText;
import eu.undersigned.consultation.OwnWords;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.voice.Moderating;
import eu.undersigned.voice.Sitting;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Own words of children: the list, one text at a time for the browser that has the key, and what somebody who read
/// one decides. The list and the decisions work without a script.
final class OwnWordsHandler {
    private static final String PAGE = "/console/{campaign}/ownwords";
    private static final String ONE = PAGE + "/{id}";
    private static final String ERASE = "erase";
    private static final Texts TEXTS = ConsoleTexts.texts();

    private final Database database;
    private final OwnWords words;
    private final Moderating moderating;
    private final OwnWordsReader reader;
    private final Audit audit;
    private final ConsoleLayout layout;

    OwnWordsHandler(
            Database database,
            OwnWords words,
            Moderating moderating,
            OwnWordsReader reader,
            Audit audit,
            ConsoleLayout layout) {
        this.database = database;
        this.words = words;
        this.moderating = moderating;
        this.reader = reader;
        this.audit = audit;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.MODERATE_VOICES, this::show)
                .post(ONE + "/open", Permission.MODERATE_VOICES, this::open)
                .get(ONE + "/state", Permission.MODERATE_VOICES, this::standing)
                .post(ONE + "/decide", Permission.MODERATE_VOICES, this::decide);
    }

    private static Optional<OwnText.State> state(String code) {
        return Arrays.stream(OwnText.State.values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    private static int page(String text) {
        return text.matches("[1-9][0-9]{0,7}") ? Integer.parseInt(text) : 1;
    }

    private Response show(Visit visit) {
        Map<String, String> asked = visit.request().query();
        OwnText.State shown = state(asked.getOrDefault("state", "")).orElse(OwnText.State.NEW);
        String said = asked.containsKey("erased")
                ? TEXTS.of("console.ownwords.erased")
                : asked.containsKey("done") ? TEXTS.of("console.ownwords.done") : "";
        return layout.page(
                visit,
                200,
                TEXTS.of("console.ownwords.title"),
                "moderation/own-words.jte",
                reader.read(visit, shown, page(asked.getOrDefault("page", "")), said));
    }

    private Response open(Visit visit) {
        return database.inTransaction(transaction -> RowAnswer.id(visit)
                .flatMap(id -> words.find(transaction, visit.campaign().id(), id))
                .map(found -> open(transaction, visit, found))
                .orElseGet(OwnWordsHandler::gone));
    }

    private Response open(Handle transaction, Visit visit, OwnWords.Sealed found) {
        int most = Acting.sitting(visit);
        int member = visit.actor().member();
        return switch (moderating.sit(transaction, member, found.text().id(), most)) {
            case Sitting.Over(Instant until) ->
                Response.json(
                        200,
                        Json.write(Map.of(
                                "enough",
                                until.toString(),
                                "said",
                                TEXTS.of(
                                        "console.moderation.enough",
                                        "count",
                                        most,
                                        "time",
                                        TEXTS.formats().dateTime(until)))));
            case Sitting.On(int left) -> {
                record(transaction, visit, "ownwords.opened", found.text(), "", "");
                Map<String, Object> answer = row(found.text().state());
                answer.put("sealed", Base64.getEncoder().encodeToString(found.sealed()));
                answer.put("key", found.key());
                answer.put("left", left);
                yield Response.json(200, Json.write(answer));
            }
        };
    }

    private Response standing(Visit visit) {
        return database.inTransaction(transaction -> RowAnswer.id(visit)
                .flatMap(id -> words.find(transaction, visit.campaign().id(), id))
                .map(found -> Response.json(200, Json.write(row(found.text().state()))))
                .orElseGet(OwnWordsHandler::gone));
    }

    private Response decide(Visit visit) {
        boolean isForScript = visit.request().header("accept").equals("application/json");
        String decision = visit.field("decision");
        Optional<OwnText.State> state = state(decision);
        if (state.isEmpty() && !decision.equals(ERASE)) {
            return isForScript
                    ? RowAnswer.said(422, "console.ownwords.nodecision.lead")
                    : layout.notice(visit, 422, "console.ownwords.nodecision");
        }
        boolean isDone = RowAnswer.id(visit)
                .flatMap(id -> state.isPresent() ? decide(visit, id, state.get()) : erase(visit, id))
                .isPresent();
        if (isForScript) {
            return isDone ? state.map(OwnWordsHandler::decided).orElseGet(OwnWordsHandler::erased) : gone();
        }
        String list = OwnWordsReader.path(
                visit, state(visit.field("state")).orElse(OwnText.State.NEW), page(visit.field("page")));
        return isDone
                ? Response.seeOther(list + (state.isPresent() ? "&done=1" : "&erased=1"))
                : layout.notice(visit, 410, "console.ownwords.gone");
    }

    private Optional<OwnText> decide(Visit visit, UUID id, OwnText.State state) {
        return database.inTransaction(transaction -> {
            Optional<OwnText> before =
                    words.decide(transaction, visit.campaign().id(), id, state);
            before.filter(text -> text.state() != state)
                    .ifPresent(text -> record(
                            transaction,
                            visit,
                            "ownwords.decided",
                            text,
                            text.state().code(),
                            state.code()));
            return before;
        });
    }

    private Optional<OwnText> erase(Visit visit, UUID id) {
        return database.inTransaction(transaction -> {
            Optional<OwnText> before = words.erase(transaction, visit.campaign().id(), id);
            before.ifPresent(text -> record(
                    transaction, visit, "ownwords.erased", text, text.state().code(), ""));
            return before;
        });
    }

    private static Response decided(OwnText.State state) {
        Map<String, Object> answer = row(state);
        answer.put("said", TEXTS.of("console.ownwords.done"));
        return Response.json(200, Json.write(answer));
    }

    private static Response erased() {
        return Response.json(200, Json.write(Map.of("said", TEXTS.of("console.ownwords.erased"), "openable", false)));
    }

    private static Response gone() {
        return RowAnswer.said(410, "console.ownwords.gone.lead");
    }

    private static Map<String, Object> row(OwnText.State state) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("state", state.code());
        row.put("openable", true);
        row.put("words", Map.of("state", OwnWordsReader.state(state)));
        return row;
    }

    /// @param before code of the state; empty: nothing changed
    private void record(Handle transaction, Visit visit, String action, OwnText text, String before, String after) {
        audit.record(
                transaction,
                visit.actor().member(),
                visit.campaign().id(),
                action,
                "consultation/" + text.consultation() + "/words/" + text.id(),
                json(before),
                json(after));
    }

    private static String json(String state) {
        return state.isEmpty() ? "" : Json.text(Map.of("state", state));
    }
}
