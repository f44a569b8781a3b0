package eu.undersigned.editing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Response;
import eu.undersigned.organisation.Organisation;
import java.util.Optional;

/// Shows the campaign's page as a draft would make it.
@FunctionalInterface
public interface Preview {
    /// @param organisation through whose link a visitor would come
    Response page(Campaign draft, PetitionText text, Optional<Organisation> organisation);
}
