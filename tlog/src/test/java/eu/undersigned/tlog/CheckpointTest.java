package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String EXAMPLE = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
    private static final VerifierKey KEY = TestLog.SIGNER.key();
    private static final Checkpoint CHECKPOINT = new Checkpoint(KEY.name(), 7, new byte[32]);

    @Test
    void theExampleIsReadAndWritten() throws MalformedException {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE + "one\ntwo\n");

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.root()).hasSize(32).startsWith(0x0A, 0xC5, 0x18);
        assertThat(checkpoint.extensions()).containsExactly("one", "two");
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE + "one\ntwo\n");
        assertThat(Checkpoint.parse(EXAMPLE))
                .isEqualTo(Checkpoint.parse(EXAMPLE))
                .isNotEqualTo(checkpoint);
    }

    @Test
    void sizesGoUpToTheLargestLong() throws MalformedException {
        assertThat(Checkpoint.parse("a\n9223372036854775807\n" + ROOT + "\n").size())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Checkpoint.parse("a\n0\n" + ROOT + "\n").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a\n1\n",
                "a\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "a\n\n" + ROOT + "\n",
                "a\n01\n" + ROOT + "\n",
                "a\n00\n" + ROOT + "\n",
                "a\n+1\n" + ROOT + "\n",
                "a\n-1\n" + ROOT + "\n",
                "a\n 1\n" + ROOT + "\n",
                "a\n0x1\n" + ROOT + "\n",
                "a\n1.0\n" + ROOT + "\n",
                "a\n\u0661\n" + ROOT + "\n",
                "a\n9223372036854775808\n" + ROOT + "\n",
                "a\n99999999999999999999999\n" + ROOT + "\n",
                "a\n1\n" + ROOT + "\n\n",
                "a\n1\n" + ROOT + "\nb",
                "a\n1\n" + ROOT + "\n\nb\n",
                "a\n1\n" + ROOT + " \n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2Jj\n",
                "a\t\n1\n" + ROOT + "\n",
                "a\n1\n" + ROOT + "\r\n",
            })
    void everythingElseIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void whatCannotBeWrittenIsNotMade() {
        byte[] root = new byte[32];

        assertThatThrownBy(() -> new Checkpoint("", 1, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a\nb", 1, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a\rb", 1, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", -1, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", 1, new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", 1, root, List.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyChangesARootFromOutside() {
        CHECKPOINT.root()[0] = 1;

        assertThat(CHECKPOINT.root()).isEqualTo(new byte[32]);
    }

    @Test
    void whatTheLogSignedIsOpenedWithItsKey() throws MalformedException {
        SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, TestLog.SIGNER);
        SignedCheckpoint opened = SignedCheckpoint.open(signed.note().bytes(), KEY);

        assertThat(opened.checkpoint()).isEqualTo(CHECKPOINT);
        assertThat(opened.note()).isEqualTo(signed.note());
    }

    @Test
    void anotherKeysCheckpointIsNotOpened() {
        byte[] note = SignedCheckpoint.sign(CHECKPOINT, NoteSigner.ed25519(KEY.name(), TestLog.seed(2)))
                .note()
                .bytes();

        assertThatThrownBy(() -> SignedCheckpoint.open(note, KEY))
                .isInstanceOf(MalformedException.class)
                .hasMessage("not signed by log.example/sample");
    }

    @Test
    void aKeySignsForItsOwnLogOnly() throws MalformedException {
        Checkpoint other = new Checkpoint("log.example/other", 7, new byte[32]);
        Note note = new Note(other.text(), List.of(TestLog.SIGNER.sign(other.text())));

        assertThatThrownBy(() -> SignedCheckpoint.sign(other, TestLog.SIGNER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignedCheckpoint.open(note.bytes(), KEY)).isInstanceOf(MalformedException.class);
        assertThat(SignedCheckpoint.open(note.bytes(), other.origin(), KEY).checkpoint())
                .isEqualTo(other);
    }

    @Test
    void oneWrongSignatureInAKnownNameSpoilsTheNote() {
        Note note = SignedCheckpoint.sign(CHECKPOINT, TestLog.SIGNER).note();
        Note spoiled = note.with(List.of(new NoteSignature(KEY.name(), KEY.id(), new byte[64])));
        NoteSignature stranger = NoteSigner.ed25519(KEY.name(), TestLog.seed(5)).sign("something else\n");

        assertThatThrownBy(() -> SignedCheckpoint.open(spoiled.bytes(), KEY))
                .isInstanceOf(MalformedException.class)
                .hasMessage("a wrong signature in the name of log.example/sample");
        assertThatNoException()
                .isThrownBy(
                        () -> SignedCheckpoint.open(note.with(List.of(stranger)).bytes(), KEY));
    }

    @Test
    void aSignedNoteThatIsNoCheckpointIsNotOpened() {
        Note note = new Note("hello\n", List.of(TestLog.SIGNER.sign("hello\n")));

        assertThatThrownBy(() -> SignedCheckpoint.open(note.bytes(), KEY)).isInstanceOf(MalformedException.class);
    }
}
