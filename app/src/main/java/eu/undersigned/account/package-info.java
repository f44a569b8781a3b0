/// Those who run campaigns: who they are, what each may do, their sessions.
///
/// In: proofs of who somebody is: passkeys, invitations, recovery codes, an account elsewhere. Out: an
/// [eu.undersigned.account.Actor]. Personal data: names and mailboxes of the campaign's team and the names
/// of their devices, encrypted under a secret outside the database, until a member is removed; mailboxes of
/// those who are invited, likewise, until the invitation is over or 30 days after it became too old;
/// letters, until they are sent. Kept as hashes: sessions, links, recovery codes, accounts elsewhere. In
/// the clear: roles, times, and kinds of browsers, of members who are numbers.
@NullMarked
package eu.undersigned.account;

import org.jspecify.annotations.NullMarked;
