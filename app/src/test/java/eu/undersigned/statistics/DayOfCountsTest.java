package eu.undersigned.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayOfCountsTest {
    private static final int DAYS = 3_000;

    @Test
    void largeNumbersHaveALineEach() {
        Grouped day = Grouped.of(Map.of("BE", 5L, "FR", 120L));
        assertThat(day.named()).isEqualTo(Map.of("BE", 5L, "FR", 120L));
        assertThat(day.other()).isZero();
    }

    @Test
    void smallNumbersAreGrouped() {
        Grouped day = Grouped.of(Map.of("BE", 4L, "MT", 1L, "FR", 120L));
        assertThat(day.named()).isEqualTo(Map.of("FR", 120L));
        assertThat(day.other()).isEqualTo(5);
    }

    @Test
    void aSmallGroupTakesTheNextSmallestWithIt() {
        Grouped day = Grouped.of(Map.of("MT", 1L, "BE", 7L, "FR", 7L, "DE", 9L));
        assertThat(day.named()).isEqualTo(Map.of("FR", 7L, "DE", 9L));
        assertThat(day.other()).isEqualTo(8);
    }

    @Test
    void whereAllTogetherAreFewOnlyTheirSumIsLeft() {
        Grouped day = Grouped.of(Map.of("MT", 1L, "BE", 2L));
        assertThat(day.named()).isEmpty();
        assertThat(day.other()).isEqualTo(3);
    }

    @Test
    void theHoursDoNotTellWhatTheDayGroups() {
        DayOfCounts day = new DayOfCounts();
        day.add(0, "MT", 3);
        day.add(0, "BE", 6); // hides Malta in the day, and so in its hour
        day.add(0, "FR", 50);
        day.add(1, "FR", 60);
        assertThat(day.byDay().named()).isEqualTo(Map.of("FR", 110L));
        assertThat(day.byHour().firstEntry().getValue().named()).isEqualTo(Map.of("FR", 50L));
        assertThat(day.byHour().firstEntry().getValue().other()).isEqualTo(9);
    }

    @Test
    void theDayLessItsHoursIsNoSmallNumber() {
        DayOfCounts day = new DayOfCounts();
        day.add(0, "BE", 20);
        day.add(1, "BE", 30);
        day.add(2, "BE", 2); // 52 - 20 - 30, if nothing else were hidden
        for (long hour = 0; hour < 3; hour++) {
            day.add(hour, "FR", 100);
            day.add(hour, "DE", 3);
            day.add(hour, "IT", 4);
        }
        assertThat(day.byDay().named()).containsEntry("BE", 52L);
        long hidden = 52
                - day.byHour().values().stream()
                        .mapToLong(hour -> hour.named().getOrDefault("BE", 0L))
                        .sum();
        assertThat(hidden).isEqualTo(22);
    }

    /// Days of few hours and few keys: there, most can be told by subtraction.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 24})
    void neitherHoursNorTheDayNorBothTellASmallNumber(int hours) {
        Random random = new Random(hours);
        long lines = 0;
        for (int i = 0; i < DAYS; i++) {
            Attacker attacker = Attacker.of(random, hours);
            lines += attacker.lines();
            assertThat(attacker.smallNumbersShown()).as("day %s", attacker).isEmpty();
            assertThat(attacker.smallNumbersBySubtraction())
                    .as("day %s", attacker)
                    .isEmpty();
            assertThat(attacker.smallNumbersThatCanOnlyBeWhatTheyAre())
                    .as("day %s", attacker)
                    .isEmpty();
        }
        assertThat(lines).as("something is published all the same").isGreaterThan(DAYS);
    }

    @Test
    void nothingIsLostOrCountedTwice() {
        Random random = new Random(5);
        for (int i = 0; i < DAYS; i++) {
            Attacker attacker = Attacker.of(random, 5);
            assertThat(attacker.publishedInAll()).isEqualTo(attacker.countedInAll());
        }
    }

    @Test
    void aLargeDayIsPublishedHourByHour() {
        DayOfCounts day = new DayOfCounts();
        for (long hour = 0; hour < 24; hour++) {
            for (String key : new String[] {"BE", "DE", "ES", "FR", "IT", "MT", "PL"}) {
                day.add(hour, key, 5 + Math.abs((key + hour).hashCode() % 900));
            }
        }
        SortedMap<Long, Grouped> hours = day.byHour();
        assertThat(hours.values()).allSatisfy(hour -> {
            assertThat(hour.named()).hasSize(7);
            assertThat(hour.other()).isZero();
        });
    }
}
