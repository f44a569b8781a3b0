package eu.undersigned.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeTokensTest {
    private static final UUID SIGNATURE = UUID.fromString("0199a000-0000-7000-8000-0123456789ab");
    private static final UnsubscribeTokens.Link LINK = new UnsubscribeTokens.Link(7, SIGNATURE);

    private final UnsubscribeTokens tokens = new UnsubscribeTokens(new byte[32]);

    /// Computed by the description in docs/formats/mailing.md alone, with Python's hmac.
    @Test
    void aLinkHasTheBytesThatAreWrittenDown() {
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(tokens.of(LINK));
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00000007" + "0199a0000000700080000123456789ab" + "25fa1a38d8a2a2290659f189de7f4b9c");
        assertThat(tokens.of(LINK)).hasSize(48);
    }

    @Test
    void onlyOurOwnLinksAreRead() {
        assertThat(tokens.parse(tokens.of(LINK))).contains(LINK);
        assertThat(new UnsubscribeTokens(new byte[] {
                            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                            0
                        })
                        .parse(tokens.of(LINK)))
                .isEmpty();
        String link = tokens.of(LINK);
        for (int i = 0; i < link.length(); i++) {
            String changed = link.substring(0, i) + (link.charAt(i) == 'A' ? 'B' : 'A') + link.substring(i + 1);
            assertThat(tokens.parse(changed)).as(changed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test", "####", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoLinkIsNone(String text) {
        assertThat(tokens.parse(text)).isEmpty();
    }
}
