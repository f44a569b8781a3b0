package eu.undersigned.transparency;

import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.signature.SignatureToken;
import java.nio.charset.StandardCharsets;

/// The receipt as a file, for whoever holds the link.
final class ReceiptFileHandler {
    private final Receipts receipts;
    private final ErrorPages errors;

    ReceiptFileHandler(Receipts receipts, ErrorPages errors) {
        this.receipts = receipts;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/{lang}/my-signature/{token}/receipt.tlog-proof", this::download);
    }

    private Response download(Request request) {
        if (request.language().isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        String mine = "/" + request.variable("lang") + "/my-signature/" + request.variable("token");
        ReceiptResult result = SignatureToken.parse(request.variable("token"))
                .map(receipts::find)
                .orElseGet(ReceiptResult.Nothing::new);
        return switch (result) {
            case ReceiptResult.Ready ready ->
                Response.of(
                                200,
                                "application/octet-stream",
                                ready.file().encode().getBytes(StandardCharsets.UTF_8))
                        .with(
                                "Content-Disposition",
                                "attachment; filename=\"receipt-"
                                        + ready.campaign().slug() + ".tlog-proof\"")
                        .asSecret();
            case ReceiptResult.Waiting _ -> Response.seeOther(mine + "/receipt").asSecret();
            // The page of the link says what became of it, or that it is none.
            case ReceiptResult.Nothing _ -> Response.seeOther(mine).asSecret();
        };
    }
}
