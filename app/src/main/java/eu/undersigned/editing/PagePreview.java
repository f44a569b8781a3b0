package eu.undersigned.editing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Response;

/// Shows another page of the campaign as a draft would make it.
@FunctionalInterface
public interface PagePreview {
    /// @param country code that was asked for, where the page has one for each; often empty
    Response page(Campaign draft, PetitionText text, String country);
}
