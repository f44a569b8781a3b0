package eu.undersigned.tlog;

import java.util.List;

/// What proof files and requests to witnesses share: a few lines, hashes among them, a blank line, and a
/// checkpoint.
///
/// @param lines before the blank one
/// @param note of a checkpoint, as it was given
record ProvenNote(List<String> lines, String note) {
    static ProvenNote parse(byte[] bytes) throws MalformedException {
        Lines.requireAtMost(bytes.length, 2 * Note.MAX_BYTES);
        return parse(Lines.utf8(bytes));
    }

    static ProvenNote parse(String text) throws MalformedException {
        Lines.requireAtMost(text.length(), 2 * Note.MAX_BYTES);
        Lines.requireClean(text);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("no blank line before the checkpoint");
        }
        String note = text.substring(blank + 2);
        Checkpoint.parse(Note.parse(note).text());
        return new ProvenNote(List.of(text.substring(0, blank).split("\n", -1)), note);
    }

    /// The hashes from this line on.
    List<byte[]> hashesFrom(int line) throws MalformedException {
        if (lines.size() - line > Proofs.MAX_HASHES) {
            throw new MalformedException("a proof has at most " + Proofs.MAX_HASHES + " hashes");
        }
        byte[][] hashes = new byte[lines.size() - line][];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Lines.hash(lines.get(line + i));
        }
        return List.of(hashes);
    }

    /// What stands behind a word and a space.
    String valueAt(int line, String word) throws MalformedException {
        if (line >= lines.size() || !lines.get(line).startsWith(word + " ")) {
            throw new MalformedException("no line that begins with '" + word + "' where one belongs");
        }
        return lines.get(line).substring(word.length() + 1);
    }

    static List<byte[]> copy(List<byte[]> hashes) {
        if (hashes.size() > Proofs.MAX_HASHES) {
            throw new IllegalArgumentException("a proof has at most 63 hashes, not " + hashes.size());
        }
        return hashes.stream().map(hash -> MerkleTree.requireHash(hash).clone()).toList();
    }

    static void requireCheckpoint(String note) {
        try {
            Checkpoint.parse(Note.parse(note).text());
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static void append(StringBuilder text, List<byte[]> hashes, String note) {
        hashes.forEach(hash -> text.append(Lines.base64(hash)).append('\n'));
        text.append('\n').append(note);
    }
}
