/// What a campaign's team sees of its campaign: figures over time, who signs from where, mail, a forecast; one
/// organisation's own figures; and alerts when something is out of the ordinary.
///
/// In: the counts of stage 3, the outbox's counters, warnings. Out: pages, CSV, JSON, rows of `alert`, letters to
/// coordinators. Personal data: none, but a coordinator's mailbox while a letter about alerts is put into the outbox.
@NullMarked
package eu.undersigned.overview;

import org.jspecify.annotations.NullMarked;
