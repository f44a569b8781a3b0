package eu.undersigned.editing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Response;
import java.util.Optional;

/// Shows the page of a post, or of a letter, as a draft would make it.
@FunctionalInterface
public interface PostPreview {
    /// @param text in whose language the page is; empty when the draft has no such thing
    Optional<Response> page(Campaign draft, PetitionText text, String slug);
}
