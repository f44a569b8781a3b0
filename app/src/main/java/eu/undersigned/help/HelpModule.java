package eu.undersigned.help;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Wires the page of help.
public final class HelpModule {
    private final Campaigns campaigns;
    private final Layout layout;
    private final InstantSource clock;

    public HelpModule(Campaigns campaigns, Layout layout, InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.clock = clock;
    }

    /// The page as a draft of one campaign would make it, beside the others as they are.
    ///
    /// @param country code; empty, or none that is known, for what holds everywhere
    public Response draft(Campaign draft, PetitionText text, String country) {
        List<Campaign> all = campaigns.all().stream()
                .map(campaign -> campaign.id() == draft.id() ? draft : campaign)
                .toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return HelpHandler.draft(layout, all, text.language(), country, today);
    }

    public void route(Routes routes, ErrorPages errors) {
        new HelpHandler(campaigns, layout, errors, clock).route(routes);
    }
}
