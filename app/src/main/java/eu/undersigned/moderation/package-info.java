/// What moderators see of voices, and what they do with them: the queue, one text at a time, the wish for other words,
/// release, translations, taking down. And own words of children in consultations: the list, one text at a time, what
/// somebody who read it decides.
///
/// In: rows and sealed texts of the packages `voice` and `consultation`; the moderators' key stays in the browser that
/// opens it. Out: pages, answers for the script of the queue, entries of the audit trail (ids, never words).
/// Personal data: the words that a moderator releases or proposes pass through memory.
@NullMarked
package eu.undersigned.moderation;

import org.jspecify.annotations.NullMarked;
