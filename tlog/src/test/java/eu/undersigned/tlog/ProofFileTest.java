package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofFileTest {
    private static final int SIZE = 300;
    private static final TestLog LOG = new TestLog(SIZE);
    private static SignedCheckpoint checkpoint = placeholder();
    private static String file = "";

    /// Replaced before the first test.
    private static SignedCheckpoint placeholder() {
        return SignedCheckpoint.sign(
                new Checkpoint(TestLog.SIGNER.key().name(), 0, MerkleTree.emptyRoot()), TestLog.SIGNER);
    }

    @BeforeAll
    static void write() throws IOException {
        checkpoint = LOG.checkpoint();
        file = proofOf(73).encode();
    }

    private static ProofFile proofOf(long index) throws IOException {
        List<byte[]> hashes = Proofs.inclusion(index, SIZE, LOG);
        return new ProofFile(Optional.empty(), index, hashes, checkpoint.note().encode());
    }

    @Test
    void aFileProvesItsEntryAndNoOther() throws MalformedException {
        ProofFile read = ProofFile.parse(file);
        SignedCheckpoint opened =
                SignedCheckpoint.open(read.checkpointNote().getBytes(StandardCharsets.UTF_8), TestLog.SIGNER.key());

        assertThat(read.proves(NaiveTree.leafHash(73), opened)).isTrue();
        assertThat(read.proves(NaiveTree.leafHash(72), opened)).isFalse();
        assertThat(read.encode()).isEqualTo(file).startsWith("c2sp.org/tlog-proof@v1\nindex 73\n");
        assertThat(read.hashes()).hasSize(9);
    }

    @Test
    void anIndexThatWasChangedProvesNothing() throws MalformedException {
        ProofFile changed = ProofFile.parse(file.replace("index 73\n", "index 9223372036854775807\n"));

        assertThat(changed.proves(NaiveTree.leafHash(73), checkpoint)).isFalse();
    }

    @Test
    void extraDataComesBackAsItWas() throws IOException, MalformedException {
        ProofFile plain = proofOf(0);
        ProofFile extra = new ProofFile(Optional.of(new byte[] {1, 2}), 0, plain.hashes(), plain.checkpointNote());

        assertThat(extra.encode()).startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 0\n");
        assertThat(ProofFile.parse(extra.encode().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(extra)
                .isNotEqualTo(plain);
        assertThat(ProofFile.parse(extra.encode()).extra().orElseThrow()).containsExactly(1, 2);
    }

    @Test
    void aLogOfOneEntryIsProvenWithoutAHash() throws IOException, MalformedException {
        SignedCheckpoint one = new TestLog(1).checkpoint();
        ProofFile proof =
                new ProofFile(Optional.empty(), 0, List.of(), one.note().encode());

        assertThat(ProofFile.parse(proof.encode()).proves(NaiveTree.leafHash(0), one))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proof@v1|proof@v2",
                "c2sp|C2SP",
                "index 73|index 073",
                "index 73|index  73",
                "index 73|index -1",
                "index 73|index 9223372036854775808",
                "index 73|index",
                "index 73|'index '",
                "index 73|Index 73",
                "index 73|'index 73 '",
                "index 73|extra AQI=",
                "index 73|extra \\nindex 73",
                "index 73|extra AQI\\nindex 73",
                "index 73|extra AQJ=\\nindex 73",
                "index 73|extraAQI=\\nindex 73",
                "index 73|index 73\\nextra AQI=",
                "index 73|extra AQI=\\nextra AQI=\\nindex 73",
                "index 73|index 73\\n",
                "index 73|index 73\\nAAAA",
                "index 73|index 73\\r",
                "=\\n\\nlog|=\\nlog",
                "=\\n\\nlog|=\\n\\n\\nlog",
                "\\n300\\n|\\n0300\\n",
            })
    void whatDeviatesIsNoProof(String part, String instead) {
        String from = part.replace("\\n", "\n");
        String to = instead.replace("\\n", "\n").replace("\\r", "\r");
        assertThat(file).contains(from);

        assertThatThrownBy(() -> ProofFile.parse(file.replaceFirst(from, to))).isInstanceOf(MalformedException.class);
    }

    @Test
    void whatIsCutAnywhereOrGoesOnIsNoProof() {
        for (int length = 0; length < file.length(); length++) {
            String cut = file.substring(0, length);
            assertThatThrownBy(() -> ProofFile.parse(cut)).as(cut).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> ProofFile.parse(file + "\n")).isInstanceOf(MalformedException.class);
    }

    @Test
    void aProofHasAtMost63Hashes() throws MalformedException {
        String note = checkpoint.note().encode();
        String line = Lines.base64(new byte[32]) + "\n";
        String head = "c2sp.org/tlog-proof@v1\nindex 0\n";

        assertThat(ProofFile.parse(head + line.repeat(63) + "\n" + note).hashes())
                .hasSize(63);
        assertThatThrownBy(() -> ProofFile.parse(head + line.repeat(64) + "\n" + note))
                .isInstanceOf(MalformedException.class)
                .hasMessage("a proof has at most 63 hashes");
        assertThatThrownBy(() -> new ProofFile(Optional.empty(), 0, Collections.nCopies(64, new byte[32]), note))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeWrittenIsNotMade() {
        String note = checkpoint.note().encode();

        assertThatThrownBy(() -> new ProofFile(Optional.of(new byte[0]), 0, List.of(), note))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProofFile(Optional.empty(), -1, List.of(), note))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProofFile(Optional.empty(), 0, List.of(), "no note"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
