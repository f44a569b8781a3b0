package eu.undersigned.campaign;

import eu.undersigned.i18n.Formats;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// A day, a month or a year: as exactly as it is known.
///
/// @param first day of it
/// @param last day of it; the same, where it is a day
public record RoughDate(LocalDate first, LocalDate last, Precision precision) {
    private static final Pattern TEXT = Pattern.compile("(19|20|21)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?");

    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    /// @param text such as `2023-11-26`, `2023-11` or `2023`
    /// @return empty when it is none, or no day that there is
    public static Optional<RoughDate> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 4 -> of(Year.parse(text));
                        case 7 -> of(YearMonth.parse(text));
                        default -> of(LocalDate.parse(text));
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static RoughDate of(LocalDate day) {
        return new RoughDate(day, day, Precision.DAY);
    }

    private static RoughDate of(YearMonth month) {
        return new RoughDate(month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
    }

    private static RoughDate of(Year year) {
        return new RoughDate(year.atDay(1), year.atDay(year.length()), Precision.YEAR);
    }

    /// Whether all of it is still to come.
    public boolean isAfter(LocalDate day) {
        return first.isAfter(day);
    }

    /// In words.
    public String in(Formats formats) {
        return switch (precision) {
            case DAY -> formats.date(first);
            case MONTH -> formats.month(YearMonth.from(first));
            case YEAR -> formats.year(Year.from(first));
        };
    }

    /// As a kit and HTML write it, such as `2023-11`.
    @Override
    public String toString() {
        return switch (precision) {
            case DAY -> first.toString();
            case MONTH -> YearMonth.from(first).toString();
            case YEAR -> Year.from(first).toString();
        };
    }
}
