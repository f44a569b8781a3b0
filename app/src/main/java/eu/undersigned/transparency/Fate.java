package eu.undersigned.transparency;

import eu.undersigned.leaf.Leaf;

/// What became of a signed leaf so far.
///
/// @param country as last given
record Fate(Leaf.Signed leaf, String country, State state) {
    enum State {
        COUNTED,
        INVALIDATED,
        WITHDRAWN
    }

    static Fate of(Leaf.Signed leaf) {
        return new Fate(leaf, leaf.country(), State.COUNTED);
    }

    /// After one more change. What the rules of `docs/formats/leaf.md` do not allow is a fault of this program.
    Fate after(Leaf.Change change) {
        return switch (change) {
            case Leaf.Withdrawn _ -> with(state != State.WITHDRAWN, State.WITHDRAWN);
            case Leaf.Invalidated _ -> with(state == State.COUNTED, State.INVALIDATED);
            case Leaf.Reinstated _ -> with(state == State.INVALIDATED, State.COUNTED);
            case Leaf.Corrected(long _, long _, String corrected) -> {
                with(state != State.WITHDRAWN, state);
                yield new Fate(leaf, corrected, state);
            }
        };
    }

    private Fate with(boolean isAllowed, State next) {
        if (!isAllowed) {
            throw new IllegalStateException("a leaf may not change from " + state + " to " + next);
        }
        return new Fate(leaf, country, next);
    }

    static String kind(Leaf.Change change) {
        return switch (change) {
            case Leaf.Withdrawn _ -> "withdrawn";
            case Leaf.Invalidated _ -> "invalidated";
            case Leaf.Reinstated _ -> "reinstated";
            case Leaf.Corrected _ -> "corrected";
        };
    }
}
