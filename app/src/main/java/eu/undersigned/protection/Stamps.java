package eu.undersigned.protection;

import eu.undersigned.secrets.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/// Signed times in forms: when the page was made. A page may have lain in a cache since, so a stamp says how long at
/// most somebody had; never how long they took.
final class Stamps {
    /// Nobody reads and fills in a form that quickly, not even with a browser's help.
    private static final Duration FAST = Duration.ofSeconds(2);

    private static final int HASH_BYTES = 8;

    private final KeyedHash hash;

    Stamps(KeyedHash hash) {
        this.hash = hash;
    }

    String make(Instant now) {
        String time = now.toEpochMilli() + "";
        return time + "." + signature(time);
    }

    /// Whether the form was certainly made less than two seconds ago. A stamp that is missing or not ours says nothing.
    boolean isFast(String stamp, Instant now) {
        int dot = stamp.indexOf('.');
        if (dot < 1 || dot > 15 || !stamp.substring(0, dot).matches("[0-9]+")) {
            return false;
        }
        String time = stamp.substring(0, dot);
        byte[] expected = signature(time).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, stamp.substring(dot + 1).getBytes(StandardCharsets.UTF_8))
                && now.isBefore(Instant.ofEpochMilli(Long.parseLong(time)).plus(FAST));
    }

    private String signature(String time) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash.of("form", time), HASH_BYTES));
    }
}
