package eu.undersigned.protection;

import eu.undersigned.secrets.ContentHash;
import java.util.Locale;

/// What people set for one campaign.
///
/// @param surgeFactor how many times the usual a surge must be
/// @param puzzleWork the most numbers that a browser tries
record Policy(LimitsConfig limits, Disposable disposable, AttackMode attackMode, int surgeFactor, int puzzleWork) {
    /// What becomes of mailboxes of services for throw-away addresses.
    enum Disposable {
        OFF,
        SIGNAL,
        PUZZLE,
        REFUSE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum AttackMode {
        OFF,
        AUTOMATIC,
        ON;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Policy with(AttackMode mode) {
        return new Policy(limits, disposable, mode, surgeFactor, puzzleWork);
    }

    /// By which somebody who saves limits shows what they had before them. Without the switch, which is set by itself.
    String hash() {
        return ContentHash.of(limits + "\n" + disposable + "\n" + surgeFactor + "\n" + puzzleWork);
    }

    /// Of a campaign for which nobody has set anything.
    static Policy usual(LimitsConfig limits, AttackMode attackMode) {
        return new Policy(limits, Disposable.SIGNAL, attackMode, 10, 50_000);
    }
}
