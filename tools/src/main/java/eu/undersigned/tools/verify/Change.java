package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a list of changes: which leaf was changed, how, and by which.
///
/// @see "docs/formats/log.md, Changes"
record Change(long leaf, String kind, long at) {
    /// Leaves that one list is about.
    static final int LEAVES_OF_A_LIST = 1 << 16;

    private static final Pattern LINE =
            Pattern.compile("(0|[1-9][0-9]{0,17}) (withdrawn|invalidated|reinstated|corrected) (0|[1-9][0-9]{0,17})");

    static Change of(Leaf.Change leaf, long at) {
        String kind = switch (leaf) {
            case Leaf.Withdrawn _ -> "withdrawn";
            case Leaf.Invalidated _ -> "invalidated";
            case Leaf.Reinstated _ -> "reinstated";
            case Leaf.Corrected _ -> "corrected";
        };
        return new Change(leaf.index(), kind, at);
    }

    /// Number of the list that has it.
    long list() {
        return leaf / LEAVES_OF_A_LIST;
    }

    static String path(long list) {
        return "changes/" + list;
    }

    /// With its line feed.
    String line() {
        return leaf + " " + kind + " " + at + "\n";
    }

    static Optional<Change> parse(String line) {
        return Optional.of(LINE.matcher(line))
                .filter(Matcher::matches)
                .map(match ->
                        new Change(Long.parseLong(match.group(1)), match.group(2), Long.parseLong(match.group(3))));
    }

    /// Those of a list, as far as a tree reaches: later ones may be there already, when the log grew
    /// meanwhile.
    ///
    /// @throws DiffersException when a line is none
    static List<Change> parse(String text, long size, String where) throws DiffersException {
        List<Change> changes = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Change change = parse(line)
                    .orElseThrow(
                            () -> new DiffersException(where + " has a line that is no change: " + Words.plain(line)));
            if (change.at < size) {
                changes.add(change);
            }
        }
        return changes;
    }
}
