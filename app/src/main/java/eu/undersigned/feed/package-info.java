/// Feeds and calendars in their standard formats. Knows nothing of petitions.
@NullMarked
package eu.undersigned.feed;

import org.jspecify.annotations.NullMarked;
