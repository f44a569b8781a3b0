package eu.undersigned.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Letters wait in the database across an update: these bytes were written by the versions before.
class TestLetterTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");
    private static final byte[] STORED = ("\000\000\000\003"
                    + "\000\002EL"
                    + "\000\020dora@example.org"
                    + "\000\006\316\235\316\255\316\261"
                    + "\000\010One\012\012Two")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final TestLetter LETTER =
            new TestLetter(ID, 3, Language.EL, "dora@example.org", new UpdateText("Νέα", "One\n\nTwo"));

    @Test
    void isStoredAsEver() {
        assertThat(LETTER.encode().content()).isEqualTo(STORED);
        assertThat(LETTER.encode().kind()).isEqualTo("MAILING_TEST");
    }

    @Test
    void isReadAsItWasStored() {
        assertThat(TestLetter.decode(new Letter(ID, "MAILING_TEST", STORED))).isEqualTo(LETTER);
    }
}
