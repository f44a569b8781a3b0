package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.seal.Identity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoiceTokenTest {
    private final VoiceSeal seal = new VoiceSeal(new byte[32], Optional.empty());

    @Test
    void aLinkIsReadAsItWasWritten() {
        VoiceToken token = seal.token("0".repeat(32));
        VoiceToken read = VoiceToken.parse(token.text()).orElseThrow();
        assertThat(read.id()).isEqualTo(token.id());
        assertThat(read.secret()).isEqualTo(token.secret());
        assertThat(token.text()).hasSize(64);
        assertThat(token.toString()).doesNotContain(token.text().substring(30));
    }

    @Test
    void whatIsNoLinkIsNone() {
        for (String text : new String[] {"", "x", "=".repeat(64), "*".repeat(64), "A".repeat(63), "A".repeat(65)}) {
            assertThat(VoiceToken.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void theSameFormHasTheSameLinkAndNoOtherHasIt() {
        assertThat(seal.token("a").text()).isEqualTo(seal.token("a").text());
        assertThat(seal.token("a").text()).isNotEqualTo(seal.token("b").text());
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new VoiceSeal(other, Optional.empty()).token("a").text())
                .isNotEqualTo(seal.token("a").text());
    }

    @Test
    void theLengthOfASealedTextTellsLittle() {
        VoiceToken token = seal.token("a");
        Identity moderators = Identity.generate();
        int least = sealed("x", moderators, token).length;
        assertThat(sealed("x".repeat(900), moderators, token)).hasSize(least);
        assertThat(seal.open(sealed("x", moderators, token), moderators))
                .hasValue(new Wording("", Optional.empty(), "x"));
    }

    private byte[] sealed(String text, Identity moderators, VoiceToken token) {
        return seal.seal(
                new Wording("", Optional.empty(), text),
                moderators.recipient(),
                token.identity().recipient());
    }
}
