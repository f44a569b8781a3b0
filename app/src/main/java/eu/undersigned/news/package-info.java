/// News and events of a campaign: pages, feeds, a calendar.
///
/// In: the posts of the published kit. Out: pages in every language of the campaign, Atom, JSON Feed, iCalendar. What
/// has
/// its time in the future appears by itself. No personal data.
@NullMarked
package eu.undersigned.news;

import org.jspecify.annotations.NullMarked;
