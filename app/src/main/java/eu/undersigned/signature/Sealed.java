package eu.undersigned.signature;

/// A signer's name and mailbox, sealed to the lead and to the organisation that they said yes to.
///
/// @param leadEpoch number of the epoch under whose key `lead` opens
/// @param partnerEpoch 0: no such organisation
/// @param partner empty: no such organisation
public record Sealed(int leadEpoch, byte[] lead, int partnerEpoch, byte[] partner) {
    static final byte[] NOTHING = {};
}
