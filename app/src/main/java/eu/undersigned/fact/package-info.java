/// The ledger of figures that a campaign uses: a page with each figure's source, date and corrections, charts, how many
/// files a second were reported, and the same as open data.
///
/// In: the published kit's `facts.csv` and `corrections.csv`. Out: a page, CSV, JSON. No personal data.
@NullMarked
package eu.undersigned.fact;

import org.jspecify.annotations.NullMarked;
