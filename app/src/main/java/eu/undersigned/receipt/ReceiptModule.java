package eu.undersigned.receipt;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.transparency.LogKeys;
import eu.undersigned.transparency.ReceiptResult;
import java.util.Optional;
import java.util.function.Function;

/// Wires the pages about receipts.
public final class ReceiptModule {
    private final Campaigns campaigns;
    private final Function<SignatureToken, ReceiptResult> receipts;
    private final Function<Campaign, Optional<LogKeys>> keys;
    private final Layout layout;

    /// @param receipts what a signer's link leads to
    /// @param keys by which a campaign's log is signed
    public ReceiptModule(
            Campaigns campaigns,
            Function<SignatureToken, ReceiptResult> receipts,
            Function<Campaign, Optional<LogKeys>> keys,
            Layout layout) {
        this.campaigns = campaigns;
        this.receipts = receipts;
        this.keys = keys;
        this.layout = layout;
    }

    public void route(Routes routes, ErrorPages errors) {
        new ReceiptHandler(receipts, layout, errors).route(routes);
        new CheckHandler(campaigns, keys, layout, errors).route(routes);
    }
}
