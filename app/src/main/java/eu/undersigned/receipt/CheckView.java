package eu.undersigned.receipt;

import eu.undersigned.transparency.LogKeys;

/// The page that checks receipts.
///
/// @param campaign slug
/// @param key the log's verifier key; empty while there is no log
/// @param witnesses verifier keys of witnesses, with spaces between them
/// @param log path of the log, with a slash at its end
public record CheckView(String campaign, String key, String witnesses, String log) {
    /// What people compare.
    public String fingerprint() {
        return LogKeys.fingerprint(key);
    }
}
