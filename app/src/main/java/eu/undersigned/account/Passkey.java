package eu.undersigned.account;

import java.time.Instant;
import java.util.Optional;

/// What a member's device proves itself with. The private key never leaves the device; this is the public
/// half.
///
/// @param id as the device chose it: 1 to 1,023 bytes
/// @param handle the member's, 32 random bytes, by which a device finds the member
/// @param publicKey as COSE writes it
/// @param counter how often the device said it has signed; 0 where it does not count
/// @param name how the member calls the device
record Passkey(
        byte[] id,
        int member,
        byte[] handle,
        byte[] publicKey,
        long counter,
        String name,
        Instant since,
        Optional<Instant> lastUsed) {
    @Override
    public String toString() {
        return "Passkey[of member " + member + "]";
    }
}
