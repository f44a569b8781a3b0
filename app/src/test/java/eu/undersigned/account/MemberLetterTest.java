package eu.undersigned.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Letters wait in the database across an update: these bytes were written by the versions before.
class MemberLetterTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");
    private static final byte[] STORED = ("\000\020dora@example.org"
                    + "\000\005D\303\263ra"
                    + "\000\003Max"
                    + "\000\014Every Second"
                    + "\000\006EDITOR"
                    + "\000\025https://example.org/x"
                    + "\000\000\001\232\334[\340{")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final MemberLetter LETTER = new MemberLetter(
            ID,
            MemberLetter.Kind.CONSOLE_INVITED,
            "dora@example.org",
            "Dóra",
            "Max",
            "Every Second",
            "EDITOR",
            "https://example.org/x",
            Instant.ofEpochMilli(1764633600123L));

    @Test
    void isStoredAsEver() {
        assertThat(LETTER.encode().content()).isEqualTo(STORED);
        assertThat(LETTER.encode().kind()).isEqualTo("CONSOLE_INVITED");
    }

    @Test
    void isReadAsItWasStored() {
        assertThat(MemberLetter.decode(new Letter(ID, "CONSOLE_INVITED", STORED)))
                .isEqualTo(LETTER);
    }
}
