package eu.undersigned.tlog;

import java.util.Arrays;
import java.util.List;

/// The head of a log at one size: what a log signs.
///
/// @param origin the log's name; not empty, one line
/// @param size leaves
/// @param root 32 bytes
/// @param extensions further lines, not empty; their use is not recommended
/// @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint, "Note text"</a>
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, and compared by content
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
    private static final int LINES = 3;

    /// @throws IllegalArgumentException when one of them cannot be written
    public Checkpoint {
        extensions = List.copyOf(extensions);
        root = MerkleTree.requireHash(root).clone();
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no size below 0: " + size);
        }
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
    }

    private static void requireLine(String line) {
        if (line.isEmpty() || line.contains("\n")) {
            throw new IllegalArgumentException("the lines of a checkpoint are not empty, and each is one line");
        }
        Note.requireText(line + "\n");
    }

    /// Without extensions.
    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, root, List.of());
    }

    /// A copy.
    @Override
    public byte[] root() {
        return root.clone();
    }

    /// The text of the note: lines, each with its line feed.
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n');
        text.append(size).append('\n').append(Lines.base64(root)).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /// @param text of a note; for a whole note see [SignedCheckpoint]
    /// @throws MalformedException when it is not of the form that [#text()] writes
    public static Checkpoint parse(String text) throws MalformedException {
        Lines.requireAtMost(text.length(), Note.MAX_BYTES);
        Lines.requireClean(text);
        if (!text.endsWith("\n")) {
            throw new MalformedException("a checkpoint ends in a line feed");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < LINES || lines.contains("")) {
            throw new MalformedException("a checkpoint has three lines or more, and none is empty");
        }
        return new Checkpoint(
                lines.get(0),
                Lines.number(lines.get(1), "the tree size"),
                Lines.hash(lines.get(2)),
                lines.subList(LINES, lines.size()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return 31 * origin.hashCode() + Arrays.hashCode(root);
    }
}
