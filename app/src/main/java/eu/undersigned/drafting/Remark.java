package eu.undersigned.drafting;

import java.time.Instant;

/// What somebody said of a paragraph.
///
/// @param paragraph key that the paragraph had then
/// @param base hash of the text that the paragraph had then
/// @param madeFor that text
/// @param organisation number of the one that says it; 0: the campaign itself
/// @param member number of who wrote it
/// @param text the comment, or the proposed wording
/// @param reason why it was declined, where somebody said so
record Remark(
        long id,
        Kind kind,
        String paragraph,
        String base,
        String madeFor,
        int organisation,
        int member,
        String text,
        Instant at,
        State state,
        String reason) {
    enum Kind {
        COMMENT,
        /// Another text of the whole paragraph.
        PROPOSAL
    }

    enum State {
        OPEN,
        /// A comment that is dealt with.
        SETTLED,
        /// A proposal that is in the draft.
        TAKEN,
        DECLINED
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
