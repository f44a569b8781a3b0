package eu.undersigned.protection;

import java.util.List;
import java.util.Optional;

/// What the console's page about protection shows.
///
/// @param done what was just saved
/// @param wrong why nothing was
/// @param isAttacked whether everybody is asked for one more step now
/// @param perMinute requests in a minute, as this node sees it now
/// @param usual likewise, as it usually is
/// @param disposable about the list of throw-away domains
public record ProtectionView(
        Optional<String> done,
        Optional<String> wrong,
        boolean mayEdit,
        boolean mayInvalidate,
        String base,
        String invalidate,
        boolean isAttacked,
        String perMinute,
        String usual,
        String mode,
        Limits limits,
        List<AttackRow> attacks,
        List<RuleRow> rules,
        List<BusyRow> networks,
        List<BusyRow> domains,
        List<RefusalRow> refusals,
        String disposable) {
    /// As numbers for fields.
    ///
    /// @param hash is sent with them, so that nobody overwrites what they did not see
    public record Limits(
            int networkBurst,
            int networkPerHour,
            int campaignBurst,
            int campaignPerSecond,
            int surgePerMinute,
            int surgeFactor,
            int puzzleWork,
            String disposable,
            String hash) {
        /// For the choice that is made.
        public boolean is(String word) {
            return disposable.equals(word);
        }
    }

    /// @param until empty: it goes on
    public record AttackRow(String since, Optional<String> until, String cause, String peak, String usual) {}

    /// @param value empty: only its keyed hash is known, or the visitor may not see it
    /// @param noValue what stands in its place
    /// @param note empty: the visitor may not see it
    public record RuleRow(
            int id,
            String verdict,
            String badge,
            String kind,
            Optional<String> value,
            String noValue,
            String note,
            String by,
            String expires,
            boolean isOver) {}

    /// @param print keyed hash in hexadecimal
    /// @param name of a domain that enough signatures share
    public record BusyRow(String print, Optional<String> name, String count, String share, boolean isListed) {}

    public record RefusalRow(String reason, String today, String week, String all) {}
}
