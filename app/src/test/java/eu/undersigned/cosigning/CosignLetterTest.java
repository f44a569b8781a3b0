package eu.undersigned.cosigning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Letters wait in the database across an update: these bytes were written by the versions before.
class CosignLetterTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");
    private static final byte[] STORED = ("\000\002SL"
                    + "\000\014Every Second"
                    + "\000\005Pismo"
                    + "\000\017/sl/letters/one"
                    + "\000\013\305\275iva Zgled"
                    + "\000\020ziva@example.org"
                    + "\000\005/sl/x"
                    + "\000\007mandate")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final CosignLetter LETTER = new CosignLetter(
            ID,
            CosignLetter.Kind.COSIGN_DECLINED,
            Language.SL,
            "Every Second",
            "Pismo",
            "/sl/letters/one",
            "Živa Zgled",
            "ziva@example.org",
            "/sl/x",
            DeclineReason.of("mandate"));

    @Test
    void isStoredAsEver() {
        assertThat(LETTER.encode().content()).isEqualTo(STORED);
        assertThat(LETTER.encode().kind()).isEqualTo("COSIGN_DECLINED");
    }

    @Test
    void isReadAsItWasStored() {
        assertThat(CosignLetter.decode(new Letter(ID, "COSIGN_DECLINED", STORED)))
                .isEqualTo(LETTER);
    }
}
