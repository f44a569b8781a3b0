package eu.undersigned.tlog;

import java.net.URI;
import java.util.Optional;

/// Somebody who watches logs, and cosigns what continues what they saw before.
///
/// @param name in a policy; of no meaning outside of it
/// @param key for cosignatures
/// @param url prefix of the addresses that a log sends to; not needed to verify
/// @see <a href="https://c2sp.org/tlog-policy">C2SP tlog-policy, "Defining a witness"</a>
public record Witness(String name, VerifierKey key, Optional<URI> url) {
    /// @throws IllegalArgumentException when the key is not for cosignatures
    public Witness {
        if (!key.type().isCosignature()) {
            throw new IllegalArgumentException("a witness has a key for cosignatures, not " + key.type());
        }
    }

    public Witness(String name, VerifierKey key, URI url) {
        this(name, key, Optional.of(url));
    }
}
