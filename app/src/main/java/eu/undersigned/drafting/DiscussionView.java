package eu.undersigned.drafting;

import eu.undersigned.editing.Difference;
import java.util.List;
import java.util.Optional;

/// A letter that members write, paragraph by paragraph.
///
/// @param base path of the page; forms are sent below it
/// @param code of the text's language
/// @param wording version of the text as it is shown
/// @param deadline in words; empty when there is none
/// @param days left until then; 0 on the day itself
/// @param isOver whether organisations can't say anything more
/// @param maySpeak whether this member may comment and propose here
/// @param gone what was said of paragraphs that are no more
/// @param own where the member's organisation stands; empty on the coordinators' page
/// @param standings of all organisations; empty for partners
/// @param signedOff how many organisations signed off this wording
/// @param asked how many organisations there are
/// @param calls how many members a mail would reach now
/// @param typed what was sent and not taken
public record DiscussionView(
        String base,
        String slug,
        String title,
        String code,
        String wording,
        Optional<String> deadline,
        long days,
        boolean isOver,
        boolean maySpeak,
        boolean isCoordinator,
        List<Part> parts,
        List<Said> gone,
        Optional<Own> own,
        List<StandingRow> standings,
        long signedOff,
        long asked,
        int calls,
        Optional<Typed> typed) {

    /// @param label such as "Point 2"
    /// @param hash of the text
    public record Part(String key, String label, String text, String hash, List<Said> said, List<Said> earlier) {
        public List<String> lines() {
            return DiscussionView.lines(text);
        }
    }

    /// @param who name and organisation
    /// @param difference of a proposed wording to what it was made for
    /// @param state in words; empty while it is open
    /// @param madeFor what the paragraph was, where it is another by now
    public record Said(
            long id,
            boolean isProposal,
            String who,
            String when,
            String text,
            Optional<Difference> difference,
            String state,
            Optional<String> madeFor,
            boolean maySettle,
            boolean mayErase,
            boolean mayTake,
            boolean mayDecline) {
        public List<String> lines() {
            return DiscussionView.lines(text);
        }
    }

    /// @param state in words
    /// @param isForIt whether the campaign's own people look at the page, who may enter it for the organisation
    public record Own(String organisation, Standing.State state, String words, boolean isForIt) {
        public boolean isSignedOff() {
            return state == Standing.State.SIGNED_OFF;
        }

        public boolean hasSignedOff() {
            return isSignedOff() || state == Standing.State.EARLIER;
        }
    }

    /// @param path of the organisation's page
    /// @param details who signed off, and when
    public record StandingRow(String organisation, String path, Standing.State state, String details, long open) {}

    /// @param field id of the field; empty when its paragraph is no more
    /// @param error in words
    public record Typed(String field, String text, String error) {
        public boolean is(String id) {
            return field.equals(id);
        }
    }

    /// Whether the field in which it was typed is on the page.
    public boolean isPlaced() {
        return typed.filter(one -> parts.stream()
                        .anyMatch(part -> maySpeak && one.field().matches("(comment|wording)-" + part.key())
                                || part.said().stream()
                                        .anyMatch(said -> said.mayDecline() && one.is("reason-" + said.id()))
                                || part.earlier().stream()
                                        .anyMatch(said -> said.mayDecline() && one.is("reason-" + said.id()))))
                .isPresent();
    }

    public boolean isTyped(String id) {
        return typed.filter(one -> one.is(id)).isPresent();
    }

    /// What a field holds: what was typed, else this.
    public String value(String id, String otherwise) {
        return typed.filter(one -> one.is(id)).map(Typed::text).orElse(otherwise);
    }

    public static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
