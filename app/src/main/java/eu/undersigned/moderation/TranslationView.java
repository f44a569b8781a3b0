package eu.undersigned.moderation;

import java.util.List;

/// A published voice and what it is in other languages.
///
/// @param path to which the forms are sent
/// @param who whose words these are
/// @param language code of the one in which it was written
/// @param notes of what it tells; empty where its writer ticked nothing
/// @param languages in which it can't be read yet
/// @param added what was typed for one of those
/// @param wrong why something was not saved; empty: nothing is wrong
public record TranslationView(
        String path,
        String title,
        String who,
        String notes,
        String language,
        List<String> paragraphs,
        List<Translation> translations,
        List<Choice> languages,
        Translation added,
        String wrong) {
    /// @param now what stands there, where something else was typed
    /// @param base hash of the text from which the form was made
    /// @param isPending whether a second member has yet to save the same
    public record Translation(
            String code, String language, String text, String now, String base, String error, boolean isPending) {}

    public record Choice(String code, String language) {}
}
