/// What was done, by whom, when: written in the transaction that does it, chained by hashes, never changed.
///
/// In: entries. Out: the same, in order. Personal data: numbers of members; what an entry says of before and after
/// holds
/// none.
@NullMarked
package eu.undersigned.audit;

import org.jspecify.annotations.NullMarked;
