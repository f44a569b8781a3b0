package eu.undersigned.overview;

import eu.undersigned.tally.Figures.Attribute;
import eu.undersigned.tally.Figures.Period;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a URL asks of an overview: `?from=2026-11-01&to=2026-11-21&by=country&sort=-count`.
///
/// @param period empty: all days
/// @param isFlawed a date could not be read, or the first is behind the last: all days are shown then
record OverviewQuery(
        String from,
        String to,
        Optional<Period> period,
        Attribute by,
        Sort sort,
        boolean isDescending,
        boolean isFlawed) {
    /// By which column a table is sorted.
    enum Sort {
        NAME,
        COUNT,
        MILLION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// No campaign is older; the database's dates begin there too.
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    /// As good as all days.
    static final Period ALL = new Period(FIRST, LAST);

    static OverviewQuery of(Map<String, String> query, LocalDate today) {
        String from = query.getOrDefault("from", "").strip();
        String to = query.getOrDefault("to", "").strip();
        String sort = query.getOrDefault("sort", "-count");
        boolean descending = sort.startsWith("-");
        Optional<Period> period = period(from, to, today);
        return new OverviewQuery(
                from,
                to,
                period,
                find(Attribute.values(), query.getOrDefault("by", "")).orElse(Attribute.COUNTRY),
                find(Sort.values(), descending ? sort.substring(1) : sort).orElse(Sort.COUNT),
                descending,
                period.isEmpty() && !(from + to).isEmpty());
    }

    private static Optional<Period> period(String from, String to, LocalDate today) {
        if ((from + to).isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate first = from.isEmpty() ? FIRST : LocalDate.parse(from);
            LocalDate last = to.isEmpty() ? today : LocalDate.parse(to);
            return first.isAfter(last) || first.isBefore(FIRST) || last.isAfter(LAST)
                    ? Optional.empty()
                    : Optional.of(new Period(first, last));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /// As in a URL.
    static String word(Attribute attribute) {
        return attribute.name().toLowerCase(Locale.ROOT);
    }

    /// The same days, told apart by something else.
    String by(Attribute other) {
        return "?" + days() + "by=" + word(other);
    }

    /// The same in another order: the other way round when it is this column already.
    String sortedBy(Sort column) {
        boolean down = column == sort ? !isDescending : column != Sort.NAME;
        return "?" + days() + "by=" + word(by) + "&sort=" + (down ? "-" : "") + column.word();
    }

    /// For a link to the same days, with `&` behind it; dates that can't be read are left out.
    String days() {
        return period.map(_ -> (from.isEmpty() ? "" : "from=" + from + "&") + (to.isEmpty() ? "" : "to=" + to + "&"))
                .orElse("");
    }
}
