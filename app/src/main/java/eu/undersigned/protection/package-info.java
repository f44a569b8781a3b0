/// Protection against fraud: limits, lists, and one more step where something asks for it; attacks are noticed, and
/// each refusal is counted by its reason.
///
/// In: attempts to sign, before anything is stored, and what the campaign's team sets in the console. Out: go ahead,
/// wait, one more step, or not this way; counts by reason; alerts; what is kept beside a signature ([Observed]).
///
/// Personal data: networks in memory for an hour, and in rules as long as people keep them (7 days after they end);
/// keyed hashes of networks (another key each day) and of domains for 7 days, and beside each signature; names of
/// domains that at least 10 signatures of a day share, for 7 days; blocked and allowed mailboxes as keyed hashes only.
@NullMarked
package eu.undersigned.protection;

import org.jspecify.annotations.NullMarked;
