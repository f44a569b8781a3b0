package eu.undersigned.console;

import eu.undersigned.account.OwnAccount.Account;
import eu.undersigned.i18n.Formats;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// A member's own page.
///
/// @param isFresh whether the member proved within the last minutes who they are: only then can it be changed
public record AccountView(Account account, boolean isFresh, Optional<String> refused) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    /// Day and time in UTC.
    public String at(Instant instant) {
        Formats formats = ConsoleTexts.texts().formats();
        return formats.date(instant) + " " + TIME.format(instant);
    }
}
