package eu.undersigned.cosigning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a coordinator did not accept a signature; its signatory reads it.
enum DeclineReason {
    /// Whether the person may sign for the organisation could not be found out.
    MANDATE,
    /// The organisation stands below the letter already.
    SAME,
    /// It is no organisation, or not what it says it is.
    ORGANISATION,
    OTHER,
    /// Nobody decided in time; no coordinator chooses it.
    EXPIRED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The key of the message that its signatory reads.
    String message() {
        return switch (this) {
            case MANDATE -> "cosign.reason.mandate";
            case SAME -> "cosign.reason.same";
            case ORGANISATION -> "cosign.reason.organisation";
            case OTHER -> "cosign.reason.other";
            case EXPIRED -> "cosign.reason.expired";
        };
    }

    /// Those that a coordinator chooses from.
    static List<DeclineReason> choices() {
        return Arrays.stream(values()).filter(reason -> reason != EXPIRED).toList();
    }

    static Optional<DeclineReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
