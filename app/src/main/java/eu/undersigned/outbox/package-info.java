/// Letters that wait to be sent. A stage puts one here in the same transaction as the row it is about; the courier
/// claims, hands over and deletes.
///
/// In: [Letter]s, sealed under a key that is not in the database. Out: mails, through [Composer] and `mail`. Personal
/// data: the letter's content, encrypted, until the mail server took it, or for 14 days after it refused for good.
@NullMarked
package eu.undersigned.outbox;

import org.jspecify.annotations.NullMarked;
