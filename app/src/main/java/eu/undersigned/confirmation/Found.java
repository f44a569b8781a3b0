package eu.undersigned.confirmation;

import java.util.Optional;

/// What a token leads to.
///
/// @param campaign id of the signature's campaign; empty for an unknown token
record Found(TokenState state, Optional<Integer> campaign) {
    static final Found NOTHING = new Found(TokenState.UNKNOWN, Optional.empty());

    static Found of(TokenState state, int campaign) {
        return new Found(state, Optional.of(campaign));
    }
}
