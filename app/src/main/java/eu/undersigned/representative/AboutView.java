package eu.undersigned.representative;

import eu.undersigned.campaign.RepresentativesRegister;
import eu.undersigned.layout.Venue;
import java.util.Optional;

/// What every page says of the list: where it is from, and whether it is real.
///
/// @param source with its date, in words
/// @param url where to look it up
public record AboutView(boolean isSample, String source, Optional<String> url) {
    static AboutView of(Venue venue) {
        RepresentativesRegister register =
                venue.campaign().content().representatives().register().orElseThrow();
        String source = venue.texts()
                .of(
                        "representative.source",
                        "source",
                        register.source(),
                        "date",
                        venue.texts().formats().date(register.asOf()),
                        "term",
                        register.term());
        return new AboutView(register.isSample(), source, register.url());
    }
}
