package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import java.util.List;

/// The pages for partner organisations, which belong to no single campaign.
final class OrganisationPages {
    private final Campaigns campaigns;
    private final Layout layout;

    OrganisationPages(Campaigns campaigns, Layout layout) {
        this.campaigns = campaigns;
        this.layout = layout;
    }

    /// @param title of the page
    /// @param lead its first sentence
    /// @param path behind `/{lang}/organisation`
    /// @param isPublic whether search engines may list it
    Frame frame(Language language, String title, String lead, String path, boolean isPublic) {
        return Frames.of(
                campaigns.all().stream().findFirst(),
                language,
                title,
                lead,
                Frames.alternates(List.of(Language.values()), other -> "/" + other.code() + "/organisation" + path),
                isPublic);
    }

    Response page(int status, Frame frame, String template, Object view) {
        return layout.page(status, frame, "delivery/" + template, view);
    }

    /// How the world reaches this instance, for commands that are shown.
    String publicUrl() {
        return layout.publicUrl();
    }
}
