package eu.undersigned.confirmation;

import eu.undersigned.signature.Signer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Everything that is held about one signature, for the person who made it.
///
/// @param signer name and mailbox, when this link still shows them
/// @param text number of the text's version
/// @param language of messages, in capitals
public record MySignature(
        int campaign,
        UUID id,
        Optional<Signer> signer,
        String country,
        String language,
        int text,
        boolean updates,
        Optional<Integer> organisation,
        Optional<Boolean> organisationUpdates,
        Instant signedAt,
        Optional<Instant> confirmedAt) {}
