/// Stage 5: what organisations receive.
///
/// In: confirmed signatures, sealed to an organisation that the signer said yes to; erasures. Out: bundles, as
/// `docs/formats/bundle.md` says. Personal data: only sealed, never readable here.
@NullMarked
package eu.undersigned.delivery;

import org.jspecify.annotations.NullMarked;
