package eu.undersigned.editing;

import java.util.Optional;

/// How a campaign takes voices.
///
/// @param isThere whether the draft has rules
/// @param base hash of the file that the form was made from
/// @param fingerprint of the moderators' key; empty without one
/// @param key what was typed into the form of the key
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
public record VoiceRulesView(
        boolean isThere,
        Inputs inputs,
        String base,
        String fingerprint,
        Inputs key,
        Optional<Difference> theirs,
        Difference changes,
        boolean mayEdit,
        boolean mayChangeKey) {}
