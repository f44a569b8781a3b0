package eu.undersigned.confirmation;

import eu.undersigned.signature.Source;
import java.time.Instant;
import java.util.Optional;

/// What is counted of a confirmed signature: nothing that names anybody.
///
/// @param language code of the language signed in, in capitals
/// @param source where the link came from that the signer followed; counted for the campaign's team, never published
/// @param acceptedAt when the request came
/// @param organisation the number of the organisation through which the signer came
public record Counted(
        int campaign,
        String country,
        String language,
        Optional<Integer> organisation,
        Optional<Source> source,
        Instant acceptedAt,
        Instant confirmedAt) {
    Counted withCountry(String changed) {
        return new Counted(campaign, changed, language, organisation, source, acceptedAt, confirmedAt);
    }
}
