package eu.undersigned.tlog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text with signatures below it. Not to be believed before a [VerifierKey] has been asked about it.
///
/// @param text with its last line feed; no control characters
/// @param signatures 1 to [#MAX_SIGNATURES], in their order
/// @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
public record Note(String text, List<NoteSignature> signatures) {
    /// Of a whole note. Far more than 64 post-quantum signatures take.
    public static final int MAX_BYTES = 1 << 20;

    /// The specification asks for at least 16.
    public static final int MAX_SIGNATURES = 64;

    private static final String BLANK_LINE = "\n\n";

    /// @throws IllegalArgumentException when the text cannot be a note's, or there are no or too many
    ///     signatures
    public Note {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to 64 signatures, not " + signatures.size());
        }
        requireText(text);
    }

    static void requireText(String text) {
        try {
            Lines.requireClean(text);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
        if (!text.endsWith("\n") || text.length() > MAX_BYTES) {
            throw new IllegalArgumentException("the text of a note ends in a line feed, and has no more than 1 MiB");
        }
    }

    /// @throws MalformedException when this is no note
    public static Note parse(byte[] note) throws MalformedException {
        Lines.requireAtMost(note.length, MAX_BYTES);
        return parse(Lines.utf8(note));
    }

    /// @throws MalformedException when this is no note
    public static Note parse(String note) throws MalformedException {
        Lines.requireAtMost(note.length(), MAX_BYTES);
        Lines.requireClean(note);
        int blank = note.lastIndexOf(BLANK_LINE);
        if (blank < 0) {
            throw new MalformedException("no blank line between a text and its signatures");
        }
        return new Note(
                note.substring(0, blank + 1), NoteSignature.parseLines(note.substring(blank + BLANK_LINE.length())));
    }

    /// The same text with further signatures below those that it has.
    ///
    /// @throws IllegalArgumentException when that makes more than [#MAX_SIGNATURES]
    public Note with(List<NoteSignature> more) {
        return new Note(text, Stream.concat(signatures.stream(), more.stream()).toList());
    }

    /// What [#parse(String)] reads.
    public String encode() {
        return text + "\n" + signatures.stream().map(NoteSignature::line).collect(Collectors.joining());
    }

    /// [#encode()] in UTF-8, as it is served.
    public byte[] bytes() {
        return encode().getBytes(StandardCharsets.UTF_8);
    }
}
