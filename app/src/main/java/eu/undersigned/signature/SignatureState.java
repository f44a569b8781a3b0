package eu.undersigned.signature;

/// Where a signature stands. One letter each in the database.
public enum SignatureState {
    PENDING('P'),
    CONFIRMED('C'),
    /// Confirmed, and taken out of the count by the campaign: may come back.
    INVALIDATED('I'),
    /// Ended, and erased: kept as a mark for its link only.
    EXPIRED('E'),
    REJECTED('R'),
    WITHDRAWN('W');

    private final char letter;

    SignatureState(char letter) {
        this.letter = letter;
    }

    public String letter() {
        return Character.toString(letter);
    }

    public static SignatureState of(String letter) {
        for (SignatureState state : values()) {
            if (state.letter().equals(letter)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state '" + letter + "'");
    }
}
