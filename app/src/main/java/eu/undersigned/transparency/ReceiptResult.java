package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.leaf.Receipt;
import eu.undersigned.tlog.ProofFile;
import java.util.Optional;

/// What a link leads to when its receipt is asked for.
public sealed interface ReceiptResult {
    /// @param file as it is downloaded
    /// @param shortForm what stands behind `#` in a QR code
    /// @param invalid the reason's word, while the log says that it does not count
    record Ready(Campaign campaign, ProofFile file, Receipt receipt, String shortForm, Optional<String> invalid)
            implements ReceiptResult {}

    /// Confirmed, and not in the log yet: a matter of seconds.
    record Waiting(Campaign campaign) implements ReceiptResult {}

    /// Not confirmed, or unknown.
    record Nothing() implements ReceiptResult {}
}
