package eu.undersigned.consultation;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What is known of own words without opening them.
///
/// @param consultation its slug
/// @param band of age, such as `8-11`; empty where it was not kept yet
/// @param language of the form; empty where it was not kept yet
/// @param day on which they came
public record OwnText(
        UUID id, String consultation, String band, Optional<Language> language, LocalDate day, State state) {
    public enum State {
        /// Nobody has read them.
        NEW,
        READ,
        /// Somebody who read them thinks that more has to be done than reading.
        HELP;

        /// As in addresses, forms and the table.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
