package eu.undersigned.voice;

import eu.undersigned.i18n.Language;

/// A translation as moderators see it.
///
/// @param madeBy number of the member who wrote it
/// @param isPublic whether everybody may read it; else it waits for a second member
public record Translated(Language language, String text, int madeBy, boolean isPublic) {
    @Override
    public String toString() {
        return "Translated[" + language + "]";
    }
}
