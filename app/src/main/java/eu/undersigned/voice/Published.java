package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A voice as everybody may read it.
///
/// @param language in which it was written
/// @param translations of its text, by people of the campaign
public record Published(
        UUID id,
        Standing standing,
        Language language,
        Set<ContentNote> notes,
        Wording wording,
        Instant at,
        Map<Language, String> translations) {
    @Override
    public String toString() {
        return "Published[" + id + "]";
    }
}
