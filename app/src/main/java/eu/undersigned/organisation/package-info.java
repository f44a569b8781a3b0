/// The organisations behind a campaign.
///
/// In: the kit's `organisations.csv`. Out: [Organisation]s. No personal data.
@NullMarked
package eu.undersigned.organisation;

import org.jspecify.annotations.NullMarked;
