package eu.undersigned.tally;

import eu.undersigned.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The counts of a campaign over time, for those who run it: numbers from `tally`, never from people's rows. Times are
/// in UTC; maps are in order and hold only what is above 0.
public final class Figures {
    private final Database database;

    public Figures(Database database) {
        this.database = database;
    }

    /// By what signatures are told apart.
    public enum Attribute {
        COUNTRY(Dimension.COUNTRY, Dimension.COUNTRY_DAY),
        LANGUAGE(Dimension.LANGUAGE, Dimension.LANGUAGE_DAY),
        ORGANISATION(Dimension.ORGANISATION, Dimension.ORGANISATION_DAY),
        SOURCE(Dimension.SOURCE, Dimension.SOURCE_DAY);

        private final Dimension total;
        private final Dimension daily;

        Attribute(Dimension total, Dimension daily) {
            this.total = total;
            this.daily = daily;
        }
    }

    /// Days, both included.
    public record Period(LocalDate from, LocalDate to) {}

    /// What reads in one transaction.
    public <T> T read(Function<Reader, T> reading) {
        return database.inTransaction(transaction -> reading.apply(new Reader(transaction)));
    }

    /// Reads at one moment.
    public static final class Reader {
        private final Handle transaction;

        private Reader(Handle transaction) {
            this.transaction = transaction;
        }

        /// What the public pages show.
        public Numbers numbers(int campaign) {
            return Numbers.read(transaction, campaign);
        }

        /// Confirmed and still counting, by hour of confirmation.
        ///
        /// @param from the first hour
        /// @param to the hour behind the last
        public SortedMap<Instant, Long> confirmedByHour(int campaign, Instant from, Instant to) {
            return hours(campaign, Dimension.HOUR, from, to);
        }

        /// Requests, by the hour in which they came.
        public SortedMap<Instant, Long> acceptedByHour(int campaign, Instant from, Instant to) {
            return hours(campaign, Dimension.ACCEPTED_HOUR, from, to);
        }

        /// Those requests that were confirmed since, whatever became of them later.
        public SortedMap<Instant, Long> confirmedOfHour(int campaign, Instant from, Instant to) {
            return hours(campaign, Dimension.CONFIRMED_OF_HOUR, from, to);
        }

        public SortedMap<LocalDate, Long> acceptedByDay(int campaign, Period period) {
            return days(campaign, Dimension.ACCEPTED_HOUR, period);
        }

        public SortedMap<LocalDate, Long> confirmedOfDay(int campaign, Period period) {
            return days(campaign, Dimension.CONFIRMED_OF_HOUR, period);
        }

        /// Confirmed and still counting, by key as in [Numbers]; at most the thousand largest, since anybody can invent
        /// a source. Small sources stand together, see [SmallSources].
        ///
        /// @param period of confirmation; empty: all days
        public SortedMap<String, Long> by(int campaign, Attribute attribute, Optional<Period> period) {
            SortedMap<String, Long> counts = counts(campaign, attribute, period);
            return attribute == Attribute.SOURCE ? SmallSources.folded(counts) : counts;
        }

        private SortedMap<String, Long> counts(int campaign, Attribute attribute, Optional<Period> period) {
            if (period.isEmpty()) {
                return FiguresStore.keys(transaction, campaign, attribute.total);
            }
            return switch (attribute) {
                case ORGANISATION -> FiguresStore.organisations(transaction, campaign, period.get());
                case COUNTRY, LANGUAGE, SOURCE -> FiguresStore.by(transaction, campaign, attribute.daily, period.get());
            };
        }

        /// Confirmed and still counting, by source and then by how often the link had been passed on, once at least; at
        /// most the thousand largest of these pairs. Of [SmallSources] this tells too much: it is for whoever
        /// leaves them out.
        public SortedMap<String, SortedMap<Integer, Long>> passedOn(int campaign) {
            SortedMap<String, SortedMap<Integer, Long>> bySource = new TreeMap<>();
            FiguresStore.keys(transaction, campaign, Dimension.GENERATION).forEach((key, count) -> {
                int space = key.indexOf(' ');
                bySource.computeIfAbsent(key.substring(space + 1), _ -> new TreeMap<>())
                        .put(Integer.valueOf(key.substring(0, space)), count);
            });
            return bySource;
        }

        /// Ever confirmed, by how long it took.
        public Map<Delay, Long> delays(int campaign) {
            Map<Delay, Long> delays = new EnumMap<>(Delay.class);
            FiguresStore.keys(transaction, campaign, Dimension.DELAY)
                    .forEach((key, count) -> Delay.of(key).ifPresent(delay -> delays.put(delay, count)));
            return delays;
        }

        /// What came through one organisation and counts; small sources stand together.
        public Own own(int campaign, int organisation) {
            SortedMap<LocalDate, Long> days = new TreeMap<>();
            own(campaign, organisation, Dimension.ORGANISATION_DAY)
                    .forEach((day, count) -> days.put(LocalDate.parse(day), count));
            return new Own(
                    days,
                    own(campaign, organisation, Dimension.ORGANISATION_COUNTRY),
                    own(campaign, organisation, Dimension.ORGANISATION_LANGUAGE),
                    SmallSources.folded(own(campaign, organisation, Dimension.ORGANISATION_SOURCE)));
        }

        private SortedMap<String, Long> own(int campaign, int organisation, Dimension dimension) {
            return FiguresStore.own(transaction, campaign, dimension, organisation);
        }

        private SortedMap<Instant, Long> hours(int campaign, Dimension dimension, Instant from, Instant to) {
            SortedMap<Instant, Long> hours = new TreeMap<>();
            FiguresStore.range(transaction, campaign, dimension, Tally.hour(from), Tally.hour(to))
                    .forEach((key, count) -> hours.put(instant(key), count));
            return hours;
        }

        private SortedMap<LocalDate, Long> days(int campaign, Dimension dimension, Period period) {
            SortedMap<LocalDate, Long> days = new TreeMap<>();
            FiguresStore.days(transaction, campaign, dimension, period)
                    .forEach((day, count) -> days.put(LocalDate.parse(day), count));
            return days;
        }
    }

    /// One organisation's counts.
    public record Own(
            SortedMap<LocalDate, Long> byDay,
            SortedMap<String, Long> byCountry,
            SortedMap<String, Long> byLanguage,
            SortedMap<String, Long> bySource) {
        public long confirmed() {
            return byDay.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// @param key such as `2026-11-21T17Z`
    private static Instant instant(String key) {
        return LocalDate.parse(key.substring(0, 10))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(Long.parseLong(key.substring(11, 13)), ChronoUnit.HOURS);
    }
}
