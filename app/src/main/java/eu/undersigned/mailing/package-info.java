/// Updates to signers who said yes to them: written per language, fed by a program that opens the records on the
/// coordinator's own computer, sent slowly, ended by one click (docs/adr/0013, docs/formats/mailing.md).
///
/// In: texts from the console; mailboxes from the feeding program, some hours ahead at most. Out: mails, at most one to
/// each signature; who was sent what, for "my signature". Personal data: mailbox and name of the letters just ahead,
/// encrypted under a key that is not in the database, for six hours at most and until they are tried; the fact that a
/// signature was sent an update, until the signature is erased.
@NullMarked
package eu.undersigned.mailing;

import org.jspecify.annotations.NullMarked;
