/// Consultations on paper: the printed sheet, the pass with which a teacher types in a group's sheets, and what the
/// console shows of both.
///
/// In: forms of members who make passes, forms of whoever holds a pass. Out: answers, to `consultation`, once a group
/// is handed in. Personal data: none is asked for. Sheets that wait lie encrypted until they are handed in, at the
/// close
/// at the latest; a note of the team on a pass, too.
@NullMarked
package eu.undersigned.paper;

import org.jspecify.annotations.NullMarked;
