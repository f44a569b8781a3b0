package eu.undersigned.account;

import java.util.Optional;

/// What became of a ceremony, as WebAuthn calls the exchange in which a device makes or uses a passkey.
sealed interface CeremonyResult {
    /// A device made a passkey.
    ///
    /// @param publicKey as COSE writes it
    record Made(byte[] id, byte[] publicKey, long counter) implements CeremonyResult {}

    /// A device proved that it holds a passkey's private key, and that its owner unlocked it.
    record Used(Passkey passkey, long counter) implements CeremonyResult {}

    /// @param passkey the one it was about, where that is known
    record Refused(Refusal reason, Optional<Passkey> passkey) implements CeremonyResult {
        Refused(Refusal reason) {
            this(reason, Optional.empty());
        }
    }
}
