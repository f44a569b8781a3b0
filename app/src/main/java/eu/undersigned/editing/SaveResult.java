package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import java.util.List;

/// What became of something that was typed into an editor.
public sealed interface SaveResult {
    /// It is in the draft.
    record Saved() implements SaveResult {}

    /// Somebody else saved the same thing since the form was made: nothing was stored.
    ///
    /// @param now the draft as it is
    record Conflict(KitFiles now) implements SaveResult {}

    /// The kit's reader would refuse it: nothing was stored.
    record Refused(List<KitError> errors) implements SaveResult {}
}
