package eu.undersigned.transparency;

import java.util.List;

/// The witnesses that are asked to cosign, as the operator has set it.
///
/// @param quorum how many must have cosigned
public record WitnessesAsked(int quorum, List<Asked> witnesses) {
    public static final WitnessesAsked NONE = new WitnessesAsked(0, List.of());

    /// @param key verifier key, as in tlog-cosignature
    public record Asked(String name, String key) {}
}
