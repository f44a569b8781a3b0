package eu.undersigned.editing;

import java.util.List;
import java.util.Optional;

/// The editor of one organisation: by the campaign's team, or by its own people.
///
/// @param path of this page
/// @param isOwn whether its own people edit it: what they save is a proposal
/// @param key fingerprint, or empty
/// @param logo path of its picture
/// @param pending what its own people want changed
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
/// @param invite where somebody is invited to speak for it; empty: not by this visitor
/// @param preview path of its page as the draft would make it
public record OrganisationView(
        String path,
        boolean isOwn,
        boolean isNew,
        boolean isLead,
        String slug,
        Inputs inputs,
        String base,
        String key,
        Inputs keyInputs,
        Optional<String> logo,
        List<Question> questions,
        Optional<Pending> pending,
        Optional<Difference> theirs,
        Difference changes,
        String preview,
        String invite,
        boolean mayEdit,
        boolean mayChangeKey) {
    /// @param field of the form
    /// @param words of the organisation's own, or empty
    public record Question(String field, String language, String words) {}

    /// @param by who wrote it, and when
    /// @param hash by which it is told from a later one
    /// @param isStale whether the organisation changed since it was written
    public record Pending(String by, String hash, Difference changes, boolean isStale) {}
}
