/// Refreshing a kit's list of representatives from the open data of the European Parliament.
///
/// In: the Parliament's API, the kit's `representatives.csv` and `.yaml`. Out: both, newer. Personal data: names,
/// mailboxes and pages of members of the Parliament, which it publishes.
@NullMarked
package eu.undersigned.tools.representatives;

import org.jspecify.annotations.NullMarked;
