package eu.undersigned.editing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Response;
import java.util.Optional;

/// Shows a page of a consultation as a child would see it, as a draft would make it.
@FunctionalInterface
public interface QuestionsPreview {
    /// @param text in whose language the page is
    /// @param age whose questions; 0: the page that comes before them
    /// @return empty when the draft has no such consultation, or nobody of that age is asked
    Optional<Response> page(Campaign draft, PetitionText text, String slug, int age);
}
