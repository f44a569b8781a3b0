/// Finding signatures invalid, and taking that back: conditions, dry run, reason, a second person, batches.
///
/// In: what a member chooses in the console. Out: jobs that change the standing of signatures through stage 2, and
/// entries of the audit trail. Personal data: none; keyed hashes of networks and domains as they lie with signatures.
@NullMarked
package eu.undersigned.invalidation;

import org.jspecify.annotations.NullMarked;
