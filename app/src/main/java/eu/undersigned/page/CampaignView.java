package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.layout.Frames;
import eu.undersigned.news.LatestView;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.statistics.MapView;
import eu.undersigned.timeline.TimelineView;
import eu.undersigned.voice.LatestVoices;
import java.util.List;
import java.util.Optional;

/// What the campaign page shows.
///
/// @param share path of the page from which to share it
/// @param opens when signing begins, if that is still to come
/// @param closed when it ended
/// @param hasConsultations whether children are asked, or were
public record CampaignView(
        Campaign campaign,
        PetitionText text,
        CountView count,
        FormView form,
        List<FigureView> figures,
        Optional<PartnerView> partner,
        String share,
        Optional<String> opens,
        Optional<String> closed,
        TimelineView timeline,
        LatestView news,
        LatestVoices voices,
        boolean hasConsultations) {
    private static final int FIRST_ORGANISATIONS = 12;

    /// The organisations that the page names itself; all of them have a page of their own.
    public List<Organisation> firstOrganisations() {
        return campaign.organisations().stream().limit(FIRST_ORGANISATIONS).toList();
    }

    /// Whether people are asked to write to their representatives.
    public boolean asksToWrite() {
        return campaign.content().representatives().asksToWrite(closed.isPresent());
    }

    /// Path of the page outside any widget.
    public String full() {
        return partner.map(PartnerView::own).orElseGet(() -> Frames.home(campaign, text.language()));
    }

    /// The organisation through which a visitor came.
    ///
    /// @param whole path of the page without it
    /// @param own path of the page with it
    /// @param logo path of its picture
    public record PartnerView(
            String lead, String count, String whole, String own, Optional<String> logo, Optional<String> website) {}

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
