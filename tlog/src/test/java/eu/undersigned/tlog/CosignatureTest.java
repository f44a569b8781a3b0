package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CosignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String NAME = "witness.example/w1";
    private static final Checkpoint CHECKPOINT =
            new Checkpoint(TestLog.SIGNER.key().name(), 7, NaiveTree.leafHash(0), List.of("extension"));
    private static final SignedCheckpoint SIGNED = SignedCheckpoint.sign(CHECKPOINT, TestLog.SIGNER);

    private static Cosigner cosigner(KeyType type) {
        return Cosigner.of(NAME, type, TestLog.seed(9), InstantSource.fixed(NOW));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"COSIGNATURE_ED25519", "COSIGNATURE_ML_DSA_44"})
    void aCosignatureTellsWhoAndWhen(KeyType type) throws MalformedException {
        Cosigner cosigner = cosigner(type);
        SignedCheckpoint cosigned = SIGNED.with(List.of(cosigner.sign(SIGNED)));
        SignedCheckpoint opened = SignedCheckpoint.open(cosigned.note().bytes(), TestLog.SIGNER.key());

        assertThat(opened.cosignatures(List.of(cosigner.key()))).singleElement().satisfies(cosignature -> {
            assertThat(cosignature.key())
                    .isEqualTo(VerifierKey.parse(cosigner.key().text()));
            assertThat(cosignature.time()).isEqualTo(NOW);
        });
        assertThat(cosigner.key().signs(opened.note())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"COSIGNATURE_ED25519", "COSIGNATURE_ML_DSA_44"})
    void everyByteOfACosignatureCounts(KeyType type) {
        Cosigner cosigner = cosigner(type);
        NoteSignature line = cosigner.sign(SIGNED).line();
        for (int i = 0; i < line.signature().length; i += type == KeyType.COSIGNATURE_ED25519 ? 1 : 101) {
            byte[] changed = line.signature();
            changed[i] ^= 1;
            assertThat(cosigner.key().verifies(CHECKPOINT.text(), with(line, changed)))
                    .as("byte %d", i)
                    .isFalse();
        }
        byte[] shorter = Arrays.copyOf(line.signature(), line.signature().length - 1);
        byte[] longer = Arrays.copyOf(line.signature(), line.signature().length + 1);
        assertThat(cosigner.key().verifies(CHECKPOINT.text(), with(line, shorter)))
                .isFalse();
        assertThat(cosigner.key().verifies(CHECKPOINT.text(), with(line, longer)))
                .isFalse();
        assertThat(cosigner.key().verifies(CHECKPOINT.text(), with(line, new byte[8])))
                .isFalse();
    }

    private static NoteSignature with(NoteSignature line, byte[] signature) {
        return new NoteSignature(line.name(), line.keyId(), signature);
    }

    @Test
    void aPostQuantumCosignatureIsNotOverTheExtensionsAndAnOlderOneIs() {
        String plain = new Checkpoint(CHECKPOINT.origin(), 7, CHECKPOINT.root()).text();
        Cosigner large = cosigner(KeyType.COSIGNATURE_ML_DSA_44);
        Cosigner small = cosigner(KeyType.COSIGNATURE_ED25519);

        assertThat(large.key().verifies(plain, large.sign(SIGNED).line())).isTrue();
        assertThat(small.key().verifies(plain, small.sign(SIGNED).line())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void aTimeThatCannotBeIsWrongEvenWhenItIsSigned(long seconds) {
        Cosigner cosigner = cosigner(KeyType.COSIGNATURE_ED25519);
        byte[] message =
                ("cosignature/v1\ntime " + seconds + "\n" + CHECKPOINT.text()).getBytes(StandardCharsets.UTF_8);
        byte[] signature = RawKeys.sign(
                KeyType.ED25519,
                RawKeys.fromSeed(KeyType.ED25519, TestLog.seed(9)).getPrivate(),
                message);
        byte[] timed = ByteBuffer.allocate(72).putLong(seconds).put(signature).array();

        assertThat(cosigner.key()
                        .verifies(CHECKPOINT.text(), with(cosigner.sign(SIGNED).line(), timed)))
                .isFalse();
    }

    @Test
    void aWitnessSignsNothingThatIsNoCheckpoint() {
        Cosigner cosigner = cosigner(KeyType.COSIGNATURE_ED25519);
        NoteSignature line = cosigner.sign(SIGNED).line();

        assertThat(cosigner.key().verifies("hello\n", line)).isFalse();
        assertThatThrownBy(() -> SIGNED.with(List.of(cosigner.sign(SignedCheckpoint.sign(
                        new Checkpoint(CHECKPOINT.origin(), 8, CHECKPOINT.root()), TestLog.SIGNER)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongLineInAWitnesssNameIsNotPassedOver() throws MalformedException {
        Cosigner cosigner = cosigner(KeyType.COSIGNATURE_ED25519);
        NoteSignature wrong = with(cosigner.sign(SIGNED).line(), new byte[72]);
        Note note = SIGNED.note().with(List.of(wrong));
        SignedCheckpoint opened = SignedCheckpoint.open(note.bytes(), TestLog.SIGNER.key());

        assertThatThrownBy(() -> opened.cosignatures(List.of(cosigner.key()))).isInstanceOf(MalformedException.class);
        assertThat(opened.cosignatures(
                        List.of(cosigner(KeyType.COSIGNATURE_ML_DSA_44).key())))
                .isEmpty();
    }

    @Test
    void namesAreLimitedWhereTheFormatHasOneByteForTheirLength() {
        Cosigner tooLong =
                Cosigner.of("w".repeat(256), KeyType.COSIGNATURE_ML_DSA_44, TestLog.seed(9), InstantSource.fixed(NOW));
        Cosigner longest =
                Cosigner.of("w".repeat(255), KeyType.COSIGNATURE_ML_DSA_44, TestLog.seed(9), InstantSource.fixed(NOW));

        assertThatThrownBy(() -> tooLong.sign(SIGNED)).isInstanceOf(IllegalArgumentException.class);
        assertThat(longest.key()
                        .verifies(CHECKPOINT.text(), longest.sign(SIGNED).line()))
                .isTrue();
        assertThatThrownBy(() -> cosigner(KeyType.ED25519)).isInstanceOf(IllegalArgumentException.class);
    }

    /// The message of the specification, put together here by hand.
    private static byte[] subtreeMessage() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
        message.write(NAME.length());
        message.writeBytes(NAME.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(ByteBuffer.allocate(8).putLong(NOW.getEpochSecond()).array());
        message.write(CHECKPOINT.origin().length());
        message.writeBytes(CHECKPOINT.origin().getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 0});
        message.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 7});
        message.writeBytes(CHECKPOINT.root());
        return message.toByteArray();
    }

    @Test
    void anotherLibraryVerifiesOurPostQuantumCosignature() {
        Cosigner cosigner = cosigner(KeyType.COSIGNATURE_ML_DSA_44);
        byte[] signature = cosigner.sign(SIGNED).line().signature();
        MLDSASigner verifier = new MLDSASigner();
        verifier.init(
                false,
                new MLDSAPublicKeyParameters(
                        MLDSAParameters.ml_dsa_44, cosigner.key().raw()));
        byte[] message = subtreeMessage();
        verifier.update(message, 0, message.length);

        assertThat(ByteBuffer.wrap(signature).getLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(verifier.verifySignature(Arrays.copyOfRange(signature, 8, signature.length)))
                .isTrue();
    }

    @Test
    void anotherLibrarysKeyAndPostQuantumCosignatureAreVerified() throws Exception {
        MLDSAPrivateKeyParameters secret = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, TestLog.seed(9));
        MLDSASigner signer = new MLDSASigner();
        signer.init(true, secret);
        byte[] message = subtreeMessage();
        signer.update(message, 0, message.length);
        byte[] signature = signer.generateSignature();
        byte[] timed = ByteBuffer.allocate(8 + signature.length)
                .putLong(NOW.getEpochSecond())
                .put(signature)
                .array();
        VerifierKey key = VerifierKey.of(NAME, KeyType.COSIGNATURE_ML_DSA_44, secret.getPublicKey());

        assertThat(key).isEqualTo(cosigner(KeyType.COSIGNATURE_ML_DSA_44).key());
        assertThat(key.verifies(CHECKPOINT.text(), new NoteSignature(NAME, key.id(), timed)))
                .isTrue();
    }
}
