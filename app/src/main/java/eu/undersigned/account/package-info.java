/// Those who run campaigns: who they are, what each may do, their sessions.
///
/// In: proofs of who somebody is. Out: an [eu.undersigned.account.Actor]. Personal data: names and mailboxes of the
/// campaign's team, encrypted under a secret outside the database, until a member is removed.
@NullMarked
package eu.undersigned.account;

import org.jspecify.annotations.NullMarked;
