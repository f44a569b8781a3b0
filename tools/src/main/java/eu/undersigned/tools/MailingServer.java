package eu.undersigned.tools;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server of a mailing, as a program that feeds it sees it (docs/formats/mailing.md).
final class MailingServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /// RFC 8288, as this server writes it.
    private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");

    private final URI mailing;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// @param mailing without a slash at the end
    MailingServer(URI mailing, String token) {
        this.mailing = mailing;
        this.token = token;
    }

    /// It does not answer, or not now: to be tried again.
    static final class Away extends Exception {
        private static final long serialVersionUID = 1L;

        Away(String reason) {
            super(reason, null, false, false);
        }
    }

    /// It will never answer otherwise.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /// @param keys public ones to which records were sealed
    record State(
            String campaign,
            String state,
            boolean names,
            long wanted,
            long waiting,
            long sent,
            long bounced,
            long unsure,
            long failed,
            List<String> keys) {}

    /// Some who are due.
    ///
    /// @param bundle in the form of a bundle
    /// @param next path of the next page; empty behind the last one
    record Page(byte[] bundle, Optional<String> next) {}

    /// One letter. Its text form says nothing of the person.
    record Letter(String id, String mailbox, String name) {
        @Override
        public String toString() {
            return "Letter[" + id + "]";
        }
    }

    /// @param handled letters, from the first on; the others are too early
    /// @param refused of them, since mailbox or name are not the signature's
    record Taken(int handled, int refused) {}

    State state() throws Away, Refused, InterruptedException {
        JsonNode json = json(ask(request("").GET()).body());
        List<String> keys = new ArrayList<>();
        json.path("keys").forEach(key -> keys.add(key.asString("")));
        return new State(
                json.path("campaign").asString(""),
                json.path("state").asString(""),
                json.path("names").asBoolean(false),
                json.path("wanted").asLong(0),
                json.path("waiting").asLong(0),
                json.path("sent").asLong(0),
                json.path("bounced").asLong(0),
                json.path("unsure").asLong(0),
                json.path("failed").asLong(0),
                keys);
    }

    Page firstPage() throws Away, Refused, InterruptedException {
        return page(request("/recipients"));
    }

    /// @param path from the page before
    Page page(String path) throws Away, Refused, InterruptedException {
        return page(bearing(HttpRequest.newBuilder(mailing.resolve(path))));
    }

    private Page page(HttpRequest.Builder request) throws Away, Refused, InterruptedException {
        HttpResponse<byte[]> answer = ask(request.GET());
        Matcher next = NEXT.matcher(answer.headers().firstValue("link").orElse(""));
        return new Page(answer.body(), next.matches() ? Optional.of(next.group(1)) : Optional.empty());
    }

    Taken feed(List<Letter> letters) throws Away, Refused, InterruptedException {
        List<Map<String, String>> list = new ArrayList<>();
        for (Letter letter : letters) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("id", letter.id());
            fields.put("email", letter.mailbox());
            if (!letter.name().isEmpty()) {
                fields.put("name", letter.name());
            }
            list.add(fields);
        }
        byte[] body = JSON.writeValueAsBytes(Map.of("letters", list));
        JsonNode json = json(ask(request("/letters")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)))
                .body());
        return new Taken(json.path("handled").asInt(0), json.path("refused").asInt(0));
    }

    private HttpRequest.Builder request(String path) {
        return bearing(HttpRequest.newBuilder(URI.create(mailing + path)));
    }

    private HttpRequest.Builder bearing(HttpRequest.Builder request) {
        return request.timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> ask(HttpRequest.Builder request) throws Away, Refused, InterruptedException {
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Away("no answer (" + e.getClass().getSimpleName() + ")");
        }
        switch (answer.statusCode()) {
            case 200 -> {
                return answer;
            }
            case 401 ->
                throw new Refused("the server does not take this token: it was mistyped, is older than seven days, was"
                        + " taken back, or is of another mailing. Make another one on the mailing's page");
            case 409 ->
                throw new Refused("the mailing is not being sent: "
                        + json(answer.body()).path("state").asString("its state does not allow it"));
            case 400, 404, 413, 422 ->
                throw new Refused("the server does not understand this program (status " + answer.statusCode()
                        + "): is the address that of a mailing, such as https://HOST/api/v1/mailings/7?");
            default -> throw new Away("status " + answer.statusCode());
        }
    }

    private static JsonNode json(byte[] body) throws Away {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Away("an answer that is no JSON");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
