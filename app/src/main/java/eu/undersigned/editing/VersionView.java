package eu.undersigned.editing;

import java.util.List;

/// An earlier version, and what it changed.
///
/// @param draft hash of the draft that would be given up for it
/// @param draftFiles how many files of the draft differ from what is published
public record VersionView(
        PublishView.VersionRow version,
        List<PublishView.FileChange> changes,
        String draft,
        int draftFiles,
        boolean mayEdit) {}
