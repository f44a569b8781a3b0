/// What the counts look like over time and by attribute: the statistics page, and tables to download as open data.
///
/// In: the counts of stage 3, and those of the public log (`log_count`), without persons. Out: a page, CSV, JSON
/// (`docs/formats/open-data.md`). No personal data; small numbers are grouped.
@NullMarked
package eu.undersigned.statistics;

import org.jspecify.annotations.NullMarked;
