package eu.undersigned.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Letters wait in the database across an update: these bytes were written by the versions before.
class KeyLetterTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");
    private static final byte[] STORED = ("\000\002DE"
                    + "\000\014Every Second"
                    + "\000\006verein"
                    + "\000\022Verein f\303\274r Kinder"
                    + "\000\020post@example.org"
                    + "\000\000"
                    + "\000\007age1abc"
                    + "\000\000\001\232\334[\340{")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final KeyLetter LETTER = new KeyLetter(
            ID,
            KeyLetter.Kind.KEY_FIRST,
            Language.DE,
            "Every Second",
            "verein",
            "Verein für Kinder",
            "post@example.org",
            "",
            "age1abc",
            Instant.ofEpochMilli(1764633600123L));

    @Test
    void isStoredAsEver() {
        assertThat(LETTER.encode().content()).isEqualTo(STORED);
        assertThat(LETTER.encode().kind()).isEqualTo("KEY_FIRST");
    }

    @Test
    void isReadAsItWasStored() {
        assertThat(KeyLetter.decode(new Letter(ID, "KEY_FIRST", STORED))).isEqualTo(LETTER);
    }
}
