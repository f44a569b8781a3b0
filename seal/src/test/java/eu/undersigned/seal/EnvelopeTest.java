package eu.undersigned.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final Identity LEAD = Identity.generate();
    private static final Identity OTHER = Identity.generate();
    private static final UUID SIGNATURE = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final RecordName NAME = new RecordName("every-second-counts", LEAD.recipient(), 7, SIGNATURE);

    private final EpochKey epoch = EpochKey.create(List.of(LEAD.recipient()), new SecureRandom());
    private final byte[] key = WrappedKey.unwrap(epoch.wrapped(), LEAD).orElseThrow();

    @Test
    void whatWasSealedOpensAgainWhateverItIs() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] content = new byte[random.nextInt(500)];
            random.nextBytes(content);
            RecordName name = new RecordName(
                    "campaign-" + random.nextInt(9),
                    random.nextBoolean() ? LEAD.recipient() : OTHER.recipient(),
                    random.nextLong(1L << 40),
                    new UUID(random.nextLong(), random.nextLong()));
            byte[] envelope = epoch.seal(name, content);
            assertThat(envelope).hasSize(content.length + Envelope.OVERHEAD_BYTES);
            assertThat(Envelope.open(key, name, envelope)).hasValue(content);
        }
        assertThat(epoch.records()).isEqualTo(2_000);
    }

    @Test
    void everyFlippedBitIsFound() {
        byte[] envelope = epoch.seal(NAME, new Person("Ann", "ann@example.org").encode());
        for (int bit = 0; bit < 8 * envelope.length; bit++) {
            byte[] flipped = envelope.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Envelope.open(key, NAME, flipped)).as("bit " + bit).isEmpty();
        }
    }

    @Test
    void everyFlippedBitOfAWrappedKeyIsFound() {
        byte[] wrapped = epoch.wrapped();
        for (int bit = 0; bit < 8 * wrapped.length; bit++) {
            byte[] flipped = wrapped.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(WrappedKey.unwrap(flipped, LEAD)).as("bit " + bit).isEmpty();
        }
    }

    @Test
    void whatIsCutOrGrownDoesNotOpen() {
        byte[] envelope = epoch.seal(NAME, new byte[40]);
        for (int length = 0; length < envelope.length; length++) {
            assertThat(Envelope.open(key, NAME, Arrays.copyOf(envelope, length)))
                    .isEmpty();
        }
        assertThat(Envelope.open(key, NAME, Arrays.copyOf(envelope, envelope.length + 1)))
                .isEmpty();
        byte[] wrapped = epoch.wrapped();
        for (int length = 0; length < wrapped.length; length++) {
            assertThat(WrappedKey.unwrap(Arrays.copyOf(wrapped, length), LEAD)).isEmpty();
        }
    }

    @Test
    void underAnotherNameItDoesNotOpen() {
        byte[] envelope = epoch.seal(NAME, new byte[40]);
        for (RecordName wrong : List.of(
                new RecordName("every-second-count", LEAD.recipient(), 7, SIGNATURE),
                new RecordName("every-second-counts", OTHER.recipient(), 7, SIGNATURE),
                new RecordName("every-second-counts", LEAD.recipient(), 8, SIGNATURE),
                new RecordName("every-second-counts", LEAD.recipient(), 7, new UUID(0, 1)))) {
            assertThat(Envelope.open(key, wrong, envelope)).isEmpty();
        }
        assertThat(Envelope.open(new byte[32], NAME, envelope)).isEmpty();
    }

    @Test
    void onlyTheRecipientsUnwrapAnEpoch() {
        assertThat(WrappedKey.unwrap(epoch.wrapped(), OTHER)).isEmpty();
        EpochKey both = EpochKey.create(List.of(LEAD.recipient(), OTHER.recipient()), new SecureRandom());
        byte[] forLead = WrappedKey.unwrap(both.wrapped(), LEAD).orElseThrow();
        assertThat(WrappedKey.unwrap(both.wrapped(), OTHER)).hasValue(forLead);
    }

    @Test
    void noNonceComesTwiceHoweverManySealAtOnce() throws InterruptedException {
        Set<String> nonces = ConcurrentHashMap.newKeySet();
        try (var people = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                people.execute(() -> {
                    for (int j = 0; j < 5_000; j++) {
                        byte[] envelope = epoch.seal(NAME, new byte[1]);
                        nonces.add(Arrays.toString(Arrays.copyOfRange(envelope, 1, 13)));
                    }
                });
            }
        }
        assertThat(nonces).hasSize(20_000);
    }

    /// Whatever bytes come, the answer is "does not open", never an exception.
    @Test
    void noiseNeverOpensAndNeverFails() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0 && random.nextBoolean()) {
                noise[0] = Envelope.VERSION;
            }
            assertThat(Envelope.open(key, NAME, noise)).isEmpty();
            Person.decode(noise);
            KeyFile.read(new String(noise, StandardCharsets.ISO_8859_1));
        }
        byte[] head = "age-encryption.org/v1\n-> X25519 ".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = Arrays.copyOf(head, head.length + random.nextInt(200));
            for (int j = head.length; j < noise.length; j++) {
                noise[j] = (byte) (random.nextInt(4) == 0 ? '\n' : 32 + random.nextInt(96));
            }
            assertThat(WrappedKey.unwrap(noise, LEAD)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Ἑλένη Παπαδοπούλου", "X", "J. R. R. Tolkien the Second of that Name"})
    void aPersonIsTwoLinesWithoutTellingTheirLength(String name) {
        Person person = new Person(name, "someone@example.org");
        byte[] content = person.encode();
        assertThat(content.length % 32).isZero();
        assertThat(Person.decode(content)).hasValue(person);
        assertThat(content.length + Envelope.OVERHEAD_BYTES).isLessThanOrEqualTo(350);
        assertThat(person.toString()).doesNotContain(name);
    }
}
