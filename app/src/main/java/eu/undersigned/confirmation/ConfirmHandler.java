package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.TokenLinks;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.signature.Arrival;
import eu.undersigned.signature.SignatureToken;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The link in the mail: GET shows a page with a button and changes nothing, since mail scanners follow links; POST
/// confirms or rejects.
final class ConfirmHandler {
    private final Campaigns campaigns;
    private final Confirming confirming;
    private final OwnSignature own;
    private final ToLongFunction<Campaign> confirmedCount;
    private final TokenPages pages;
    private final Layout layout;
    private final ErrorPages errors;
    private final Counter outcomes;

    ConfirmHandler(
            Campaigns campaigns,
            Confirming confirming,
            OwnSignature own,
            ToLongFunction<Campaign> confirmedCount,
            Layout layout,
            ErrorPages errors,
            Counter outcomes) {
        this.campaigns = campaigns;
        this.confirming = confirming;
        this.own = own;
        this.confirmedCount = confirmedCount;
        this.pages = new TokenPages(campaigns, layout);
        this.layout = layout;
        this.errors = errors;
        this.outcomes = outcomes;
    }

    void route(Routes routes) {
        TokenLinks<SignatureToken> links = new TokenLinks<>(SignatureToken::parse, pages::unknown, errors);
        routes.get("/{lang}/confirm/{token}", links.handler(this::show));
        routes.post("/{lang}/confirm/{token}", links.handler(this::post));
        routes.get("/{lang}/thanks/{token}", links.handler(this::thanks));
    }

    private Response show(Request request, Language language, SignatureToken token) {
        Found found = confirming.find(token);
        return switch (found.state()) {
            case OPEN -> button(language, token);
            case CONFIRMED -> pages.used(found, language, MySignaturePage.path(language, token));
            case INVALIDATED, HELD -> pages.uncounted(found, language, MySignaturePage.path(language, token));
            case EXPIRED, REJECTED, WITHDRAWN, UNKNOWN -> pages.gone(found, language);
        };
    }

    private Response button(Language language, SignatureToken token) {
        Optional<MySignature> signature = own.see(token);
        if (signature.isEmpty()) {
            return pages.unknown(language);
        }
        Campaign campaign = campaigns.byId(signature.get().campaign());
        String ask = campaign.text(language).map(text -> text.ask()).orElse("");
        String path = "/confirm/" + token.text();
        String title = Texts.in(language).of("confirm.title");
        return layout.page(
                        200,
                        pages.frame(campaign, language, title, other -> "/" + other.code() + path),
                        "confirmation/confirm.jte",
                        new ConfirmView(campaign.name(), ask, "/" + language.code() + path))
                .asSecret();
    }

    private Response post(Request request, Language language, SignatureToken token) {
        List<String> actions = FormBody.parse(request.body()).values().getOrDefault("action", List.of());
        if (actions.contains("reject")) {
            if (own.reject(token)) {
                outcomes.labelValues("rejected").inc();
            }
            return show(request, language, token);
        }
        Optional<TokenState> state = confirming.confirm(token);
        if (state.isEmpty()) {
            outcomes.labelValues("busy").inc();
            return pages.busy(language);
        }
        if (state.get() == TokenState.CONFIRMED) {
            outcomes.labelValues("confirmed").inc();
            return Response.seeOther("/" + language.code() + "/thanks/" + token.text())
                    .asSecret();
        }
        outcomes.labelValues("refused").inc();
        return show(request, language, token);
    }

    private Response thanks(Request request, Language language, SignatureToken token) {
        if (confirming.find(token).state() != TokenState.CONFIRMED) {
            return show(request, language, token);
        }
        Optional<MySignature> signature = own.see(token);
        if (signature.isEmpty()) {
            return pages.unknown(language);
        }
        Campaign campaign = campaigns.byId(signature.get().campaign());
        long count = Math.max(1, confirmedCount.applyAsLong(campaign));
        Texts texts = Texts.in(language);
        String path = "/thanks/" + token.text();
        ThanksView view = new ThanksView(
                texts.of("thanks.lead", "count", count),
                layout.publicUrl() + Frames.home(campaign, language),
                new Arrival(
                                signature
                                        .get()
                                        .organisation()
                                        .flatMap(campaign::organisation)
                                        .filter(campaign.organisations()::contains), // one that left has no page
                                signature.get().source())
                        .share(Frames.home(campaign, language)),
                MySignaturePage.path(language, token),
                campaign.content().representatives().asksToWrite(false));
        return layout.page(
                        200,
                        pages.frame(campaign, language, texts.of("thanks.title"), other -> "/" + other.code() + path),
                        "confirmation/thanks.jte",
                        view)
                .asSecret();
    }
}
