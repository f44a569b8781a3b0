package eu.undersigned.layout;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Request;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import java.util.List;
import java.util.Optional;

/// Where somebody signs: on the campaign's own pages, or in an organisation's widget on another site.
///
/// @param widget the organisation whose widget it is
public record Venue(Campaign campaign, PetitionText text, Optional<Organisation> widget) {
    /// The routes of the pages with the form: below each of them lie the pages that follow.
    public static final List<String> ROUTES =
            List.of("/{lang}/{campaign}", "/{lang}/{campaign}/with/{organisation}/widget");

    public static Venue own(Campaign campaign, PetitionText text) {
        return new Venue(campaign, text, Optional.empty());
    }

    /// From the route's variables `lang`, `campaign` and, in a widget, `organisation`; empty when one is unknown.
    public static Optional<Venue> of(Campaigns campaigns, Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        Optional<PetitionText> text =
                campaign.flatMap(found -> request.language().flatMap(found::text));
        Optional<String> slug = Optional.ofNullable(request.variables().get("organisation"));
        Optional<Organisation> widget = campaign.flatMap(found -> slug.flatMap(found::organisation));
        return text.isEmpty() || slug.isPresent() && widget.isEmpty()
                ? Optional.empty()
                : Optional.of(new Venue(campaign.orElseThrow(), text.get(), widget));
    }

    public Texts texts() {
        return Texts.in(text.language());
    }

    /// Path of the page with the form.
    public String home() {
        return home(text.language());
    }

    private String home(Language language) {
        return Frames.home(campaign, language) + widget.map(Venue::path).orElse("");
    }

    /// The part of a path behind the campaign's that leads to an organisation's widget.
    public static String path(Organisation organisation) {
        return "/with/" + organisation.slug() + "/widget";
    }

    /// The frame of a page below [#home()].
    ///
    /// @param path of the page, such as `/inbox/...`; empty for the page with the form
    public Frame frame(String title, String path, boolean isPublic) {
        return inWidget(
                Frames.of(campaign, text, title, language -> home(language) + path, isPublic && widget.isEmpty()));
    }

    /// The frame of an answer to something sent, which has no address of its own.
    public Frame answer(String title) {
        return frame(title, "", false);
    }

    private Frame inWidget(Frame frame) {
        return widget.map(organisation ->
                        frame.of(organisation).embedded(organisation.profile().embedding()))
                .orElse(frame);
    }
}
