package eu.undersigned.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {
    @Test
    void anEmptyLineBeginsAParagraphAndALineEndStays() {
        assertThat(Prose.of("one\ntwo\n \n\nthree").paragraphs().stream().map(List::size))
                .containsExactly(2, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    see https://example.org/a?b=c&d=e.          | https://example.org/a?b=c&d=e
                    (https://example.org/news)                  | https://example.org/news
                    “https://example.org/news”, he said         | https://example.org/news
                    https://example.org/<script>                | https://example.org/
                    http://example.org:8080/                    | http://example.org:8080/
                    """)
    void anAddressIsALinkWithoutWhatEndsTheSentence(String text, String link) {
        assertThat(pieces(text).stream().map(Prose.Piece::link).flatMap(Optional::stream))
                .containsExactly(link);
        assertThat(String.join("", pieces(text).stream().map(Prose.Piece::text).toList()))
                .as("no letter is lost")
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "data:text/html;x", "example.org", "ftp://example.org", "mailto:ann@example.org"
    })
    void nothingElseIsALink(String text) {
        assertThat(pieces(text)).containsExactly(new Prose.Piece(text, Optional.empty()));
    }

    private static List<Prose.Piece> pieces(String line) {
        return Prose.of(line).paragraphs().getFirst().getFirst().pieces();
    }
}
