package eu.undersigned.campaign;

/// An address of the campaign that there is no more, and where its content is now.
///
/// @param from an earlier slug of the campaign, or a path below the campaign's, such as `news/old`
/// @param to a path below the campaign's; empty for a slug, which became the present one
public record Redirect(Kind kind, String from, String to) {
    public enum Kind {
        OLD_SLUG,
        PATH
    }
}
