package eu.undersigned.confirmation;

import java.time.Instant;
import java.util.Optional;

/// What is counted of a confirmed signature: nothing that names anybody.
///
/// @param language code of the language signed in, in capitals
/// @param organisation the number of the organisation through which the signer came
public record Counted(
        int campaign, String country, String language, Optional<Integer> organisation, Instant confirmedAt) {
    Counted withCountry(String changed) {
        return new Counted(campaign, changed, language, organisation, confirmedAt);
    }
}
