package eu.undersigned.signature;

import java.util.Optional;

/// A form in which everything is right.
///
/// @param organisation its number; empty when the signer came without one
/// @param organisationUpdates the answer to that organisation's question
public record SignRequest(
        Signer signer,
        String country,
        boolean updates,
        Optional<Integer> organisation,
        Optional<Boolean> organisationUpdates) {}
