package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
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
