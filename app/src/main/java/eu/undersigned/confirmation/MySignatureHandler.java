package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.TextVersion;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Json;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.TokenLinks;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.SignatureToken;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.function.IntFunction;

/// One's own signature: see, correct, download, withdraw.
final class MySignatureHandler {
    private final Campaigns campaigns;
    private final Confirming confirming;
    private final OwnSignature own;
    private final Asked asked;
    private final MySignaturePage page;
    private final MySignatureDocument document;
    private final TokenPages pages;
    private final ErrorPages errors;
    private final Counter outcomes;

    MySignatureHandler(
            Campaigns campaigns,
            Database database,
            Confirming confirming,
            OwnSignature own,
            Asked asked,
            Layout layout,
            ErrorPages errors,
            Counter outcomes) {
        this.campaigns = campaigns;
        this.confirming = confirming;
        this.own = own;
        this.asked = asked;
        this.pages = new TokenPages(campaigns, layout);
        this.errors = errors;
        this.outcomes = outcomes;
        IntFunction<TextVersion> versions = text -> database.inTransaction(
                transaction -> campaigns.version(transaction, text).orElseThrow());
        Answers answers = new Answers(asked);
        this.page = new MySignaturePage(campaigns, own, asked, answers, versions, pages, layout);
        this.document = new MySignatureDocument(campaigns, answers, versions);
    }

    void route(Routes routes) {
        TokenLinks<SignatureToken> links = new TokenLinks<>(SignatureToken::parse, pages::unknown, errors);
        routes.get("/{lang}/my-signature/{token}", links.handler(withSignature(this::show)));
        routes.get("/{lang}/my-signature/{token}/data.json", links.handler(withSignature(this::download)));
        routes.post("/{lang}/my-signature/{token}", links.handler(withSignature(this::post)));
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Request request, Language language, SignatureToken token, MySignature signature);
    }

    private TokenLinks.Answer<SignatureToken> withSignature(Answer answer) {
        return (request, language, token) -> {
            Found found = confirming.find(token);
            return own.see(token)
                    .filter(_ -> isThere(found.state()))
                    .map(signature -> answer.to(request, language, token, signature))
                    .orElseGet(() -> pages.gone(found, language));
        };
    }

    private static boolean isThere(TokenState state) {
        return switch (state) {
            case OPEN, CONFIRMED, INVALIDATED, HELD -> true;
            case EXPIRED, REJECTED, WITHDRAWN, UNKNOWN -> false;
        };
    }

    private Response show(Request request, Language language, SignatureToken token, MySignature signature) {
        return page.show(language, token, signature, request.query().containsKey("saved"));
    }

    private Response download(Request request, Language language, SignatureToken token, MySignature signature) {
        return Response.json(200, Json.write(document.of(signature)))
                .with("Content-Disposition", "attachment; filename=\"my-signature.json\"")
                .asSecret();
    }

    private Response post(Request request, Language language, SignatureToken token, MySignature signature) {
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        FormBody form = FormBody.parse(request.body());
        return switch (form.first("action")) {
            case "withdraw" -> {
                if (own.withdraw(token)) {
                    outcomes.labelValues("withdrawn").inc();
                }
                yield pages.gone(confirming.find(token), language);
            }
            case "save" -> save(form, language, token, signature);
            case "agree" ->
                switch (own.agree(token, form.first("version"))) {
                    case AgreeResult.Agreed() -> saved(language, token);
                    case AgreeResult.Changed() ->
                        show(request, language, token, signature).withStatus(409);
                };
            default -> show(request, language, token, signature).withStatus(422);
        };
    }

    private Response save(FormBody body, Language language, SignatureToken token, MySignature signature) {
        MySignatureForm form = MySignatureForm.of(body, signature, Texts.in(language));
        if (!form.wrong().isEmpty()) {
            return page.refused(language, token, signature, form);
        }
        Campaign campaign = campaigns.byId(signature.campaign());
        int words = asked.number(
                campaign, language, signature.organisation().flatMap(campaign::organisation), form.askedVersion());
        own.correct(token, form.correction(words));
        return saved(language, token);
    }

    private static Response saved(Language language, SignatureToken token) {
        return Response.seeOther(MySignaturePage.path(language, token) + "?saved=1")
                .asSecret();
    }
}
