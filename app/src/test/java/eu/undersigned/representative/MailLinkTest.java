package eu.undersigned.representative;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Links by RFC 6068: a mail program reads from them exactly what was put in.
class MailLinkTest {
    private static final String TO = "maria@example.org";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Grüße           | Gr%C3%BC%C3%9Fe
            Ναι             | %CE%9D%CE%B1%CE%B9
            Да              | %D0%94%D0%B0
            a & b           | a%20%26%20b
            1+1=2?          | 1%2B1%3D2%3F
            100 % #1        | 100%20%25%20%231
            “so” – it’s     | %E2%80%9Cso%E2%80%9D%20%E2%80%93%20it%E2%80%99s
            a/b;c:d@e,f     | a%2Fb%3Bc%3Ad%40e%2Cf
            -._~            | -._~
            <b>"x"</b>      | %3Cb%3E%22x%22%3C%2Fb%3E
            """)
    void whatIsNotPlainIsPercentEncoded(String text, String encoded) {
        assertThat(MailLink.of(TO, text, "")).contains("mailto:maria@example.org?subject=" + encoded + "&body=");
        assertThat(MailLink.of(TO, "", text)).contains("mailto:maria@example.org?subject=&body=" + encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\r\ntwo", "one\rtwo"})
    void aLineBreakIsACarriageReturnAndALineFeed(String text) {
        assertThat(MailLink.of(TO, "", text)).contains("mailto:maria@example.org?subject=&body=one%0D%0Atwo");
    }

    @Test
    void aPictureOfFourBytesStaysOneSign() {
        assertThat(MailLink.of(TO, "🕊", "")).contains("mailto:maria@example.org?subject=%F0%9F%95%8A&body=");
    }

    /// Neither what people type nor a mailbox can put in another recipient.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello&bcc=everybody@example.org",
                "hello\r\nBcc: everybody@example.org",
                "hello%0D%0ABcc:everybody@example.org",
                "hello?cc=everybody@example.org",
                "hello#&to=everybody@example.org",
                "hello;bcc=x"
            })
    void noValueBeginsAnotherHeader(String hostile) {
        for (String link : List.of(
                MailLink.of(TO, hostile, "").orElseThrow(),
                MailLink.of(TO, "", hostile).orElseThrow(),
                MailLink.of(hostile.replaceAll("\\R", "") + "@example.org", "", "")
                        .orElseThrow())) {
            URI uri = URI.create(link);
            assertThat(uri.getScheme()).isEqualTo("mailto");
            String query = link.substring(link.indexOf('?') + 1);
            assertThat(Arrays.stream(query.split("&")).map(part -> part.split("=")[0]))
                    .containsExactly("subject", "body");
            assertThat(link.chars().filter(letter -> letter == '?').count()).isOne();
            assertThat(link).doesNotContain("#", "\r", "\n", " ", ";");
        }
        assertThat(decoded(MailLink.of(TO, "", hostile).orElseThrow())).isEqualTo(hostile);
    }

    private static String decoded(String link) {
        String body = link.substring(link.indexOf("&body=") + 6);
        List<Byte> bytes = new ArrayList<>();
        for (int i = 0; i < body.length(); i++) {
            boolean isEncoded = body.charAt(i) == '%';
            bytes.add((byte) (isEncoded ? Integer.parseInt(body.substring(i + 1, i + 3), 16) : body.charAt(i)));
            i += isEncoded ? 2 : 0;
        }
        byte[] plain = new byte[bytes.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = bytes.get(i);
        }
        return new String(plain, StandardCharsets.UTF_8);
    }

    @Test
    void aLinkHasAtMost1900Characters() {
        int room = MailLink.LONGEST - "mailto:maria@example.org?subject=s&body=".length();
        assertThat(MailLink.of(TO, "s", "x".repeat(room)))
                .hasValueSatisfying(link -> assertThat(link).hasSize(1_900));
        assertThat(MailLink.of(TO, "s", "x".repeat(room + 1))).isEmpty();
        assertThat(MailLink.of(TO, "s")).contains("mailto:maria@example.org?subject=s");
    }

    @Test
    void aGreekLetterTakesSixCharacters() {
        assertThat(MailLink.of(TO, "", "α".repeat(300))).isPresent();
        assertThat(MailLink.of(TO, "", "α".repeat(320))).isEmpty();
        assertThat(MailLink.of(TO, "α".repeat(320))).isEmpty();
    }
}
