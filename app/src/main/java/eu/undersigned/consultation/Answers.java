package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.i18n.Language;
import java.util.Map;
import java.util.Set;

/// What one child answered, checked against the questions of its band.
///
/// @param country two capital letters of ISO 3166
/// @param chosen options by question; what was skipped is not there
/// @param texts own words by question, as they were typed
public record Answers(
        Band band, String country, Language language, Map<String, Set<String>> chosen, Map<String, String> texts) {
    public Answers {
        chosen = Map.copyOf(chosen);
        texts = Map.copyOf(texts);
    }

    @Override
    public String toString() {
        return "Answers[hidden]";
    }
}
