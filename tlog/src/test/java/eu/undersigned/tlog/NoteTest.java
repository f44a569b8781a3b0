package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /// The example of the specification.
    static final String EXAMPLE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    static final String EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String LINE = "\u2014 a AAAAAAE=\n";

    @Test
    void theExampleIsReadAndWrittenAndItsKeyVerifiesIt() throws MalformedException {
        Note note = Note.parse(EXAMPLE);
        VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);

        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.signatures()).hasSize(1).allMatch(key::isNamedBy);
        assertThat(note.encode()).isEqualTo(EXAMPLE);
        assertThat(Note.parse(note.bytes())).isEqualTo(note).hasSameHashCodeAs(note);
        assertThat(key.signs(note)).isTrue();
        assertThat(key.verifies(note.text(), note.signatures().getFirst())).isTrue();
    }

    @Test
    void aChangedTextIsNotVerified() throws MalformedException {
        Note changed = Note.parse(EXAMPLE.replace("an example", "no example"));
        VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);

        assertThat(key.verifies(changed.text(), changed.signatures().getFirst()))
                .isFalse();
        assertThatThrownBy(() -> key.signs(changed))
                .isInstanceOf(MalformedException.class)
                .hasMessage("a wrong signature in the name of example.com/foo");
    }

    @Test
    void theTextGoesUpToTheLastBlankLine() throws MalformedException {
        Note note = Note.parse("a\n\n\nb\n\n\n" + LINE);

        assertThat(note.text()).isEqualTo("a\n\n\nb\n\n");
        assertThat(Note.parse("\n\n" + LINE).text()).isEqualTo("\n");
    }

    @Test
    void aNoteMayHave64SignaturesAndNoMore() throws MalformedException {
        assertThat(Note.parse("a\n\n" + LINE.repeat(64)).signatures()).hasSize(64);
        assertThatThrownBy(() -> Note.parse("a\n\n" + LINE.repeat(65)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("more than 64 signatures");
        List<NoteSignature> many =
                Collections.nCopies(65, Note.parse("a\n\n" + LINE).signatures().getFirst());
        assertThatThrownBy(() -> new Note("a\n", many)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Note("a\n", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNoteOfMoreThanAMebibyteIsNotRead() {
        assertThatThrownBy(() -> Note.parse("a".repeat(Note.MAX_BYTES) + "\n\n" + LINE))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Note.parse(new byte[Note.MAX_BYTES + 1])).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "a\n",
                "a\n\n",
                LINE,
                "\n" + LINE,
                "a\n" + LINE,
                "a\n\n\u2014 a AAAAAAE=",
                "a\n\n" + LINE + "\n",
                "a\n\n" + LINE + "b\n",
                "a\n\n" + LINE + " ",
                "a\n\n\u2014  AAAAAAE=\n",
                "a\n\n\u2014 AAAAAAE=\n",
                "a\n\n\u2014 a\u00A0b AAAAAAE=\n",
                "a\n\n\u2014 a\u0085b AAAAAAE=\n",
                "a\n\n\u2014 a\u3000b AAAAAAE=\n",
                "a\n\n\u2014 a+b AAAAAAE=\n",
                "a\n\n\u2014 a b AAAAAAE=\n",
                "a\n\n\u2014 a AAAAAAE= \n",
                "a\n\n\u2014 a AAAAAAE\n",
                "a\n\n\u2014 a AAAAAAF=\n",
                "a\n\n\u2014 a AAAAAA==\n",
                "a\n\n\u2014 a AAAA_AE=\n",
                "a\n\n\u2014 a \n",
                "a\n\n\u2014a AAAAAAE=\n",
                "a\n\n\u2013 a AAAAAAE=\n",
                "a\n\n- a AAAAAAE=\n",
                "a\r\n\r\n\u2014 a AAAAAAE=\r\n",
                "a\t\n\n" + LINE,
                "a\0\n\n" + LINE,
                "a\uD800\n\n" + LINE,
            })
    void everythingElseIsNoNote(String text) {
        assertThatThrownBy(() -> Note.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreNoNote() {
        byte[] note = ("a\n\n" + LINE).getBytes(StandardCharsets.UTF_8);
        note[0] = (byte) 0xC0;

        assertThatThrownBy(() -> Note.parse(note))
                .isInstanceOf(MalformedException.class)
                .hasMessage("not UTF-8");
    }
}
