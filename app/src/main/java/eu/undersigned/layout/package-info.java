/// The frame that every page and every mail shares, the pages that say little more than a sentence or two, and what
/// makes and keeps pages, pictures and PDFs that many ask for.
///
/// In: a [Frame] and a view. Out: HTML, and mails. Personal data: passes through to the page or the mail it is shown
/// on; pages that are kept are those that everybody sees.
@NullMarked
package eu.undersigned.layout;

import org.jspecify.annotations.NullMarked;
