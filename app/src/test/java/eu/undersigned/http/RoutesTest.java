package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    private static final List<String> PATTERNS = List.of(
            "/",
            "/livez",
            "/{lang}/{campaign}",
            "/{lang}/help",
            "/static/{file}",
            "/{lang}/{campaign}/sign",
            "/{a}/x/{b}");

    private static final Handler HANDLER = _ -> Response.text(200, "");

    @ParameterizedTest
    @CsvSource({
        "/, /, ''",
        "/livez, /livez, ''",
        "/en/every-second-counts, /{lang}/{campaign}, campaign=every-second-counts lang=en",
        // What is written wins over a variable, whichever was added first.
        "/en/help, /{lang}/help, lang=en",
        "/static/site.css, /static/{file}, file=site.css",
        "/static/help, /static/{file}, file=help",
        "/en/a/sign, /{lang}/{campaign}/sign, campaign=a lang=en",
        "/en/x/sign, /{a}/x/{b}, a=en b=sign",
        "/x, '', ''",
        "/livez/, '', ''",
        "/LIVEZ, '', ''",
        "/en/, '', ''",
        "//every-second-counts, '', ''",
        "/en/a/sing, '', ''",
        "/en/a/b/c, '', ''"
    })
    void findsThePatternThatFitsBest(String path, String pattern, String variables) {
        for (List<String> patterns : List.of(PATTERNS, PATTERNS.reversed())) {
            Routes routes = new Routes();
            Map<String, Handler> handlers = new java.util.HashMap<>();
            patterns.forEach(it -> {
                Handler handler = _ -> Response.text(200, it);
                handlers.put(it, handler);
                routes.get(it, handler);
            });
            assertThat(routes.find("GET", path).map(Routes.Match::handler).orElse(HANDLER))
                    .isSameAs(handlers.getOrDefault(pattern, HANDLER));
            assertThat(String.join(
                            " ",
                            routes.find("GET", path).map(Routes.Match::variables).orElse(Map.of()).entrySet().stream()
                                    .map(Map.Entry::toString)
                                    .sorted()
                                    .toList()))
                    .isEqualTo(variables);
        }
    }

    @Test
    void keepsMethodsApart() {
        Routes routes = new Routes().get("/a", HANDLER).post("/b", HANDLER);
        assertThat(routes.find("GET", "/a")).isPresent();
        assertThat(routes.find("HEAD", "/a")).isPresent();
        assertThat(routes.find("POST", "/a")).isEmpty();
        assertThat(routes.find("HEAD", "/b")).isEmpty();
        assertThat(routes.find("DELETE", "/b")).isEmpty();
        assertThat(routes.exists("/b")).isTrue();
        assertThat(routes.exists("/c")).isFalse();
    }
}
