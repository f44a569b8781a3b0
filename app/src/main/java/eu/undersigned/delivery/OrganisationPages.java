package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The pages for partner organisations, which belong to no single campaign.
final class OrganisationPages {
    private final Campaigns campaigns;
    private final Layout layout;

    OrganisationPages(Campaigns campaigns, Layout layout) {
        this.campaigns = campaigns;
        this.layout = layout;
    }

    /// @param key of the messages `key.title` and `key.lead`
    /// @param path behind `/{lang}/organisation`
    /// @param isPublic whether search engines may list it
    Frame frame(Language language, String key, String path, boolean isPublic) {
        Texts texts = Texts.in(language);
        Optional<Campaign> campaign = campaigns.all().stream().findFirst();
        return new Frame(
                texts,
                texts.of(key + ".title"),
                texts.of(key + ".lead"),
                campaign.map(Campaign::name).orElse("Undersigned"),
                campaign.map(Campaign::hashtag),
                campaign.map(found -> Frames.home(found, language)).orElse("/"),
                alternates(path),
                campaign.filter(found -> Frames.isUnreviewed(found, language)).isPresent(),
                isPublic);
    }

    private static List<Frame.Alternate> alternates(String path) {
        return Arrays.stream(Language.values())
                .map(language -> new Frame.Alternate(language, "/" + language.code() + "/organisation" + path))
                .toList();
    }

    Response page(int status, Frame frame, String template, Object view) {
        return layout.page(status, frame, "delivery/" + template, view);
    }

    /// How the world reaches this instance, for commands that are shown.
    String publicUrl() {
        return layout.publicUrl();
    }
}
