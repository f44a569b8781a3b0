package eu.undersigned.editing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Response;
import java.util.Optional;

/// Shows a post's page as a draft would make it.
@FunctionalInterface
public interface PostPreview {
    /// @param text in whose language the page is; empty when the draft has no such post
    Optional<Response> page(Campaign draft, PetitionText text, String slug);
}
