package eu.undersigned.transparency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is published about a campaign's log, as `docs/formats/log.md` says.
///
/// @param head empty: the log has not begun
/// @param waiting leaves of events that are counted and not yet in the log
/// @param isComplete whether all signatures of versions before the log have their leaves
/// @param withdrawnBefore confirmed signatures that were withdrawn before the log began
/// @param quorum how many witnesses must have cosigned
/// @param witnesses those asked
record PublishedLog(
        Optional<Head> head,
        long waiting,
        boolean isComplete,
        long withdrawnBefore,
        int quorum,
        List<WitnessState> witnesses) {
    /// @param root 32 bytes
    /// @param checkpoint the signed note
    record Head(String origin, String key, long size, byte[] root, String checkpoint, Instant publishedAt) {}

    /// @param last empty: it has not cosigned yet
    record WitnessState(String name, String key, Optional<Cosigned> last) {}

    record Cosigned(long size, Instant at) {}

    long size() {
        return head.map(Head::size).orElse(0L);
    }
}
