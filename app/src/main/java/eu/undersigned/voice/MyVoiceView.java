package eu.undersigned.voice;

import java.util.List;
import java.util.Optional;

/// The page behind a writer's own link.
///
/// @param isNew whether it was sent a moment ago
/// @param isChanged whether what the writer answered is not what is proposed now
/// @param action path of the page
/// @param link its whole address, to be kept
/// @param state where the voice stands, in words
/// @param isWaiting whether moderators may still ask something
/// @param reason why it was not taken, in words
/// @param voice empty once it was declined
/// @param published path of the page on which everybody may read it
/// @param translations what everybody may read of it in other languages
/// @param uses what its writer allows, in words
public record MyVoiceView(
        boolean isNew,
        boolean isChanged,
        String action,
        String link,
        String state,
        boolean isWaiting,
        Optional<String> reason,
        Optional<VoiceView> voice,
        Optional<String> published,
        List<VoiceView.Translation> translations,
        List<String> uses,
        Optional<Proposal> proposal) {
    /// Another wording that a moderator asks for, beside the writer's.
    ///
    /// @param lang code of the language of both
    /// @param print which wording it is
    public record Proposal(String lang, List<Part> yours, List<Part> theirs, String print) {}

    /// Who says it, or a paragraph.
    ///
    /// @param isOnlyHere whether the other wording lacks it
    public record Part(String text, boolean isOnlyHere) {}

    @Override
    public String toString() {
        return "MyVoiceView[hidden]";
    }
}
