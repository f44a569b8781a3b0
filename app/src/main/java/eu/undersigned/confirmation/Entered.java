package eu.undersigned.confirmation;

import java.util.UUID;

/// A confirmed signature as the public log knows it: what is counted of it, and what ties its leaf to the signer's
/// link.
///
/// @param text number of the text's version
/// @param link SHA-256 of the secret in the first link, 32 bytes
/// @param salt 32 random bytes, which lie in the signature's row and go with it
/// @param ticket under which its leaf is found: number of the batch * [Ticket#PLACES] + place in it
public record Entered(UUID id, Counted counted, int text, byte[] link, byte[] salt, long ticket) {}
