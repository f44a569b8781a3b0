package eu.undersigned.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The page that checks receipts.
///
/// @param campaign slug
/// @param key the log's verifier key; empty while there is no log
/// @param witnesses verifier keys of witnesses, with spaces between them
/// @param log path of the log, with a slash at its end
public record CheckView(String campaign, String key, String witnesses, String log) {
    private static final int FINGERPRINT_BYTES = 16;
    private static final Pattern FOUR = Pattern.compile("(.{4})(?=.)");

    /// What people compare: the beginning of SHA-256 of the key's text.
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return FOUR.matcher(HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES))
                    .replaceAll("$1 ");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
