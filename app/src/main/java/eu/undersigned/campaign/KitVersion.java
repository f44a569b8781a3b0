package eu.undersigned.campaign;

import java.time.Instant;

/// A kit that was published.
///
/// @param number counted from 1 in each campaign
/// @param tree hash of its files, as [KitFiles#hash()] gives it
public record KitVersion(int number, String tree, Origin origin, By by, Instant at, String note) {
    /// How it came.
    public enum Origin {
        FOLDER,
        CONSOLE
    }

    /// Who published it.
    ///
    /// @param member number of the team's member; 0: nobody, the server did when it started
    /// @param second number of the member who agreed, where a second one has to; 0: none
    public record By(int member, int second) {
        static final By SERVER = new By(0, 0);
    }
}
