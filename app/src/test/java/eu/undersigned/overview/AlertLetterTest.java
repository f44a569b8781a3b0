package eu.undersigned.overview;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Letters wait in the database across an update: these bytes were written by the versions before.
class AlertLetterTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");
    private static final byte[] STORED = ("\000\020dora@example.org"
                    + "\000\005D\303\263ra"
                    + "\000\014Every Second"
                    + "\000\021/console/x/alerts"
                    + "\000\007One\012Two")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final AlertLetter LETTER =
            new AlertLetter(ID, "dora@example.org", "Dóra", "Every Second", "/console/x/alerts", "One\nTwo");

    @Test
    void isStoredAsEver() {
        assertThat(LETTER.encode().content()).isEqualTo(STORED);
        assertThat(LETTER.encode().kind()).isEqualTo("CONSOLE_ALERTS");
    }

    @Test
    void isReadAsItWasStored() {
        assertThat(AlertLetter.decode(new Letter(ID, "CONSOLE_ALERTS", STORED))).isEqualTo(LETTER);
    }
}
