package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A voice as its writer sees it.
///
/// @param campaign its number
/// @param wording as it stands; empty once it was declined
/// @param proposed the wording that a moderator asks for
/// @param reason why it was not taken
/// @param readyAt nothing is published before
/// @param wasPublished whether it stood on a page before it was declined
public record MyVoice(
        UUID id,
        int campaign,
        VoiceState state,
        Standing standing,
        Language language,
        Optional<Wording> wording,
        Optional<Wording> proposed,
        Set<ContentNote> notes,
        Set<Use> uses,
        Optional<Reason> reason,
        Instant leftAt,
        Instant readyAt,
        boolean wasPublished) {
    @Override
    public String toString() {
        return "MyVoice[" + id + "]";
    }
}
