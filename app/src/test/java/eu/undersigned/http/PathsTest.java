package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "/, /, true",
        "/, /x, false",
        "/livez, /livez, true",
        "/livez, /livez/, false",
        "/livez, /LIVEZ, false",
        "/{lang}/{campaign}, /en/every-second-counts, true",
        "/{lang}/{campaign}, /en/, false",
        "/{lang}/{campaign}, //every-second-counts, false",
        "/{lang}/{campaign}, /en/a/b, false",
        "/{lang}/{campaign}, /en, false",
        "/{lang}/{campaign}/sign, /en/a/sign, true",
        "/{lang}/{campaign}/sign, /en/a/sing, false"
    })
    void matchesPartByPart(String pattern, String path, boolean matches) {
        assertThat(Paths.matches(pattern, path)).isEqualTo(matches);
    }
}
