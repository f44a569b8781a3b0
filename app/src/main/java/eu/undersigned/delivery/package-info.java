/// Stage 5: what organisations receive.
///
/// In: confirmed signatures, sealed to an organisation that the signer said yes to; erasures. Out: bundles, as
/// `docs/formats/bundle.md` says; the pages with which organisations make keys and open bundles, by scripts that run in
/// their browsers (`src/main/web`). Personal data: only sealed, never readable here.
@NullMarked
package eu.undersigned.delivery;

import org.jspecify.annotations.NullMarked;
