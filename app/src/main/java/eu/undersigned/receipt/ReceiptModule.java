package eu.undersigned.receipt;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.transparency.ReceiptResult;
import java.util.function.Function;

/// Wires the pages about receipts.
public final class ReceiptModule {
    private final Campaigns campaigns;
    private final Database database;
    private final Function<SignatureToken, ReceiptResult> receipts;
    private final Layout layout;

    /// @param receipts what a signer's link leads to
    public ReceiptModule(
            Campaigns campaigns, Database database, Function<SignatureToken, ReceiptResult> receipts, Layout layout) {
        this.campaigns = campaigns;
        this.database = database;
        this.receipts = receipts;
        this.layout = layout;
    }

    public void route(Routes routes, ErrorPages errors) {
        new ReceiptHandler(receipts, layout, errors).route(routes);
        new CheckHandler(campaigns, database, layout, errors).route(routes);
    }
}
