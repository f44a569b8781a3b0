package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A voice as moderators see it before they open it: what it is about, not what it says.
///
/// @param releasedBy members who said yes to its wording
/// @param refused how often its writer said no to another wording
public record Queued(
        UUID id,
        VoiceState state,
        Standing standing,
        Language language,
        Set<ContentNote> notes,
        Set<Use> uses,
        Set<Integer> releasedBy,
        int refused,
        Optional<Reason> reason,
        Instant leftAt,
        Instant readyAt) {}
