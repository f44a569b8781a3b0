/// The law's way, step by step: a page, a feed, a calendar, and the last steps for the campaign's page.
///
/// In: the timeline of a campaign's kit (`docs/formats/kit-timeline.md`). Out: HTML, Atom, iCalendar. No personal data.
@NullMarked
package eu.undersigned.timeline;

import org.jspecify.annotations.NullMarked;
