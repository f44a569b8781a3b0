package eu.undersigned;

import eu.undersigned.account.Sessions;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Somebody with a browser and an authenticator who comes to the console's door; cookies are kept as
/// browsers do.
final class Newcomer {
    static final String ORIGIN = "https://petition.example.org";

    final SoftwareAuthenticator device;
    final Map<String, String> cookies = new HashMap<>();
    private final TestApplication application;

    Newcomer(TestApplication application) {
        this(application, new SoftwareAuthenticator(ORIGIN));
    }

    Newcomer(TestApplication application, SoftwareAuthenticator device) {
        this.application = application;
        this.device = device;
    }

    HttpResponse<String> get(String path) {
        return kept(application.get(path, headers()));
    }

    /// Sends a form with the session's secret, as pages of the console do.
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        session().ifPresent(session -> all.putIfAbsent("csrf", Sessions.csrf(session)));
        return kept(application.visitor().post(path, all, headers()));
    }

    Optional<String> session() {
        return Optional.ofNullable(cookies.get("__Host-console"));
    }

    private String[] headers() {
        List<String> pairs = new ArrayList<>();
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs.isEmpty() ? new String[0] : new String[] {"Cookie", String.join("; ", pairs)};
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("set-cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    /// What the device is asked.
    JsonNode options(String path, Map<String, String> fields) {
        HttpResponse<String> answer = post(path, fields);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Visitor.JSON.readTree(answer.body()).get("options");
    }

    /// Follows a link to the console and makes a passkey.
    ///
    /// @param link with or without a host
    HttpResponse<String> join(String link, String name, String mailbox) {
        String path = link.substring(link.indexOf("/console/"));
        Map<String, String> fields = Map.of("name", name, "mailbox", mailbox, "device", "Test device");
        String answer = device.make(options(path + "/options", fields));
        Map<String, String> all = new HashMap<>(fields);
        all.put("answer", answer);
        return post(path, all);
    }

    HttpResponse<String> signIn() {
        return signIn("");
    }

    HttpResponse<String> signIn(String then) {
        String answer = device.use(options("/console/sign-in/options", Map.of()));
        return post("/console/sign-in", Map.of("answer", answer, "then", then));
    }

    HttpResponse<String> confirm(String then) {
        String answer = device.use(options("/console/confirm/options", Map.of()));
        return post("/console/confirm", Map.of("answer", answer, "then", then));
    }

    /// The codes that a page shows.
    static List<String> codes(HttpResponse<String> page) {
        Matcher code = Pattern.compile("<code>([A-Z0-9-]{23})</code>").matcher(page.body());
        List<String> codes = new ArrayList<>();
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }
}
