/// The frame that every page shares, and the pages that say little more than a sentence or two.
///
/// In: a [Frame] and a view. Out: HTML. Personal data: passes through to the page it is shown on.
@NullMarked
package eu.undersigned.layout;

import org.jspecify.annotations.NullMarked;
