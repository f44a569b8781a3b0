/// Editing campaigns in the console: the draft, what differs, a look at it, publishing, and earlier versions.
///
/// The draft is a campaign kit: forms are read from its files and written to them, and what is published is what the
/// kit's reader makes of them, so that import and export equal what is edited.
///
/// In: forms and kits of members. Out: published kits. Personal data: numbers of members who wrote, and mailboxes of
/// organisations' contacts, which stand in kits; both stay with the versions, as long as the campaign does.
@NullMarked
package eu.undersigned.editing;

import org.jspecify.annotations.NullMarked;
