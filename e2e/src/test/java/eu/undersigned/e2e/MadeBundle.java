package eu.undersigned.e2e;

import eu.undersigned.seal.EpochKey;
import eu.undersigned.seal.Person;
import eu.undersigned.seal.Recipient;
import eu.undersigned.seal.RecordName;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// A bundle of invented people with what no form would let through, or of more people than a test could collect. Its
/// bytes are those of `docs/formats/bundle.md`; [#close] writes the last line.
final class MadeBundle implements AutoCloseable {
    private static final String CAMPAIGN = CampaignCopies.SHIPPED;
    private static final int RECORDS_OF_AN_EPOCH = 100_000;

    private final Recipient recipient;
    private final OutputStream file;
    private final DigestOutputStream out;
    private final SecureRandom random = new SecureRandom();
    private EpochKey epoch;
    private int epochNumber;
    private final long first = random.nextLong() & Long.MAX_VALUE;
    private long ids;
    private long records;
    private long erasures;

    MadeBundle(Path path, Recipient recipient) {
        this.recipient = recipient;
        try {
            this.file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
            this.out = new DigestOutputStream(file, MessageDigest.getInstance("SHA-256"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        line("{\"bundle\":1,\"campaign\":\"" + CAMPAIGN + "\",\"organisation\":\"" + CampaignCopies.PARTNER
                + "\",\"made_at\":\"2026-11-21T10:01:00Z\",\"next_since\":\"2026-11-21T10:00:00Z\"}");
        this.epoch = newEpoch();
    }

    private EpochKey newEpoch() {
        EpochKey made = EpochKey.create(List.of(recipient), random);
        epochNumber++;
        line("{\"epoch\":" + epochNumber + ",\"recipient\":\"" + recipient + "\",\"key\":\"" + base64(made.wrapped())
                + "\"}");
        return made;
    }

    MadeBundle person(UUID id, String name, String email, String changedAt) {
        if (epoch.records() == RECORDS_OF_AN_EPOCH) {
            epoch = newEpoch();
        }
        byte[] sealed =
                epoch.seal(new RecordName(CAMPAIGN, recipient, epochNumber, id), new Person(name, email).encode());
        line("{\"id\":\"" + id + "\",\"epoch\":" + epochNumber + ",\"sealed\":\"" + base64(sealed)
                + "\",\"country\":\"BE\",\"language\":\"fr\",\"text\":\"" + "3f".repeat(32)
                + "\",\"updates\":\"yes\",\"confirmed_at\":\"2026-11-21T09:00:00.123456Z\",\"changed_at\":\""
                + changedAt
                + "\"}");
        records++;
        return this;
    }

    MadeBundle person(String name, String email) {
        return person(nextId(), name, email, "2026-11-21T09:00:00.123456Z");
    }

    /// An id behind those so far: a bundle is in their order.
    UUID nextId() {
        return new UUID(first, ids++);
    }

    MadeBundle erased(UUID id, String at) {
        Instant.parse(at); // an example that is wrong itself
        line("{\"erased\":\"" + id + "\",\"at\":\"" + at + "\"}");
        erasures++;
        return this;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void line(String json) {
        try {
            out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        String hash = HexFormat.of().formatHex(out.getMessageDigest().digest());
        line("{\"end\":true,\"records\":" + records + ",\"erasures\":" + erasures + ",\"sha256\":\"" + hash + "\"}");
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
