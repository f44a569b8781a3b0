package eu.undersigned.signature;

import java.util.Optional;

/// What is kept about the way in which a signature came, beside what was signed: nothing that names anybody.
///
/// @param source where the link stood that was followed
/// @param network keyed hash of day, campaign and network: 8 bytes, or none where it was not seen
/// @param domain keyed hash of campaign and mailbox's domain: 8 bytes, or none
/// @param signals bits of [Signal]
public record Observed(Optional<Source> source, byte[] network, byte[] domain, int signals) {
    public static final int PRINT_BYTES = 8;

    /// Nothing was seen: made by a program of ours.
    public static final Observed NOTHING = new Observed(Optional.empty(), new byte[0], new byte[0], 0);

    /// The same mailbox's domain, for a signature that was first seen with another one.
    Observed after(Observed first) {
        return new Observed(
                first.source.or(() -> source),
                first.network.length == 0 ? network : first.network,
                domain,
                first.signals | signals);
    }
}
