package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnCopiesTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Signer SIGNER = SignForms.signer();
    private static final Signer OTHER = new Signer(SignForms.name("Ana Kovač-Horvat"), SIGNER.email());

    private final SignatureToken first = token();
    private final SignatureToken second = token();
    private final SignatureToken third = token();
    private final byte[] one = OwnCopies.first(first.secret(), SIGNER, RANDOM);

    private static SignatureToken token() {
        byte[] secret = new byte[SignatureToken.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new SignatureToken(new UUID(1, 2), secret);
    }

    @Test
    void aLinkShowsItsSignerAndNoOtherLinkDoes() {
        assertThat(OwnCopies.open(one, 0, first)).hasValue(SIGNER);
        assertThat(OwnCopies.open(one, 0, second)).isEmpty();
        assertThat(OwnCopies.open(one, 1, first)).isEmpty();
        assertThat(new String(one, StandardCharsets.UTF_8)).doesNotContain("Ana", "example");
    }

    @Test
    void furtherLinksHaveCopiesOfTheirOwn() {
        byte[] two = OwnCopies.with(one, 1, OwnCopies.first(second.secret(), OTHER, RANDOM));
        byte[] three = OwnCopies.with(two, 2, OwnCopies.first(third.secret(), SIGNER, RANDOM));
        assertThat(OwnCopies.open(three, 0, first)).hasValue(SIGNER);
        assertThat(OwnCopies.open(three, 1, second)).hasValue(OTHER);
        assertThat(OwnCopies.open(three, 2, third)).hasValue(SIGNER);
        byte[] without = OwnCopies.withoutSecond(three);
        assertThat(OwnCopies.open(without, 0, first)).hasValue(SIGNER);
        assertThat(OwnCopies.open(without, 1, third)).hasValue(SIGNER);
        assertThat(OwnCopies.open(without, 2, third)).isEmpty();
    }

    @Test
    void afterACorrectionOnlyTheLinkThatMadeItShowsAName() {
        byte[] corrected = OwnCopies.corrected(1, 3, second, OTHER, RANDOM);
        assertThat(OwnCopies.open(corrected, 0, first)).isEmpty();
        assertThat(OwnCopies.open(corrected, 1, second)).hasValue(OTHER);
        assertThat(OwnCopies.open(corrected, 2, third)).isEmpty();
        byte[] more = OwnCopies.with(corrected, 3, OwnCopies.first(third.secret(), SIGNER, RANDOM));
        assertThat(OwnCopies.open(more, 3, third)).hasValue(SIGNER);
    }

    @Test
    void aRowOfAnEarlierVersionHasNoCopiesAndGetsThemWithItsNextLink() {
        assertThat(OwnCopies.open(new byte[0], 0, first)).isEmpty();
        byte[] later = OwnCopies.with(new byte[0], 2, OwnCopies.first(third.secret(), SIGNER, RANDOM));
        assertThat(OwnCopies.open(later, 2, third)).hasValue(SIGNER);
        assertThat(OwnCopies.open(later, 0, third)).isEmpty();
    }

    @Test
    void whatIsDamagedOrCutShowsNobody() {
        for (int bit = 16; bit < 8 * one.length; bit++) {
            byte[] flipped = one.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(OwnCopies.open(flipped, 0, first)).isEmpty();
        }
        for (int length = 0; length < one.length; length++) {
            assertThat(OwnCopies.open(Arrays.copyOf(one, length), 0, first)).isEmpty();
        }
    }
}
