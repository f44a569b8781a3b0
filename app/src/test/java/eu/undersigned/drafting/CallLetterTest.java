package eu.undersigned.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Letters wait in the database across an update: these bytes were written by the versions before.
class CallLetterTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");
    private static final byte[] STORED = ("\000\020dora@example.org"
                    + "\000\005D\303\263ra"
                    + "\000\014Every Second"
                    + "\000\010A letter"
                    + "\000\026/console/x/letters/one"
                    + "\000\0121 May 2027")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final CallLetter LETTER = new CallLetter(
            ID,
            CallLetter.Kind.LETTER_CALL,
            "dora@example.org",
            "Dóra",
            "Every Second",
            "A letter",
            "/console/x/letters/one",
            "1 May 2027");

    @Test
    void isStoredAsEver() {
        assertThat(LETTER.encode().content()).isEqualTo(STORED);
        assertThat(LETTER.encode().kind()).isEqualTo("LETTER_CALL");
    }

    @Test
    void isReadAsItWasStored() {
        assertThat(CallLetter.decode(new Letter(ID, "LETTER_CALL", STORED))).isEqualTo(LETTER);
    }
}
