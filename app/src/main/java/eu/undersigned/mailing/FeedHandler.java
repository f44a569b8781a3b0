package eu.undersigned.mailing;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a feeding program asks for and brings (docs/formats/mailing.md).
final class FeedHandler {
    private static final int MOST_LETTERS = 1_000;

    private final Database database;
    private final Campaigns campaigns;
    private final FeedTokens tokens;
    private final Feeding feeding;

    FeedHandler(Database database, Campaigns campaigns, FeedTokens tokens, Feeding feeding) {
        this.database = database;
        this.campaigns = campaigns;
        this.tokens = tokens;
        this.feeding = feeding;
    }

    void route(Routes routes) {
        routes.get("/api/v1/mailings/{id}", request -> with(request, (_, mailing) -> state(mailing)));
        routes.get("/api/v1/mailings/{id}/recipients", request -> with(request, this::recipients));
        routes.post("/api/v1/mailings/{id}/letters", request -> with(request, this::letters));
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Request request, Mailing mailing);
    }

    /// An unknown mailing is answered like a wrong token.
    private Response with(Request request, Answer answer) {
        String token = request.header("authorization").replaceFirst("^(?i)bearer ", "");
        Optional<Mailing> mailing = database.inTransaction(transaction -> tokens.mailing(transaction, token)
                .filter(id -> id.toString().equals(request.variable("id")))
                .flatMap(id -> MailingStore.find(transaction, id)));
        return mailing.map(found -> answer.to(request, found))
                .orElseGet(() -> Problem.response(
                                401, "unauthorized", "A token of this mailing is expected, and still valid", Map.of())
                        .with("WWW-Authenticate", "Bearer"));
    }

    private Response state(Mailing mailing) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("mailing", mailing.id());
        state.put("campaign", campaigns.byId(mailing.campaign()).slug());
        state.put("state", mailing.state().code());
        state.put("names", mailing.isNaming());
        database.useTransaction(transaction -> {
            state.put("wanted", feeding.wanted(transaction, mailing));
            state.put("waiting", feeding.waiting(transaction, mailing));
            int lead = campaigns.byId(mailing.campaign()).lead().id();
            state.put("keys", FeedStore.keys(transaction, lead));
        });
        mailing.recipients().ifPresent(count -> state.put("recipients", count));
        state.put("sent", mailing.outcome().sent());
        state.put("bounced", mailing.outcome().bounced());
        state.put("unsure", mailing.outcome().unsure());
        state.put("failed", mailing.outcome().failed());
        return Response.json(200, Json.write(state)).asSecret();
    }

    private Response recipients(Request request, Mailing mailing) {
        if (!mailing.state().isUnderWay()) {
            return notUnderWay(mailing);
        }
        String asked = request.query().getOrDefault("after", "");
        Optional<UUID> after = id(asked);
        if (!asked.isEmpty() && after.isEmpty()) {
            return Problem.response(400, "bad-request", "after is the id of a record", Map.of());
        }
        Feeding.Page page = feeding.recipients(mailing, after);
        Response response =
                Response.of(200, "application/x-ndjson", page.bundle()).asSecret();
        String path = "/api/v1/mailings/" + mailing.id() + "/recipients?after=";
        // RFC 8288
        return page.next()
                .map(next -> response.with("Link", "<" + path + next + ">; rel=\"next\""))
                .orElse(response);
    }

    private static Response notUnderWay(Mailing mailing) {
        return Problem.response(
                409,
                "mailing-" + mailing.state().code(),
                "The mailing is not being sent",
                Map.of("state", mailing.state().code()));
    }

    private Response letters(Request request, Mailing mailing) {
        if (!mailing.state().isUnderWay()) {
            return notUnderWay(mailing);
        }
        Optional<List<Feeding.Letter>> letters = letters(request.body());
        if (letters.isEmpty()) {
            return Problem.response(
                    400,
                    "bad-request",
                    "Expected {\"letters\": [{\"id\": UUID, \"email\": TEXT, \"name\": TEXT}]}, " + MOST_LETTERS
                            + " at most",
                    Map.of());
        }
        Feeding.Taken taken = feeding.take(mailing, letters.get());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("handled", taken.handled());
        answer.put("taken", taken.taken());
        answer.put("refused", taken.refused());
        answer.put("wanted", taken.wanted());
        return Response.json(200, Json.write(answer)).asSecret();
    }

    private static Optional<List<Feeding.Letter>> letters(byte[] body) {
        try {
            if (!(Json.readObject(body).get("letters") instanceof List<?> list) || list.size() > MOST_LETTERS) {
                return Optional.empty();
            }
            List<Feeding.Letter> letters = new ArrayList<>();
            for (Object one : list) {
                Optional<Feeding.Letter> letter = letter(one);
                if (letter.isEmpty()) {
                    return Optional.empty();
                }
                letters.add(letter.get());
            }
            return Optional.of(letters);
        } catch (Json.NotAnObject e) {
            return Optional.empty();
        }
    }

    private static Optional<Feeding.Letter> letter(Object json) {
        return json instanceof Map<?, ?> fields
                        && fields.get("id") instanceof String id
                        && fields.get("email") instanceof String email
                ? id(id).map(found ->
                        new Feeding.Letter(found, email, fields.get("name") instanceof String name ? name : ""))
                : Optional.empty();
    }

    /// In the one spelling that we write.
    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
