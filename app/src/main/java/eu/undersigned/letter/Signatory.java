package eu.undersigned.letter;

import java.time.LocalDate;
import java.util.Optional;

/// An organisation under an open letter, as everybody may see it.
///
/// @param organisation its name
/// @param country by ISO 3166-1 alpha-2
/// @param website of the organisation
/// @param person who signs for it; empty once that was withdrawn
/// @param day when its signature was accepted
/// @param version the hash of the wording that it signed
/// @param isLater whether it signed after the letter was delivered
/// @param withdrawn of what was delivered and is withdrawn since: the day of that
public record Signatory(
        String organisation,
        String country,
        Optional<String> website,
        Optional<Person> person,
        LocalDate day,
        String version,
        boolean isLater,
        Optional<LocalDate> withdrawn) {
    /// @param role in the organisation
    public record Person(String name, String role) {}

    /// Whether it stands under the letter now.
    public boolean isStanding() {
        return withdrawn.isEmpty();
    }
}
