package eu.undersigned.share;

import java.util.List;
import java.util.Optional;

/// The page with ways to share.
///
/// @param title of the petition
/// @param text that goes with the link
/// @param url the link
/// @param picture path of the picture
/// @param html for mail programs that take HTML
/// @param plain for all others
/// @param site HTML for any site: the picture, which links to the petition
/// @param print what to print; empty once nobody can sign, like `embed`
/// @param embed path of the page with what to paste into an organisation's own site
public record ShareView(
        String title,
        String text,
        String url,
        List<Link> places,
        String picture,
        String html,
        String plain,
        String site,
        Optional<Print> print,
        Optional<String> embed) {
    public record Link(String name, String href) {}

    /// Paths of the pages to print.
    public record Print(String poster, String sheet) {}
}
