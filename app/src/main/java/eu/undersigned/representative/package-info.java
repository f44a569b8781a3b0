/// Writing to representatives: who represents whom, a text to begin with, and a link that opens it in the writer's own
/// mail program.
///
/// In: the list and the texts of the campaign's kit; what somebody types, for the moment in which it is put together;
/// counts of signatures by country. Out: pages, JSON, a count of letters begun by representative and day. Names,
/// mailboxes and pages of members of a parliament are public and stand in the kit. What people write, and who writes,
/// is neither stored nor logged.
@NullMarked
package eu.undersigned.representative;

import org.jspecify.annotations.NullMarked;
