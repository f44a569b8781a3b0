package eu.undersigned.account;

import java.time.Instant;
import java.util.Optional;

/// A place in the team that is kept for somebody.
///
/// @param isFirst for whoever comes first to a new instance, by the link that the start prints
/// @param grant what they will be
/// @param mailbox where the link went; empty for the first
/// @param invitedBy number of the member who invited, or sent it again last; 0: the software itself
public record Invitation(
        int id,
        boolean isFirst,
        Grant grant,
        Optional<String> mailbox,
        int invitedBy,
        Instant madeAt,
        Instant expiresAt,
        Optional<Instant> acceptedAt,
        Optional<Instant> revokedAt) {
    public boolean isOpen(Instant now) {
        return acceptedAt.isEmpty() && revokedAt.isEmpty() && now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Invitation[" + id + "]";
    }
}
