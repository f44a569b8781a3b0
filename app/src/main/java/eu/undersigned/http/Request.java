package eu.undersigned.http;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a handler gets: the request, its body already read and bounded.
///
/// @param path decoded, such as `/en/every-second-counts`
/// @param variables the parts of the path that the route names
/// @param query decoded parameters of the URL, the first of each name
/// @param header a header's value by name, empty when absent
/// @param body at most `http.max.body` bytes
public record Request(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        Function<String, String> header,
        Network network,
        byte[] body) {
    private static final Pattern REFUSES_GZIP = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    Request with(Map<String, String> foundVariables, byte[] readBody) {
        return new Request(method, path, foundVariables, query, header, network, readBody);
    }

    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /// The language that the URL names; empty when it is none of ours.
    public Optional<Language> language() {
        return Optional.ofNullable(variables.get("lang")).flatMap(Language::of);
    }

    /// The visitor's language: the URL's, else the browser's preference among `offered`.
    public Language languageAmong(List<Language> offered) {
        return language()
                .filter(offered::contains)
                .orElseGet(() -> Language.preferred(header("accept-language"), offered));
    }

    public String header(String name) {
        return header.apply(name);
    }

    public boolean isForApi() {
        return path.startsWith("/api/");
    }

    /// From loopback, asked for as such, and not passed on by a proxy that runs here for others.
    public boolean isFromThisMachine() {
        return network.isLoopback()
                && header("host").matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?")
                && header("x-forwarded-for").isEmpty()
                && header("forwarded").isEmpty();
    }

    public boolean acceptsGzip() {
        String accepted = header("accept-encoding");
        return accepted.contains("gzip")
                && (accepted.indexOf(';') < 0 || !REFUSES_GZIP.matcher(accepted).find());
    }

    /// The content type without its parameters, in lower case.
    public String contentType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Request[" + method + "]"; // path and body may hold a token or personal data
    }
}
