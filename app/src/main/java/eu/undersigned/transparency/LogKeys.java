package eu.undersigned.transparency;

import eu.undersigned.secrets.ContentHash;
import java.util.List;
import java.util.regex.Pattern;

/// By whom a log's checkpoints are signed, as verifier keys of signed notes.
///
/// @param log the log's own key
/// @param witnesses those who are asked to cosign
public record LogKeys(String log, List<String> witnesses) {
    private static final int FINGERPRINT_DIGITS = 32;
    private static final Pattern FOUR = Pattern.compile("(.{4})(?=.)");

    /// What people compare (`docs/formats/log.md`).
    public static String fingerprint(String key) {
        return FOUR.matcher(ContentHash.of(key).substring(0, FINGERPRINT_DIGITS))
                .replaceAll("$1 ");
    }
}
