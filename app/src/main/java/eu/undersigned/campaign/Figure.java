package eu.undersigned.campaign;

import eu.undersigned.i18n.Formats;
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

    /// The value as a language writes it.
    public String in(Formats formats) {
        return in(value, formats);
    }

    /// Another value of this figure, likewise: one that it had before.
    public String in(BigDecimal other, Formats formats) {
        return switch (kind) {
            case COUNT -> formats.number(other.longValue());
            case DECIMAL -> formats.decimal(other, Math.max(1, other.scale()));
            case PERCENT -> formats.percent(other);
        };
    }
}
