package eu.undersigned.cosigning;

import eu.undersigned.http.Network;
import eu.undersigned.http.NetworkLimit;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.signature.EmailAddress;
import java.time.Duration;
import java.util.Base64;

/// How often one network may ask to sign, and how often for one mailbox. Organisations under one roof share a network,
/// so it is several an hour.
final class CosignLimits {
    private final NetworkLimit networks = new NetworkLimit(20);
    private final NetworkLimit sameMailbox = new NetworkLimit(5);
    private final KeyedHash hash;

    CosignLimits(KeyedHash hash) {
        this.hash = hash;
    }

    boolean allows(Network network, EmailAddress mailbox) {
        byte[] both = hash.of("limit", network.key(), Prints.canonical(mailbox));
        return sameMailbox.allows(Base64.getEncoder().encodeToString(both)) && networks.allows(network);
    }

    /// After that a network may ask once more.
    Duration next() {
        return networks.next();
    }
}
