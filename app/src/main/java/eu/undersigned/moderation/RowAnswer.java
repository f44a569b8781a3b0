package eu.undersigned.moderation;

import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.voice.Moderating;
import eu.undersigned.voice.Queued;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Answers for the script of the queue: where a voice stands now, with the words that its row shows.
final class RowAnswer {
    private final Database database;
    private final Moderating moderating;
    private final Colleagues colleagues;
    private final InstantSource clock;

    RowAnswer(Database database, Moderating moderating, Colleagues colleagues, InstantSource clock) {
        this.database = database;
        this.moderating = moderating;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /// The voice that the path names.
    static Optional<UUID> id(Visit visit) {
        String text = visit.request().variable("id");
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Where it stands, and more.
    ///
    /// @param more goes in beside it
    Response standing(Visit visit, UUID id, Map<String, Object> more) {
        Map<String, Object> answer = new LinkedHashMap<>(more);
        boolean isThere = database.inTransaction(transaction -> {
            Optional<Queued> found =
                    moderating.find(transaction, visit.campaign().id(), id);
            found.ifPresent(voice ->
                    answer.putAll(row(new VoiceWords(voice, member -> colleagues.name(transaction, visit, member)))));
            return found.isPresent();
        });
        return isThere ? Response.json(200, Json.write(answer)) : gone();
    }

    private Map<String, Object> row(VoiceWords words) {
        Queued voice = words.voice();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("state", voice.state().code());
        row.put("refused", voice.refused());
        row.put("early", words.early(clock.instant()));
        row.put("openable", VoiceWords.isOpenable(voice.state()));
        row.put("words", Map.of("state", words.state(), "releases", words.releases(), "refused", words.refused()));
        return row;
    }

    /// Nothing is left of it, or it was never here.
    static Response gone() {
        return said(410, "console.moderation.gone");
    }

    /// For an act that came too late: its writer took it back, or somebody else was faster.
    Response late(Visit visit, UUID id) {
        return standing(visit, id, Map.of("said", ConsoleTexts.texts().of("console.moderation.handled")))
                .withStatus(410);
    }

    static Response said(int status, String key) {
        return Response.json(
                status, Json.write(Map.of("said", ConsoleTexts.texts().of(key))));
    }
}
