package eu.undersigned.receipt;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.confirmation.InvalidReason;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.transparency.ReceiptResult;
import java.util.Optional;
import java.util.function.Function;

/// The page of a signer's own receipt.
final class ReceiptHandler {
    private final Function<SignatureToken, ReceiptResult> receipts;
    private final Layout layout;
    private final ErrorPages errors;

    ReceiptHandler(Function<SignatureToken, ReceiptResult> receipts, Layout layout, ErrorPages errors) {
        this.receipts = receipts;
        this.layout = layout;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/{lang}/my-signature/{token}/receipt", this::show);
    }

    /// A signer's link, in the language in which it was opened.
    private record Link(Language language, String token) {
        String mine() {
            return mine(language);
        }

        String receipt() {
            return receipt(language);
        }

        String receipt(Language other) {
            return mine(other) + "/receipt";
        }

        private String mine(Language other) {
            return "/" + other.code() + "/my-signature/" + token;
        }
    }

    private Response show(Request request) {
        Optional<Language> language = request.language();
        if (language.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        Link link = new Link(language.get(), request.variable("token"));
        ReceiptResult result = SignatureToken.parse(link.token()).map(receipts).orElseGet(ReceiptResult.Nothing::new);
        return page(link, result).asSecret();
    }

    private Response page(Link link, ReceiptResult result) {
        return switch (result) {
            case ReceiptResult.Ready ready ->
                layout.page(200, frame(ready.campaign(), link), "receipt/receipt.jte", view(ready, link));
            case ReceiptResult.Waiting(Campaign campaign) -> waiting(frame(campaign, link), link);
            case ReceiptResult.Nothing() -> Response.seeOther(link.mine()); // which says why
        };
    }

    private ReceiptView view(ReceiptResult.Ready ready, Link link) {
        Campaign campaign = ready.campaign();
        Language language = campaign.text(link.language()).isPresent()
                ? link.language()
                : campaign.languages().getFirst();
        String check = Frames.home(campaign, language) + "/receipt#" + ready.shortForm();
        Texts texts = Texts.in(link.language());
        return new ReceiptView(
                link.receipt() + ".tlog-proof",
                check,
                CodeView.of(layout.publicUrl() + check),
                link.mine(),
                ready.invalid()
                        .map(word -> texts.of(
                                "receipt.uncounted",
                                "reason",
                                texts.of(InvalidReason.of(word).text()))));
    }

    private Response waiting(Frame frame, Link link) {
        Notice notice =
                Notice.of(frame.title(), frame.t("receipt.waiting")).with(frame.t("receipt.again"), link.receipt());
        return layout.notice(200, frame, notice);
    }

    private static Frame frame(Campaign campaign, Link link) {
        return Frames.of(
                Optional.of(campaign),
                link.language(),
                Texts.in(link.language()).of("receipt.title"),
                "",
                Frames.alternates(campaign.languages(), link::receipt),
                false);
    }
}
