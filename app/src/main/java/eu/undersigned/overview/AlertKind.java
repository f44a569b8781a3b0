package eu.undersigned.overview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an alert can be about. The last three are raised where protection notices them.
enum AlertKind {
    /// Many more requests than at the same hour of other days.
    SURGE,
    /// Fewer of the requests are confirmed than usual.
    CONFIRMATION_RATE,
    /// Letters wait for long.
    MAIL_BACKLOG,
    /// The mail server takes nothing.
    MAIL_AWAY,
    /// The public log, a witness or a key needs somebody.
    WARNING,
    /// Organisations that signed a letter wait for a coordinator.
    COSIGNATURES_WAIT,
    ATTACK,
    NETWORK,
    DOMAIN;

    /// As the database and the messages' keys have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AlertKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
