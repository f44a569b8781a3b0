package eu.undersigned.fact;

import eu.undersigned.campaign.Fact;
import eu.undersigned.campaign.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Year;
import java.util.Optional;

/// How many files a second were reported in a year, on average: the ledger's figure of the year, divided.
record Pace(Fact fact, int year) {
    /// The figures of this series are files that were reported in a year.
    static final String SERIES = "files";

    private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();
    private static final int EXACT = 6;

    static Optional<Pace> of(Fact fact) {
        return fact.series().filter(SERIES::equals).isPresent()
                        && fact.figure().kind() == Figure.Kind.COUNT
                        && fact.year().isPresent()
                ? Optional.of(new Pace(fact, fact.year().get()))
                : Optional.empty();
    }

    /// Of the year: a leap year has a day more.
    long seconds() {
        return Year.of(year).length() * SECONDS_OF_A_DAY;
    }

    /// @param digits after the decimal sign
    BigDecimal perSecond(int digits) {
        return fact.figure().value().divide(BigDecimal.valueOf(seconds()), digits, RoundingMode.HALF_UP);
    }

    /// For a program that goes on counting.
    String exact() {
        return perSecond(EXACT).toPlainString();
    }
}
