package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A voice as everybody may read it.
///
/// @param language in which it was written
/// @param at when it appeared
/// @param translations of its text, by people of the campaign
/// @param changed when it appeared, or one of its translations did or was changed
public record Published(
        UUID id,
        Standing standing,
        Language language,
        Set<ContentNote> notes,
        Wording wording,
        Instant at,
        Map<Language, String> translations,
        Instant changed) {
    /// As it appeared.
    Published(
            UUID id,
            Standing standing,
            Language language,
            Set<ContentNote> notes,
            Wording wording,
            Instant at,
            Map<Language, String> translations) {
        this(id, standing, language, notes, wording, at, translations, at);
    }

    @Override
    public String toString() {
        return "Published[" + id + "]";
    }
}
