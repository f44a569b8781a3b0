package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignLetterTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");

    @ParameterizedTest
    @EnumSource
    void comesBackFromTheOutboxAsItWent(SignLetter.Kind kind) {
        for (var organisation : new SignRequest[] {
            request(Optional.empty(), Optional.empty()),
            request(Optional.of(8), Optional.of(true)),
            request(Optional.of(8), Optional.of(false))
        }) {
            SignLetter letter = letter(kind, organisation);
            SignLetter decoded = SignLetter.decode(letter.encode());
            assertThat(decoded).usingRecursiveComparison().isEqualTo(letter);
        }
    }

    /// Letters wait in the database across an update: these bytes were written by the versions before, the shorter ones
    /// by those that did not count what a text asks.
    @Test
    void isStoredAsEver() {
        UUID signature = UUID.fromString("00000000-0000-0002-0000-000000000003");
        SignatureToken token =
                new SignatureToken(signature, "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        SignLetter letter = new SignLetter(
                SignLetter.Kind.CONFIRM,
                ID,
                3,
                new Shown(Language.SL, 41, 7),
                token,
                request(Optional.of(8), Optional.of(true)));
        HexFormat hex = HexFormat.of();
        String earlier = "00000003" + "0002" + "534c" + "00000029" + "0000000000000002" + "0000000000000003"
                + "30313233343536373839616263646566"
                // A flower is six bytes where it would be four in UTF-8.
                + "0011" + "416e61204b6f7661c48d20" + "eda0bcedbcbb"
                + "001a" + "616e612e6b6f7661c48d4062c3bc636865722e6578616d706c65"
                + "0002" + "5349" + "01" + "00000008" + "02";
        assertThat(hex.formatHex(letter.encode().content())).isEqualTo(earlier + "00000007");
        assertThat(SignLetter.decode(new Letter(ID, "CONFIRM", hex.parseHex(earlier + "00000007"))))
                .usingRecursiveComparison()
                .isEqualTo(letter);
        assertThat(SignLetter.decode(new Letter(ID, "CONFIRM", hex.parseHex(earlier)))
                        .shown())
                .isEqualTo(new Shown(Language.SL, 41, 0));
    }

    @Test
    void becomesAnotherKindWithAnotherLink() {
        SignLetter letter = letter(SignLetter.Kind.CONFIRM, request(Optional.empty(), Optional.empty()));
        SignatureToken token = new SignatureToken(UUID.randomUUID(), new byte[16]);
        SignLetter changed = letter.as(SignLetter.Kind.AGAIN, token);
        assertThat(changed.kind()).isEqualTo(SignLetter.Kind.AGAIN);
        assertThat(changed.token()).isSameAs(token);
        assertThat(changed.id()).isEqualTo(letter.id());
        assertThat(changed.request()).isEqualTo(letter.request());
    }

    @Test
    void printsNobody() {
        Letter letter = letter(SignLetter.Kind.FULL, request(Optional.empty(), Optional.empty()))
                .encode();
        assertThat(letter.toString()).isEqualTo("Letter[" + ID + ", FULL]");
        assertThat(SignLetter.decode(letter).toString()).doesNotContain("Ana", "bücher");
    }

    private static SignLetter letter(SignLetter.Kind kind, SignRequest request) {
        SignatureToken token = new SignatureToken(
                UUID.randomUUID(), "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return new SignLetter(kind, ID, 3, new Shown(Language.SL, 41, 7), token, request);
    }

    private static SignRequest request(Optional<Integer> organisation, Optional<Boolean> organisationUpdates) {
        return new SignRequest(SignForms.signer(), "SI", true, organisation, organisationUpdates);
    }
}
