package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import java.util.List;
import java.util.Optional;

/// What the campaign page shows.
public record CampaignView(
        Campaign campaign,
        PetitionText text,
        CountView count,
        FormView form,
        List<FigureView> figures,
        Optional<PartnerView> partner,
        Optional<String> closed) {
    /// The organisation through which a visitor came.
    ///
    /// @param whole path of the page without it
    public record PartnerView(String lead, String count, String whole) {}

    /// @param total confirmed and declared together
    /// @param rows by country, most first
    public record CountView(
            long total,
            String totalText,
            String confirmedText,
            String pendingText,
            List<DeclaredView> declared,
            long goal,
            String ofGoal,
            String ringLabel,
            String ringPattern,
            int countries,
            String countriesText,
            RingView ring,
            MapView map,
            List<CountryRow> rows,
            String eventsPath) {}

    /// Signatures collected elsewhere, in words.
    public record DeclaredView(String count, String label, String source) {}

    public record CountryRow(String name, String count, String share) {}

    /// A number with what it counts, and its source.
    public record FigureView(String value, String label, String source) {}
}
