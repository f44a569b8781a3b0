package eu.undersigned.moderation;

import eu.undersigned.account.Permission;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Texts;
import eu.undersigned.voice.ContentNote;
import eu.undersigned.voice.OpenResult;
import eu.undersigned.voice.ReleaseResult;
import eu.undersigned.voice.VoiceForm;
import eu.undersigned.voice.Wording;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the script of the queue asks for while a moderator reads: a sealed text, whether it is still there, release,
/// other words.
final class ReadingHandler {
    /// Texts of all lengths are answered by a sentence about them, not by a closed door.
    private static final int MOST_BYTES = 1 << 18;

    private static final Texts TEXTS = ConsoleTexts.texts();

    private final Acting acting;
    private final RowAnswer rows;

    ReadingHandler(Acting acting, RowAnswer rows) {
        this.acting = acting;
        this.rows = rows;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/voices/{id}";
        routes.post(one + "/open", Permission.MODERATE_VOICES, visit -> with(visit, id -> open(visit, id)))
                .get(
                        one + "/state",
                        Permission.MODERATE_VOICES,
                        visit -> with(visit, id -> rows.standing(visit, id, Map.of())))
                .post(one + "/release", Permission.MODERATE_VOICES, visit -> with(visit, id -> release(visit, id)))
                .upload(
                        one + "/propose",
                        Permission.MODERATE_VOICES,
                        MOST_BYTES,
                        visit -> with(visit, id -> propose(visit, id)));
    }

    @FunctionalInterface
    private interface Answer {
        Response to(UUID id);
    }

    private static Response with(Visit visit, Answer answer) {
        return RowAnswer.id(visit).map(answer::to).orElseGet(RowAnswer::gone);
    }

    private Response open(Visit visit, UUID id) {
        return switch (acting.open(visit, id)) {
            case OpenResult.Opened opened -> rows.standing(visit, id, sealed(opened));
            case OpenResult.Enough(Instant until) ->
                Response.json(
                        200,
                        Json.write(Map.of(
                                "enough",
                                until.toString(),
                                "said",
                                TEXTS.of(
                                        "console.moderation.enough",
                                        "count",
                                        Acting.sitting(visit),
                                        "time",
                                        TEXTS.formats().dateTime(until)))));
            case OpenResult.Gone() -> rows.late(visit, id);
        };
    }

    private static Map<String, Object> sealed(OpenResult.Opened opened) {
        Map<String, Object> sealed = new LinkedHashMap<>();
        sealed.put("sealed", base64(opened.sealed()));
        opened.proposed().ifPresent(proposed -> sealed.put("proposed", base64(proposed)));
        sealed.put("key", opened.key());
        sealed.put("left", opened.left());
        return sealed;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Exactly as it was sent: the words must be the writer's to the last character.
    private static String raw(Visit visit, String field) {
        return visit.form().first(field);
    }

    private static Wording wording(String name, String country, String text) {
        return new Wording(name, Optional.of(country).filter(Countries::isKnown), text);
    }

    private Response release(Visit visit, UUID id) {
        Wording wording = wording(raw(visit, "name"), raw(visit, "country"), raw(visit, "text"));
        ReleaseResult result = acting.release(visit, id, wording, notes(visit));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("result", Acting.code(result));
        said.put("said", TEXTS.of(sentence(result)));
        return switch (result) {
            case PUBLISHED, KEPT, SECOND_NEEDED, ALREADY_YOURS -> rows.standing(visit, id, said);
            case TOO_EARLY, PROPOSED, OTHER_WORDING ->
                rows.standing(visit, id, said).withStatus(409);
            case GONE -> rows.late(visit, id);
        };
    }

    /// What the moderator saw that the text tells of, beside what its writer ticked.
    private static Set<ContentNote> notes(Visit visit) {
        List<String> codes = List.of(visit.field("notes").split(","));
        return Arrays.stream(ContentNote.values())
                .filter(note -> codes.contains(note.code()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ContentNote.class)));
    }

    private static String sentence(ReleaseResult result) {
        return switch (result) {
            case PUBLISHED -> "console.moderation.released.published";
            case KEPT -> "console.moderation.released.kept";
            case SECOND_NEEDED -> "console.moderation.released.second";
            case ALREADY_YOURS -> "console.moderation.released.yours";
            case TOO_EARLY -> "console.moderation.released.early";
            case PROPOSED -> "console.moderation.released.proposed";
            case OTHER_WORDING -> "console.moderation.released.other";
            case GONE -> "console.moderation.handled";
        };
    }

    private Response propose(Visit visit, UUID id) {
        String country = visit.field("country");
        Wording wording =
                wording(VoiceForm.line(raw(visit, "name")), country, VoiceForm.paragraphs(raw(visit, "text")));
        Map<String, String> flaws = flaws(visit, wording, country);
        if (!flaws.isEmpty()) {
            return Response.json(422, Json.write(Map.of("errors", flaws)));
        }
        return switch (acting.propose(visit, id, wording)) {
            case DONE -> rows.standing(visit, id, Map.of("said", TEXTS.of("console.moderation.propose.done")));
            case TAKEN_BACK -> rows.standing(visit, id, Map.of("said", TEXTS.of("console.moderation.propose.back")));
            case SAME ->
                Response.json(
                        422, Json.write(Map.of("errors", Map.of("text", TEXTS.of("console.moderation.propose.same")))));
            case GONE -> rows.late(visit, id);
        };
    }

    /// In words, by field.
    private static Map<String, String> flaws(Visit visit, Wording wording, String country) {
        Map<String, String> flaws = new LinkedHashMap<>();
        VoiceForm.flaws(wording).forEach((field, key) -> flaws.put(field, TEXTS.of(Flaws.key(key))));
        if (!country.isEmpty() && wording.country().isEmpty()) {
            flaws.put("country", TEXTS.of("console.moderation.wrong.country"));
        }
        for (String field : List.of("name", "text")) {
            if (visit.form().unreadable().contains(field)) {
                flaws.put(field, TEXTS.of("console.moderation.wrong.characters"));
            }
        }
        return flaws;
    }
}
