package eu.undersigned.consultation;

import eu.undersigned.campaign.Wording;
import eu.undersigned.consultation.AnswerStore.Count;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was counted of a consultation: groups of ten children or more, and sums of them.
///
/// @param version grows with every change
/// @param counts by cell, question and option
/// @param day of the newest answers among them
/// @param wording what was asked; empty: nobody has answered
record Results(long version, List<Count> counts, LocalDate day, Optional<Wording> wording) {
    static final Results NONE = new Results(0, List.of(), LocalDate.EPOCH, Optional.empty());

    Results {
        counts = List.copyOf(counts);
    }

    /// A part of what was counted. Without a value: all, also those that were counted without telling.
    record Part(
            @Nullable String band,
            @Nullable String country,
            @Nullable String source) {
        static final Part ALL = new Part(null, null, null);

        static Part band(String band) {
            return new Part(band, null, null);
        }

        static Part source(Source source) {
            return new Part(null, null, source.code());
        }

        Part in(@Nullable String other) {
            return new Part(band, other, source);
        }

        boolean has(Cell cell) {
            return (band == null || band.equals(cell.band()))
                    && (country == null || country.equals(cell.country()))
                    && (source == null || source.equals(cell.source()));
        }
    }

    /// The numbers of a part.
    Sums sums(Part part) {
        Map<String, Map<String, Long>> sums = new HashMap<>();
        for (Count count : counts) {
            if (part.has(count.cell())) {
                sums.computeIfAbsent(count.question(), _ -> new HashMap<>())
                        .merge(count.option(), (long) count.children(), Long::sum);
            }
        }
        return new Sums(sums);
    }

    /// @param all by question and option
    record Sums(Map<String, Map<String, Long>> all) {
        /// 0: too few to be counted, or none.
        long children() {
            return of("", "");
        }

        /// How many children had the question before them, answered or not.
        long asked(String question) {
            return of(question, "");
        }

        long chosen(String question, String option) {
            return of(question, option);
        }

        private long of(String question, String option) {
            return all.getOrDefault(question, Map.of()).getOrDefault(option, 0L);
        }
    }

    /// Children by country, as far as ten of one country could be counted.
    Map<String, Long> countries() {
        Map<String, Long> countries = new TreeMap<>();
        counts.stream()
                .filter(count ->
                        count.question().isEmpty() && !count.cell().country().isEmpty())
                .forEach(count -> countries.merge(count.cell().country(), (long) count.children(), Long::sum));
        return countries;
    }
}
