package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Venue;
import eu.undersigned.organisation.Organisation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What an organisation pastes into its own site.
///
/// @param site how the world reaches this instance, without a slash at the end
record Snippet(String site, Campaign campaign, PetitionText text, Organisation organisation) {
    /// In pixels, where no script fits the frame to its content: on a wide page all of it is seen; on a phone the frame
    /// scrolls.
    static final int HEIGHT = 1750;

    String page() {
        return site + Frames.home(campaign, text.language()) + "/with/" + organisation.slug();
    }

    private String widget() {
        return site + Frames.home(campaign, text.language()) + Venue.path(organisation);
    }

    /// Works by itself, without any script.
    String frame() {
        return frame("100%", HEIGHT);
    }

    String frame(String width, int height) {
        return "<iframe src=\"" + escaped(widget()) + "\" title=\"" + escaped(text.title()) + "\" width=\"" + width
                + "\" height=\"" + height + "\" loading=\"lazy\"></iframe>";
    }

    /// Fits the frame to its content where scripts run.
    String withLoader() {
        return "<undersigned-petition>\n" + frame() + "\n</undersigned-petition>\n" + "<script type=\"module\" src=\""
                + escaped(site) + "/widget.js\"></script>";
    }

    /// What a strict Content Security Policy must allow for it.
    String policy() {
        return "frame-src " + site + "; script-src " + site;
    }

    /// @param format `json` or `xml`
    String oembed(String format) {
        return site + "/api/v1/oembed?format=" + format + "&url=" + URLEncoder.encode(page(), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
