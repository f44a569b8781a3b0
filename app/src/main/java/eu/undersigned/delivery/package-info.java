/// Stage 5: what organisations receive.
///
/// In: confirmed signatures, sealed to an organisation that the signer said yes to; erasures; changes of keys. Out:
/// bundles (`docs/formats/bundle.md`), counts to webhooks (`docs/formats/webhook.md`), letters about keys; the pages
/// with
/// which organisations make keys and open bundles, by scripts in their browsers (`src/main/web`). Personal
/// data: of signers only sealed, never readable here; of organisations the mailbox of their contact, in a letter.
@NullMarked
package eu.undersigned.delivery;

import org.jspecify.annotations.NullMarked;
