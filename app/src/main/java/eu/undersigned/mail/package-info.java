/// Mail as the world sees it: a message, the SMTP dialogue, DKIM, and a mailbox in memory for trials.
///
/// In: [Message]s. Out: what the mail server said of each. Personal data: addresses and text, in memory only.
@NullMarked
package eu.undersigned.mail;

import org.jspecify.annotations.NullMarked;
