package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.Optional;

/// A member of a parliament to whom supporters write: a row of `representatives.csv`.
///
/// @param id small letters, digits and hyphens; its name in addresses
/// @param country two letters, ISO 3166-1; Greece is `GR`
/// @param group the political group's short name
/// @param language in which a text is proposed
/// @param mailbox empty: none is known
/// @param page where the parliament tells more, contact included
/// @param left the day since which this is no member any more; empty: still is one
public record Representative(
        String id,
        String name,
        String country,
        String group,
        Language language,
        Optional<String> mailbox,
        Optional<String> page,
        Optional<LocalDate> left) {
    public boolean isMember() {
        return left.isEmpty();
    }
}
