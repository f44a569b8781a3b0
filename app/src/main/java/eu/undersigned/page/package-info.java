/// The public pages around the stages: the campaign page with its form, ring and map, the front door, help, and what
/// is done with data.
///
/// In: campaigns and counts. Out: HTML. Personal data: what a form that was not accepted holds, shown back once.
@NullMarked
package eu.undersigned.page;

import org.jspecify.annotations.NullMarked;
