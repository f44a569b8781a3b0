package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes a stranger sends, a parser answers or throws a [MalformedException], and what it read
/// is written back as the same bytes. A test run tries the seeds; `bin/fuzz` looks for more.
class TlogFuzzTest {
    private static final TestLog LOG = new TestLog(300);
    private static final Cosigner COSIGNER = Cosigner.of(
            "w.example/1",
            KeyType.COSIGNATURE_ED25519,
            TestLog.seed(2),
            InstantSource.fixed(Instant.EPOCH.plusSeconds(1)));
    private static final SignedCheckpoint CHECKPOINT = checkpoint();
    private static final List<Cosignature> COSIGNATURES = List.of(COSIGNER.sign(CHECKPOINT));
    private static final String NOTE = CHECKPOINT.note().encode();

    private static SignedCheckpoint checkpoint() {
        try {
            SignedCheckpoint signed = LOG.checkpoint();
            return signed.with(List.of(COSIGNER.sign(signed)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<byte[]> bytes(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static Stream<byte[]> notes() {
        return bytes(
                "", NOTE, NoteTest.EXAMPLE, NOTE + "\n", "\n\n\u2014 a AAAAAAE=\n", "a\n\n\u2014 a\u0085 AAAAAAE=\n");
    }

    @MethodSource("notes")
    @FuzzTest
    void aNoteIsWrittenAsItWasRead(byte[] bytes) {
        try {
            Note note = Note.parse(bytes);
            assertThat(note.bytes()).isEqualTo(bytes);
            assertThat(Note.parse(text(bytes))).isEqualTo(note);
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @MethodSource("notes")
    @FuzzTest
    void aCheckpointThatOpensIsTheOneThatWasSigned(byte[] bytes) {
        try {
            SignedCheckpoint opened = SignedCheckpoint.open(bytes, TestLog.SIGNER.key());
            assertThat(opened.checkpoint()).isEqualTo(CHECKPOINT.checkpoint());
            assertThat(opened.cosignatures(List.of(COSIGNER.key()))).allMatch(COSIGNATURES::contains);
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    static Stream<byte[]> checkpoints() {
        return bytes("", CHECKPOINT.checkpoint().text(), CHECKPOINT.checkpoint().text() + "extension\n", "a\n0\n\n");
    }

    @MethodSource("checkpoints")
    @FuzzTest
    void aCheckpointIsWrittenAsItWasRead(byte[] bytes) {
        try {
            assertThat(Checkpoint.parse(text(bytes)).text()).isEqualTo(text(bytes));
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    static Stream<byte[]> keys() {
        return bytes(
                "",
                NoteTest.EXAMPLE_KEY,
                COSIGNER.key().text(),
                Cosigner.of("m", KeyType.COSIGNATURE_ML_DSA_44, TestLog.seed(1), InstantSource.system())
                        .key()
                        .text(),
                "a+00000000+");
    }

    @MethodSource("keys")
    @FuzzTest
    void aKeyIsWrittenAsItWasReadAndCanBeUsed(byte[] bytes) {
        try {
            VerifierKey key = VerifierKey.parse(text(bytes));
            assertThat(key.text()).isEqualTo(text(bytes));
            NoteSignature made =
                    new NoteSignature(key.name(), key.id(), new byte[key.type().signatureBytes()]);
            assertThat(key.verifies("a note\n", made)).isFalse();
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    static Stream<byte[]> proofFiles() throws IOException {
        ProofFile plain = new ProofFile(Optional.empty(), 7, Proofs.inclusion(7, 300, LOG), NOTE);
        ProofFile extra = new ProofFile(Optional.of(new byte[] {1}), 0, List.of(), NOTE);
        return bytes("", plain.encode(), extra.encode(), plain.encode().replace("index 7", "index 07"));
    }

    @MethodSource("proofFiles")
    @FuzzTest
    void aProofFileIsWrittenAsItWasReadAndProvesOneEntryAtMost(byte[] bytes) {
        try {
            ProofFile file = ProofFile.parse(bytes);
            assertThat(file.encode().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
            assertThat(file.proves(NaiveTree.leafHash(8), CHECKPOINT)).isFalse();
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    static Stream<byte[]> requests() throws IOException {
        List<byte[]> proof = Proofs.consistency(7, 300, LOG);
        return bytes("", new WitnessRequest(7, proof, NOTE).encode(), new WitnessRequest(0, List.of(), NOTE).encode());
    }

    @MethodSource("requests")
    @FuzzTest
    void aRequestToAWitnessIsWrittenAsItWasRead(byte[] bytes) {
        try {
            assertThat(WitnessRequest.parse(bytes).encode().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(bytes);
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    static Stream<byte[]> signatureLines() {
        return bytes("", "\u2014 a AAAAAAE=\n", COSIGNATURES.getFirst().line().line());
    }

    @MethodSource("signatureLines")
    @FuzzTest
    void linesOfSignaturesAreWrittenAsTheyWereRead(byte[] bytes) {
        try {
            StringBuilder written = new StringBuilder();
            NoteSignature.parseLines(text(bytes)).forEach(line -> written.append(line.line()));
            assertThat(written).hasToString(text(bytes));
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    static Stream<byte[]> policies() {
        String key = COSIGNER.key().text();
        String log = TestLog.SIGNER.key().text();
        return bytes(
                "",
                "quorum none\n",
                "log " + log + " https://a/\nwitness a " + key + " https://b/\ngroup g any a\nquorum g\n",
                "witness a " + key + "\ngroup g 1 a\ngroup h all g\nquorum h\n");
    }

    @MethodSource("policies")
    @FuzzTest
    void aPolicyIsReadOrRefused(byte[] bytes) {
        try {
            WitnessPolicy policy = WitnessPolicy.parse(bytes);
            if (policy.isMetBy(List.of())) {
                assertThat(text(bytes)).containsPattern("quorum[ \t]+none");
            }
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    static Stream<byte[]> paths() {
        return bytes("", "tile/0/x001/234.p/17", "tile/entries/x001/234.p/17", "tile/63/000", "tile/0/x000/001");
    }

    @MethodSource("paths")
    @FuzzTest
    void aPathIsWrittenAsItWasRead(byte[] bytes) {
        String path = text(bytes);
        Tile.parse(path).ifPresent(tile -> assertThat(tile.path()).isEqualTo(path));
        BundleName.parse(path).ifPresent(name -> assertThat(name.path()).isEqualTo(path));
    }

    static Stream<byte[]> bundles() {
        byte[] three = EntryBundle.encode(List.of(new byte[] {1}, new byte[0], new byte[300]));
        return Stream.of(new byte[0], new byte[] {0, 0}, three, Arrays.copyOf(three, 5));
    }

    @MethodSource("bundles")
    @FuzzTest
    void aBundleIsWrittenAsItWasRead(byte[] bytes) {
        for (int width : new int[] {1, 2, 3, 256}) {
            try {
                EntryBundle bundle = EntryBundle.parse(bytes, width);
                List<byte[]> entries = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    entries.add(bundle.entry(i));
                }
                assertThat(EntryBundle.encode(entries)).isEqualTo(bytes);
                assertThat(bundle.leafHashes()).hasSize(width * 32);
            } catch (MalformedException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }
}
