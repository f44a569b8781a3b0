/// Stage 2: a mailed token makes a signature CONFIRMED, REJECTED, or later WITHDRAWN; unconfirmed ones expire.
///
/// In: tokens from mails. Out: counted and uncounted signatures, told to [CountListener] in the same transaction.
/// Personal data: name and mailbox, decrypted only to show them to the token's holder; erased at once on rejection,
/// withdrawal and expiry.
@NullMarked
package eu.undersigned.confirmation;

import org.jspecify.annotations.NullMarked;
