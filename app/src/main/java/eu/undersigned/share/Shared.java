package eu.undersigned.share;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Request;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Venue;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.Source;
import java.util.Optional;

/// What is shared: a campaign's page in a language, or that of one of its organisations.
record Shared(Campaign campaign, PetitionText text, Optional<Organisation> organisation) {
    /// From the route's variables; empty when one is unknown.
    static Optional<Shared> of(Campaigns campaigns, Request request) {
        return Venue.of(campaigns, request).map(venue -> new Shared(venue.campaign(), venue.text(), venue.widget()));
    }

    Texts texts() {
        return Texts.in(text.language());
    }

    /// Path of the page.
    String path() {
        return Frames.home(campaign, text.language()) + part();
    }

    private String part() {
        return organisation.map(found -> "/with/" + found.slug()).orElse("");
    }

    /// The page's address with where the link stands.
    ///
    /// @param site how the world reaches this instance, without a slash at the end
    String address(String site, Source source) {
        return site + path() + "?" + source.query();
    }

    /// The page's address for people who read and type it.
    String shortAddress(String site) {
        return site.replaceFirst("^https?://", "") + path();
    }

    /// The frame of a page below [#path()], which nobody should find by searching.
    ///
    /// @param page such as `/share`
    Frame frame(String title, String page) {
        Frame frame = Venue.own(campaign, text).frame(title, part() + page, false);
        return organisation.map(frame::of).orElse(frame);
    }
}
