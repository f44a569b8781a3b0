package eu.undersigned.paper;

import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The team's notes on passes, unreadable to whoever has the database alone: they may name a teacher or a school.
final class NoteSeal {
    /// The longest note: its length is not told.
    private static final int PADDED_TO = 4 * PassForm.LONGEST_LABEL;

    private final SecretBox box;

    NoteSeal(SecretBox box) {
        this.box = box;
    }

    /// @param pass its number
    byte[] seal(int pass, String note) {
        byte[] text = note.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, PADDED_TO);
        Arrays.fill(padded, text.length, PADDED_TO, (byte) ' ');
        return box.seal(context(pass), padded);
    }

    /// @param sealed nothing when there is no note
    String open(int pass, byte[] sealed) {
        return sealed.length == 0
                ? ""
                : new String(
                                box.open(context(pass), sealed)
                                        .orElseThrow(() -> new IllegalStateException(
                                                "the note of pass " + pass + " was sealed with another key")),
                                StandardCharsets.UTF_8)
                        .strip();
    }

    private static byte[] context(int pass) {
        return ("class note " + pass).getBytes(StandardCharsets.UTF_8);
    }
}
