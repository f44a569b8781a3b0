/// Work that takes long, in steps that survive a crash: progress, cancelling, results.
///
/// In: a kind and its input. Out: steps, each a transaction. Personal data: none; the number of the member who began
/// it.
@NullMarked
package eu.undersigned.job;

import org.jspecify.annotations.NullMarked;
