/// Stage 1: a form becomes a PENDING signature.
///
/// In: what a person typed. Out: one durable row and one letter, in one commit; told to [AcceptedListener]. Personal
/// data: name and mailbox, in memory during the request; in the database only encrypted, and erased after 14 days
/// unless confirmed.
@NullMarked
package eu.undersigned.signature;

import org.jspecify.annotations.NullMarked;
