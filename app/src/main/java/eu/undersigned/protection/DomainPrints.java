package eu.undersigned.protection;

import eu.undersigned.campaign.Campaign;

/// The keyed hashes under which signatures of a mailbox domain are found.
public final class DomainPrints {
    private final Prints prints;

    public DomainPrints(byte[] pepper) {
        this.prints = new Prints(Prints.key(pepper));
    }

    /// 8 bytes, as they lie with the signatures of this campaign.
    ///
    /// @param domain in small letters
    public byte[] of(Campaign campaign, String domain) {
        return prints.domain(campaign.slug(), domain);
    }
}
