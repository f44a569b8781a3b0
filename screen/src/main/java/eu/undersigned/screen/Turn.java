package eu.undersigned.screen;

/// The eight ways in which a square falls onto itself: turned, mirrored, or both. What a picture's coefficients become
/// when the picture is turned needs no second look at the picture.
public enum Turn {
    NONE(false, false, false),
    /// Turned by a quarter, against the clock.
    QUARTER(true, true, false),
    HALF(false, true, true),
    THREE_QUARTERS(true, false, true),
    /// Top and bottom change places.
    TOP_TO_BOTTOM(false, true, false),
    /// Left and right change places.
    LEFT_TO_RIGHT(false, false, true),
    /// Mirrored along the diagonal from the upper left.
    DIAGONAL(true, false, false),
    /// Mirrored along the other diagonal.
    OTHER_DIAGONAL(true, true, true);

    private final boolean swaps;
    private final boolean flipsRows;
    private final boolean flipsColumns;

    /// @param swaps whether rows become columns, before anything is flipped
    Turn(boolean swaps, boolean flipsRows, boolean flipsColumns) {
        this.swaps = swaps;
        this.flipsRows = flipsRows;
        this.flipsColumns = flipsColumns;
    }

    /// Coefficients of the turned picture. A flip changes the sign of the odd waves: those of the frequencies 1, 3, 5
    /// ...
    ///
    /// @param coefficients 16 rows of 16
    float[] of(float[] coefficients) {
        int size = Cosines.OUT;
        float[] turned = new float[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                float value = swaps ? coefficients[j * size + i] : coefficients[i * size + j];
                boolean isNegated = (flipsRows && i % 2 == 0) ^ (flipsColumns && j % 2 == 0);
                turned[i * size + j] = isNegated ? -value : value;
            }
        }
        return turned;
    }
}
