package eu.undersigned.mailing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.confirmation.ConfirmationModule;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.TokenLinks;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import java.util.List;
import java.util.Optional;

/// Ends updates: at once when something is posted, as mail programs do (RFC 8058) and the page's button; a GET only
/// shows the page, since scanners follow links. Needs no cookie and no script.
final class UnsubscribeHandler {
    private final Campaigns campaigns;
    private final Database database;
    private final ConfirmationModule confirmations;
    private final UnsubscribeTokens tokens;
    private final Layout layout;
    private final ErrorPages errors;

    UnsubscribeHandler(
            Campaigns campaigns,
            Database database,
            ConfirmationModule confirmations,
            UnsubscribeTokens tokens,
            Layout layout,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.database = database;
        this.confirmations = confirmations;
        this.tokens = tokens;
        this.layout = layout;
        this.errors = errors;
    }

    void route(Routes routes) {
        TokenLinks<Found> links = new TokenLinks<>(this::find, this::unknown, errors);
        routes.get("/{lang}/unsubscribe/{token}", links.handler(this::show));
        routes.post("/{lang}/unsubscribe/{token}", links.handler(this::end));
    }

    /// @param campaign that the mail was about
    private record Found(UnsubscribeTokens.Link link, Campaign campaign) {}

    private Optional<Found> find(String token) {
        return tokens.parse(token)
                .flatMap(link -> database.inTransaction(transaction -> MailingStore.find(transaction, link.mailing()))
                        .map(mailing -> new Found(link, campaigns.byId(mailing.campaign()))));
    }

    private Response unknown(Language language) {
        Texts texts = Texts.in(language);
        String title = texts.of("unsubscribe.unknown.title");
        return layout.notice(404, Frames.plain(language, title), Notice.of(title, texts.of("unsubscribe.unknown.text")))
                .asSecret();
    }

    private Response show(Request request, Language language, Found found) {
        Campaign campaign = found.campaign();
        Frame frame = frame(request, language, campaign, "unsubscribe.title");
        UnsubscribeView view =
                new UnsubscribeView(campaign.name(), campaign.lead().name(), "/" + language.code() + path(request));
        return layout.page(200, frame, "mailing/unsubscribe.jte", view).asSecret();
    }

    private Response end(Request request, Language language, Found found) {
        UnsubscribeTokens.Link link = found.link();
        Campaign campaign = found.campaign();
        boolean isEnded = confirmations
                .stopUpdates(link.signature(), language)
                .filter(hadSaidYes -> hadSaidYes)
                .isPresent();
        if (isEnded) {
            database.useTransaction(transaction -> MailingStore.stopped(transaction, link.mailing()));
        }
        Texts texts = Texts.in(language);
        Frame frame = frame(request, language, campaign, "unsubscribe.done.title");
        List<String> paragraphs = List.of(
                texts.of(
                        "unsubscribe.done.text", "organisation", campaign.lead().name(), "campaign", campaign.name()),
                texts.of("unsubscribe.done.again"));
        return layout.notice(200, frame, new Notice(texts.of("unsubscribe.done.title"), paragraphs, Optional.empty()))
                .asSecret();
    }

    private static String path(Request request) {
        return "/unsubscribe/" + request.variable("token");
    }

    private static Frame frame(Request request, Language language, Campaign campaign, String title) {
        Texts texts = Texts.in(language);
        return Frames.of(
                Optional.of(campaign),
                language,
                texts.of(title),
                "",
                Frames.alternates(campaign.languages(), other -> "/" + other.code() + path(request)),
                false);
    }
}
