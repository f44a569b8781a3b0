/// Campaigns: their kits, the versioned texts that people sign, goals, and whether they are open.
///
/// In: campaign kits from `campaigns/`. Out: [Campaign]s to every stage. No personal data.
@NullMarked
package eu.undersigned.campaign;

import org.jspecify.annotations.NullMarked;
