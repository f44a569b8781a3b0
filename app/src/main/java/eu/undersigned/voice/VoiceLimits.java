package eu.undersigned.voice;

import eu.undersigned.http.Network;
import eu.undersigned.http.NetworkLimit;
import java.time.Duration;

/// How often one network may leave a voice, and how many all of them together.
final class VoiceLimits {
    private static final int PER_HOUR = 10;

    /// Of a campaign, from all networks. A moderator reads twenty at a sitting: more would wait for weeks, and a flood
    /// from many networks would bury what people wrote.
    static final int ALL_PER_HOUR = 300;

    private final NetworkLimit networks = new NetworkLimit(PER_HOUR);
    private final boolean isOff;

    /// @param isOff in a load test
    VoiceLimits(boolean isOff) {
        this.isOff = isOff;
    }

    /// @param arrived of one campaign within the last hour
    boolean allows(long arrived) {
        return isOff || arrived < ALL_PER_HOUR;
    }

    boolean allows(Network network) {
        return isOff || networks.allows(network);
    }

    /// After that a network may leave one more.
    Duration next() {
        return networks.next();
    }
}
