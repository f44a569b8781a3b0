package eu.undersigned.receipt;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.transparency.LogKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The page on which a script checks receipts. The server learns of none.
final class CheckHandler {
    private final Campaigns campaigns;
    private final Function<Campaign, Optional<LogKeys>> keys;
    private final Layout layout;
    private final ErrorPages errors;

    CheckHandler(Campaigns campaigns, Function<Campaign, Optional<LogKeys>> keys, Layout layout, ErrorPages errors) {
        this.campaigns = campaigns;
        this.keys = keys;
        this.layout = layout;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/receipt", this::show);
    }

    private Response show(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        Optional<PetitionText> text =
                campaign.flatMap(found -> request.language().flatMap(found::text));
        return campaign.isPresent() && text.isPresent()
                ? page(campaign.get(), text.get())
                : errors.page(request, Failure.NOT_FOUND);
    }

    private Response page(Campaign campaign, PetitionText text) {
        LogKeys signing = keys.apply(campaign).orElseGet(() -> new LogKeys("", List.of()));
        Texts texts = Texts.in(text.language());
        Frame frame = Frames.of(
                Optional.of(campaign),
                text.language(),
                texts.of("check.title"),
                texts.of("check.lead"),
                Frames.alternates(campaign.languages(), other -> Frames.home(campaign, other) + "/receipt"),
                true);
        CheckView view = new CheckView(
                campaign.slug(), signing.log(), String.join(" ", signing.witnesses()), "/" + campaign.slug() + "/log/");
        return layout.page(200, frame, "receipt/check.jte", view);
    }
}
