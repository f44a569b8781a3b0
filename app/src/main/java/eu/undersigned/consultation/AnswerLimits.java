package eu.undersigned.consultation;

import eu.undersigned.http.Network;
import eu.undersigned.http.NetworkLimit;
import java.time.Duration;

/// How often one network may answer. A whole school shares one: several classes at once, and as many again each hour.
final class AnswerLimits {
    private final NetworkLimit networks = new NetworkLimit(120);
    private final boolean isOff;

    /// @param isOff in a load test
    AnswerLimits(boolean isOff) {
        this.isOff = isOff;
    }

    boolean allows(Network network) {
        return isOff || networks.allows(network);
    }

    /// After that a network may answer once more.
    Duration next() {
        return networks.next();
    }
}
