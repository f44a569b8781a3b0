package eu.undersigned.signature;

import eu.undersigned.http.Network;
import java.time.Duration;
import java.util.Optional;

/// Whether a network may try to sign now.
@FunctionalInterface
public interface Admission {
    /// Empty: go ahead; else how long to wait.
    Optional<Duration> waitFor(Network network, String campaign);
}
