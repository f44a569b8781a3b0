package eu.undersigned.share;

import eu.undersigned.page.RingView;
import eu.undersigned.receipt.CodeView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is printed: a poster, or one of the cards of a sheet.
///
/// @param code of the petition's address
/// @param address for those who type it
/// @param total how many have signed
/// @param parts what the total is made of
/// @param date on which so many had
/// @param back path of the page with ways to share
public record PrintView(
        String title,
        String ask,
        CodeView code,
        String address,
        Optional<String> organisation,
        String total,
        String ofGoal,
        RingView ring,
        String ringLabel,
        List<String> parts,
        String date,
        String back) {
    /// On one sheet of A4, two by four.
    public static final int CARDS = 8;

    private static final int LONG_TITLE = 90;
    private static final int LONG_ASK = 450;

    /// The CSS class of texts that need smaller letters to fit the sheet; null: they don't.
    public @Nullable String length() {
        return title.length() > LONG_TITLE || ask.length() > LONG_ASK ? "long" : null;
    }
}
