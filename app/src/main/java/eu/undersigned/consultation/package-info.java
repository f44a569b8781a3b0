/// Consultations of children: what they are asked, what they answer, and what is shown of it.
///
/// In: the kit's questions, and answers of children, given online or on sheets. Out: pages, charts, open data; every
/// number is of ten children or more, however numbers are subtracted from one another (docs/adr/0023). No identity: no
/// name, no mailbox, no network, no time of day. Answers that wait to be counted are sealed under a secret outside the
/// database, and are erased when they are counted, or 30 days after the consultation closed. Own words are sealed to
/// the campaign's moderators, who alone read them, and are erased 90 days after the consultation closed; those that
/// name somebody or tell of a crime are never stored, and can be written once more within 15 minutes, by a pass without
/// identity; without moderators nobody is asked for any. Whose country's help is shown stands in the address alone.
@NullMarked
package eu.undersigned.consultation;

import org.jspecify.annotations.NullMarked;
