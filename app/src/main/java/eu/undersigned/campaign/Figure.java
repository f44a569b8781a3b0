package eu.undersigned.campaign;

import java.math.BigDecimal;

/// A number with its source.
///
/// @param asOf the year or date that the number is about
public record Figure(String id, BigDecimal value, Kind kind, String source, String asOf) {
    /// How the value is written.
    public enum Kind {
        COUNT,
        DECIMAL,
        PERCENT
    }
}
