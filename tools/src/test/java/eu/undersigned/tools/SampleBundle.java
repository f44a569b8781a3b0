package eu.undersigned.tools;

import eu.undersigned.seal.EpochKey;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.Person;
import eu.undersigned.seal.Recipient;
import eu.undersigned.seal.RecordName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Bundles line by line, as `docs/formats/bundle.md` says and the server writes them, and wrong in one place or
/// another.
final class SampleBundle {
    static final String CAMPAIGN = "every-second-counts";
    static final Identity KEY = Identity.generate();
    static final String HEAD = head(CAMPAIGN, "eurochild");
    private static final EpochKey EPOCH = epochKey(KEY.recipient());
    static final String EPOCH_LINE = epoch(5, KEY.recipient(), EPOCH);

    private SampleBundle() {}

    static EpochKey epochKey(Recipient recipient) {
        return EpochKey.create(List.of(recipient), new SecureRandom());
    }

    static String head(String campaign, String organisation) {
        return "{\"bundle\":1,\"campaign\":\"" + campaign + "\",\"organisation\":\"" + organisation
                + "\",\"made_at\":\"2026-11-21T12:00:00Z\",\"next_since\":\"2026-11-21T11:59:00Z\"}";
    }

    static String epoch(long number, Recipient recipient, EpochKey key) {
        return "{\"epoch\":" + number + ",\"recipient\":\"" + recipient.text() + "\",\"key\":\"" + base64(key.wrapped())
                + "\"}";
    }

    /// Who signed as the `number`th: "Person 3", p3@example.org.
    static String record(int number) {
        return record(number, "Person " + number, "2026-11-21T10:00:00Z");
    }

    static String record(int number, String name, String changedAt) {
        return record(number, name, changedAt, 5, KEY.recipient(), EPOCH);
    }

    static String record(int number, String name, String changedAt, long epoch, Recipient recipient, EpochKey key) {
        byte[] sealed = key.seal(
                new RecordName(CAMPAIGN, recipient, epoch, java.util.UUID.fromString(id(number))),
                new Person(name, "p" + number + "@example.org").encode());
        return "{\"id\":\"" + id(number) + "\",\"epoch\":" + epoch + ",\"sealed\":\"" + base64(sealed)
                + "\",\"country\":\"IE\",\"language\":\"en\",\"text\":\"00ff\",\"updates\":\"no\","
                + "\"confirmed_at\":\"2026-11-21T10:00:00Z\",\"changed_at\":\"" + changedAt + "\"}";
    }

    static String id(int number) {
        return String.format("019a0000-0000-7000-8000-%012x", number);
    }

    static String erased(int number, String at) {
        return "{\"erased\":\"" + id(number) + "\",\"at\":\"" + at + "\"}";
    }

    /// These lines, and a last one that fits them.
    static String ended(String... lines) {
        String text = Arrays.stream(lines).map(line -> line + "\n").collect(Collectors.joining());
        return text + end(count(lines, "{\"id\""), count(lines, "{\"erased\""), sha256(text)) + "\n";
    }

    static String end(long records, long erasures, String sha256) {
        return "{\"end\":true,\"records\":" + records + ",\"erasures\":" + erasures + ",\"sha256\":\"" + sha256 + "\"}";
    }

    private static long count(String[] lines, String beginning) {
        return Stream.of(lines).filter(line -> line.startsWith(beginning)).count();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
