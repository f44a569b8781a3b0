/// Where to get help and where to report, by country: the page that every other page leads to.
///
/// In: the rows of all campaigns' kits (`docs/formats/kit-helplines.md`). Out: a page. No personal data: the chosen
/// country stands in the address alone, and nobody looks where a visitor comes from.
@NullMarked
package eu.undersigned.help;

import org.jspecify.annotations.NullMarked;
