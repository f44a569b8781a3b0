/// Stage 3: the counts, kept in the transactions that change them, and published five times a second.
///
/// In: counted signatures, without persons. Out: [Snapshot]s, the open data, server-sent events. No personal data.
@NullMarked
package eu.undersigned.tally;

import org.jspecify.annotations.NullMarked;
