package eu.undersigned.letter;

import eu.undersigned.layout.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A letter as a document to print.
///
/// @param frame of the letter's page
/// @param isDemo whether it has to say that signatures are synthetic
public record PaperView(Frame frame, LetterView letter, String publicUrl, boolean isDemo) {
    private static final String STYLE = read();

    private static String read() {
        try (InputStream file = PaperView.class.getResourceAsStream("/letter/paper.css")) {
            if (file == null) {
                throw new IllegalStateException("no /letter/paper.css");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The style sheet, which is no part of any page.
    public String style() {
        return STYLE;
    }
}
