package eu.undersigned.moderation;

import eu.undersigned.account.Permission;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import eu.undersigned.voice.ChangeResult;
import eu.undersigned.voice.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The queue, and declining: what works without a key and without scripts.
final class QueueHandler {
    private static final String PAGE = "/console/{campaign}/voices";

    private final Acting acting;
    private final RowAnswer rows;
    private final QueueReader reader;
    private final ConsoleLayout layout;

    QueueHandler(Acting acting, RowAnswer rows, QueueReader reader, ConsoleLayout layout) {
        this.acting = acting;
        this.rows = rows;
        this.reader = reader;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.MODERATE_VOICES, this::show)
                .post(PAGE + "/{id}/decline", Permission.MODERATE_VOICES, this::decline);
    }

    private Response show(Visit visit) {
        Map<String, String> asked = visit.request().query();
        QueueQuery query = QueueQuery.of(asked.getOrDefault("state", ""), asked.getOrDefault("page", ""));
        String said = asked.containsKey("declined") ? VoiceWords.TEXTS.of("console.moderation.declined") : "";
        return layout.page(
                visit,
                200,
                VoiceWords.TEXTS.of("console.moderation.title"),
                "moderation/queue.jte",
                reader.read(visit, query, said));
    }

    private Response decline(Visit visit) {
        boolean isForScript = visit.request().header("accept").equals("application/json");
        Optional<UUID> id = RowAnswer.id(visit);
        Optional<Reason> reason = reason(visit.field("reason"));
        if (reason.isEmpty()) {
            return isForScript
                    ? RowAnswer.said(422, "console.moderation.noreason.lead")
                    : layout.notice(visit, 422, "console.moderation.noreason");
        }
        boolean isDone = id.isPresent() && acting.decline(visit, id.get(), reason.get()) == ChangeResult.DONE;
        if (isForScript) {
            return declined(visit, id, isDone);
        }
        QueueQuery query = QueueQuery.of(visit.field("state"), visit.field("page"));
        return isDone
                ? Response.seeOther(query.path(visit) + "&declined=1")
                : layout.notice(visit, 410, "console.moderation.late");
    }

    private Response declined(Visit visit, Optional<UUID> id, boolean isDone) {
        if (isDone) {
            return rows.standing(
                    visit, id.orElseThrow(), Map.of("said", VoiceWords.TEXTS.of("console.moderation.declined")));
        }
        return id.map(found -> rows.late(visit, found)).orElseGet(RowAnswer::gone);
    }

    private static Optional<Reason> reason(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
