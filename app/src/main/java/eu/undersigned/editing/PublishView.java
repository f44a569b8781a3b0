package eu.undersigned.editing;

import java.util.List;
import java.util.Optional;

/// What publishing would change, and what was published before.
///
/// @param hash of the draft's files
/// @param errors why it can't be published
/// @param warnings what somebody should look at first
/// @param proposal that a second member must agree to
/// @param folder what the server's folder holds, when it waits
/// @param said why nothing was published, or what became of a file that was sent
public record PublishView(
        String hash,
        List<FileChange> changes,
        List<String> errors,
        List<String> warnings,
        boolean changesKeys,
        boolean needsSecond,
        Optional<Waiting> proposal,
        Optional<Folder> folder,
        List<VersionRow> versions,
        List<String> said,
        boolean mayEdit,
        boolean mayPublish,
        boolean mayChangeKeys,
        boolean mayExport) {
    /// @param change line by line; empty for a picture
    /// @param by who changed it last, and when
    public record FileChange(String path, String kind, String by, Optional<Difference> change) {}

    /// @param isOwn whether the visitor proposed it
    public record Waiting(String by, String note, boolean isOwn) {}

    /// @param hash of the folder's files
    public record Folder(String hash, List<FileChange> changes) {}

    /// @param by who published it, and who agreed
    public record VersionRow(int number, String at, String by, String note, boolean isCurrent) {}
}
