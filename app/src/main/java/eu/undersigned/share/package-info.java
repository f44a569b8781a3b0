/// Passing the petition on: the picture that shows it elsewhere, the page with links, things to print.
///
/// In: campaigns, counts, how often the link had been passed on that a visitor followed. Out: pages and pictures,
/// the same for everybody. No personal data: a link that is shared says for which place it was made and how often it
/// was passed on, never by whom, nor by which link they had come.
@NullMarked
package eu.undersigned.share;

import org.jspecify.annotations.NullMarked;
