/// Passing the petition on: the picture that shows it elsewhere, the page with links, things to print.
///
/// In: campaigns, counts, where the link stood that a visitor followed. Out: pages and pictures, the same for
/// everybody. No
/// personal data: a link that is shared says where the first one stood and how often it was passed on, never by whom.
@NullMarked
package eu.undersigned.share;

import org.jspecify.annotations.NullMarked;
