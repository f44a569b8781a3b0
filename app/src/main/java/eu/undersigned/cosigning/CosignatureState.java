package eu.undersigned.cosigning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far an organisation's signature has come.
enum CosignatureState {
    /// A mail with a link went to the organisation's mail domain.
    UNCONFIRMED,
    /// Whoever reads that mailbox said yes; a coordinator has to look at it.
    WAITING,
    /// It stands below the letter.
    ACCEPTED,
    DECLINED,
    /// Taken back after the letter was delivered: the list says so.
    WITHDRAWN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CosignatureState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
