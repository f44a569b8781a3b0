/// Envelopes to organisations' keys, as `docs/formats/envelope.md` says.
///
/// In: a person's name and mailbox, and the `age` public key of the organisation that may read them. Out: bytes that
/// only the holder of the private key can open. What seals keeps the plaintext key of an epoch in memory and nothing
/// else.
@NullMarked
package eu.undersigned.seal;

import org.jspecify.annotations.NullMarked;
