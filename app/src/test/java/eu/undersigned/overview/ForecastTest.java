package eu.undersigned.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    /// @param counts of the days before today, the oldest first
    private static TreeMap<String, Long> days(long... counts) {
        TreeMap<String, Long> days = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            days.put(TODAY.minusDays(counts.length - i).toString(), counts[i]);
        }
        return days;
    }

    @Test
    void theMedianOfSevenDaysLeadsToADateAndTheOthersToItsRange() {
        TreeMap<String, Long> days = days(100, 10, 20, 10, 10, 5, 10);
        assertThat(Forecast.of(days, TODAY, 100))
                .isEqualTo(new Forecast.Likely(
                        TODAY.plusDays(10), TODAY.plusDays(1), Optional.of(TODAY.plusDays(20)), 10, 5, 100));
    }

    @Test
    void todayIsNotWholeYetAndLeftOut() {
        TreeMap<String, Long> days = days(10, 10, 10, 10, 10, 10, 10);
        days.put(TODAY.toString(), 9_999L);
        assertThat(Forecast.of(days, TODAY, 100))
                .isEqualTo(new Forecast.Likely(
                        TODAY.plusDays(10), TODAY.plusDays(10), Optional.of(TODAY.plusDays(10)), 10, 10, 10));
    }

    @Test
    void aDayWithoutSignaturesHasNoLatestDate() {
        TreeMap<String, Long> days = days(10, 10, 10, 10, 10, 10, 10);
        days.remove(TODAY.minusDays(3).toString());
        assertThat(Forecast.of(days, TODAY, 100))
                .isInstanceOfSatisfying(
                        Forecast.Likely.class,
                        likely -> assertThat(likely.latest()).isEmpty());
    }

    @Test
    void whereNothingCanBeToldNothingIs() {
        assertThat(Forecast.of(days(10, 10, 10, 10, 10, 10), TODAY, 100)).isEqualTo(new Forecast.TooEarly());
        assertThat(Forecast.of(new TreeMap<>(), TODAY, 100)).isEqualTo(new Forecast.TooEarly());
        assertThat(Forecast.of(days(1, 1, 1, 1, 1, 1, 1), TODAY, 1_000_000)).isEqualTo(new Forecast.TooSlow(1));
        assertThat(Forecast.of(days(1, 0, 0, 0, 0, 0, 1), TODAY, 100)).isEqualTo(new Forecast.TooSlow(0));
        assertThat(Forecast.of(days(1), TODAY, 0)).isEqualTo(new Forecast.Reached());
    }
}
