package eu.undersigned.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes a stranger sends, the answer is a result and never an exception, and what opens is what was sealed.
/// A test run tries the seeds; `bin/fuzz` looks for more.
class SealFuzzTest {
    /// The same in every run, so that what the fuzzer finds can be tried again.
    private static final Identity IDENTITY = fixedIdentity();

    private static final RecordName NAME =
            new RecordName("every-second-counts", IDENTITY.recipient(), 7, new UUID(0x019a000000007000L, 1));
    private static final EpochKey EPOCH = EpochKey.create(List.of(IDENTITY.recipient()), new SameBytes());
    private static final byte[] KEY =
            WrappedKey.unwrap(EPOCH.wrapped(), IDENTITY).orElseThrow();
    private static final byte[] CONTENT = new Person("Ann Sample", "ann@example.org").encode();
    private static final byte[] ENVELOPE = EPOCH.seal(NAME, CONTENT);

    private static final class SameBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }

    private static Identity fixedIdentity() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 9);
        return Identity.of(secret);
    }

    private static Stream<byte[]> bytes(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> keyFiles() {
        String file = KeyFile.write(IDENTITY, Instant.EPOCH, List.of("note"));
        return bytes(
                "",
                file,
                file + file,
                "\uFEFF" + file.replace("\n", "\r\n"),
                IDENTITY.recipient().text(),
                "age-encryption.org/v1\n-> scrypt abc 18\n",
                "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n",
                "# only a comment\n");
    }

    @MethodSource("keyFiles")
    @FuzzTest
    void aKeyFileGivesAUsableKeyOrAReason(byte[] bytes) {
        KeyFile.Content content = KeyFile.read(new String(bytes, StandardCharsets.UTF_8));
        if (content instanceof KeyFile.Content.Key(Identity identity)) {
            assertUsable(identity);
            assertThat(KeyFile.read(KeyFile.write(identity, Instant.EPOCH, List.of())))
                    .isInstanceOf(KeyFile.Content.Key.class);
        }
    }

    private static void assertUsable(Identity identity) {
        EpochKey epoch = EpochKey.create(List.of(identity.recipient()), new SameBytes());
        assertThat(WrappedKey.unwrap(epoch.wrapped(), identity)).hasValue(KEY);
    }

    static Stream<byte[]> identities() {
        String secret = IDENTITY.secret();
        return bytes(
                "",
                secret,
                secret.toLowerCase(Locale.ROOT),
                secret + "\n",
                secret.replace("AGE-", "age-"),
                "AGE-SECRET-KEY-1",
                "AGE-PLUGIN-X-1QQQQ",
                "age-secret-key-1\u017F");
    }

    @MethodSource("identities")
    @FuzzTest
    void aSecretKeyIsUsableOrNone(byte[] bytes) {
        Identity.parse(new String(bytes, StandardCharsets.UTF_8)).ifPresent(SealFuzzTest::assertUsable);
    }

    static Stream<byte[]> recipients() {
        String text = IDENTITY.recipient().text();
        return bytes(
                "",
                text,
                text.toUpperCase(Locale.ROOT),
                text + " ",
                "age1",
                "age1pq1qqqq",
                Recipient.of(new byte[32]).text(),
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
    }

    @MethodSource("recipients")
    @FuzzTest
    void aPublicKeyHasOneSpellingOnly(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Recipient.parse(text).ifPresent(recipient -> {
            assertThat(recipient.text()).isEqualTo(text).isEqualTo(text.toLowerCase(Locale.ROOT));
            assertThat(EpochKey.create(List.of(recipient), new SameBytes()).wrapped())
                    .isNotEmpty();
        });
    }

    static Stream<byte[]> envelopes() {
        byte[] long1 = Arrays.copyOf(ENVELOPE, ENVELOPE.length + 1);
        byte[] version2 = ENVELOPE.clone();
        version2[0] = 2;
        return Stream.of(new byte[0], ENVELOPE, long1, version2, Arrays.copyOf(ENVELOPE, Envelope.OVERHEAD_BYTES));
    }

    @MethodSource("envelopes")
    @FuzzTest
    void anEnvelopeOpensToWhatWasSealedOrNotAtAll(byte[] bytes) {
        Envelope.open(KEY, NAME, bytes).ifPresent(content -> {
            assertThat(bytes).isEqualTo(ENVELOPE);
            assertThat(content).isEqualTo(CONTENT);
        });
    }

    static Stream<byte[]> changes() {
        byte[] lastBit = new byte[ENVELOPE.length];
        lastBit[lastBit.length - 1] = 1;
        return Stream.of(new byte[0], new byte[] {1}, new byte[ENVELOPE.length + 1], lastBit);
    }

    /// The fuzzer's bytes are laid over a real envelope by XOR, so that it starts where one byte decides.
    @MethodSource("changes")
    @FuzzTest
    void aChangedEnvelopeNeverOpensToOtherContent(byte[] change) {
        byte[] changed = Arrays.copyOf(ENVELOPE, Math.max(ENVELOPE.length, change.length));
        for (int i = 0; i < change.length; i++) {
            changed[i] ^= change[i];
        }
        boolean isSame = Arrays.equals(changed, ENVELOPE);
        assertThat(Envelope.open(KEY, NAME, changed).isPresent()).isEqualTo(isSame);
    }

    static Stream<byte[]> contents() {
        return Stream.concat(
                Stream.of(
                        CONTENT,
                        Arrays.copyOf(CONTENT, CONTENT.length - 1),
                        new byte[] {'a', '\n', (byte) 0xC3, '\n'},
                        new byte[32]),
                bytes("", "\n\n", "a\nb\nc\n", "a\r\nb\r\n", "a\rb\n" + "\n".repeat(28)));
    }

    @MethodSource("contents")
    @FuzzTest
    void aPersonIsReadOnlyFromWhatAPersonIsWrittenTo(byte[] content) {
        Person.decode(content).ifPresent(person -> {
            String lines = person.name() + "\n" + person.mailbox() + "\n";
            byte[] same = lines.getBytes(StandardCharsets.UTF_8);
            assertThat(content).startsWith(same);
            assertThat(Arrays.copyOfRange(content, same.length, content.length))
                    .satisfies(rest ->
                            assertThat(new String(rest, StandardCharsets.UTF_8)).matches("\n*"));
            assertThat(Person.decode(person.encode())).hasValue(person);
        });
    }

    static Stream<byte[]> wrappedKeys() {
        byte[] wrapped = EPOCH.wrapped();
        return Stream.concat(
                Stream.of(wrapped, Arrays.copyOf(wrapped, wrapped.length - 1)),
                bytes("", "age-encryption.org/v1\n", "age-encryption.org/v1\n-> X25519 \n--- \n"));
    }

    @MethodSource("wrappedKeys")
    @FuzzTest
    void aWrappedKeyGivesTheKeyOrNothing(byte[] file) {
        WrappedKey.unwrap(file, IDENTITY).ifPresent(key -> assertThat(key).isEqualTo(KEY));
    }
}
