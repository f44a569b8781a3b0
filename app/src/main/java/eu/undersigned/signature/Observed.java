package eu.undersigned.signature;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is kept about the way in which a signature came, beside what was signed: nothing that names anybody.
///
/// @param source as the link said by `utm_source`: at most 40 of `[a-z0-9._-]`
/// @param network keyed hash of day, campaign and network: 8 bytes, or none where it was not seen
/// @param domain keyed hash of campaign and mailbox's domain: 8 bytes, or none
/// @param signals bits of [Signal]
public record Observed(Optional<String> source, byte[] network, byte[] domain, int signals) {
    public static final int PRINT_BYTES = 8;

    /// Nothing was seen: made by a program of ours.
    public static final Observed NOTHING = new Observed(Optional.empty(), new byte[0], new byte[0], 0);

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9._-]{1,40}");

    /// The same mailbox's domain, for a signature that was first seen with another one.
    Observed after(Observed first) {
        return new Observed(
                first.source.or(() -> source),
                first.network.length == 0 ? network : first.network,
                domain,
                first.signals | signals);
    }

    /// A source as it is counted; empty when there is none, or when it is no word of that kind.
    public static Optional<String> source(String text) {
        return Optional.of(text.strip().toLowerCase(Locale.ROOT))
                .filter(word -> SOURCE.matcher(word).matches());
    }
}
