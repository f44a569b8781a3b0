/// Limits that keep the door open for people and narrow for scripts.
///
/// In: networks, as keys. Out: go ahead, or how long to wait. Personal data: networks, in memory for an hour.
@NullMarked
package eu.undersigned.protection;

import org.jspecify.annotations.NullMarked;
