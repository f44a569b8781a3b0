/// Open letters as the campaign's organisations write them together: the editors of the draft kit's letters, comments
/// and proposed wordings by paragraph, the sign-off of each organisation, and the step that opens a letter for
/// everybody.
///
/// In: forms of members. Out: files of the draft kit; letters that ask members to look at a wording, or to sign the
/// letter that they signed off (which organisations were told is kept as long as all that follows). Personal data: the
/// numbers of members who wrote or signed off (their names stay with the accounts, and go when a member is removed),
/// and what they wrote, which is their organisation's word and is read by everybody who may discuss the letter. Its
/// author or a coordinator can erase each. All of it is erased 30 days after the last word, once neither the draft nor
/// the published kit has the letter any more.
@NullMarked
package eu.undersigned.drafting;

import org.jspecify.annotations.NullMarked;
