package eu.undersigned.invalidation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.invalidation.Conditions.Range;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.Signal;
import eu.undersigned.signature.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Conditions as somebody typed them.
///
/// @param values by field; those of check boxes are there when they were ticked
record ConditionsForm(Map<String, String> values) {
    static final String SIGNAL = "signal_";
    /// As hashes of networks and domains are written.
    private static final String PRINT = "[0-9a-f]{16}";
    private static final long LONGEST_DELAY = 60L * 24 * 3600;

    /// @param wrong key of the sentence that says so, by field
    record Read(Optional<Conditions> conditions, Map<String, String> wrong) {}

    static ConditionsForm of(Map<String, List<String>> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((field, all) -> values.put(field, all.getFirst().strip()));
        return new ConditionsForm(values);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    boolean isTicked(String field) {
        return !value(field).isEmpty();
    }

    /// @param hashOfDomain the hash that lies with signatures of this campaign whose mailbox is of a domain
    Read read(Campaign campaign, Function<String, byte[]> hashOfDomain) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Conditions conditions = new Conditions(
                range(wrong, "accepted", ConditionsForm::time),
                range(wrong, "confirmed", ConditionsForm::time),
                field(wrong, "country", Function.identity(), Countries::isKnown),
                field(
                        wrong,
                        "language",
                        text -> text.toUpperCase(Locale.ROOT),
                        code -> Language.of(code.toLowerCase(Locale.ROOT)).isPresent()),
                organisation(wrong, campaign),
                source(wrong),
                field(wrong, "network", text -> text.toLowerCase(Locale.ROOT), hash -> hash.matches(PRINT)),
                domain(wrong, hashOfDomain),
                signals(),
                range(wrong, "delay", ConditionsForm::seconds),
                isTicked("pending"));
        if (wrong.isEmpty() && conditions.areNone()) {
            wrong.put("accepted_from", "console.invalidation.wrong.none");
        }
        return new Read(wrong.isEmpty() ? Optional.of(conditions) : Optional.empty(), wrong);
    }

    private Optional<String> given(String field) {
        return Optional.of(value(field)).filter(text -> !text.isEmpty());
    }

    private Optional<String> field(
            Map<String, String> wrong, String field, Function<String, String> written, Predicate<String> isRight) {
        Optional<String> given = given(field).map(written);
        if (given.isPresent() && !isRight.test(given.get())) {
            wrong.put(field, "console.invalidation.wrong." + field);
            return Optional.empty();
        }
        return given;
    }

    private <T extends Comparable<T>> Range<T> range(
            Map<String, String> wrong, String field, Function<String, Optional<T>> parse) {
        Optional<T> from = bound(wrong, field, "_from", parse);
        Optional<T> to = bound(wrong, field, "_to", parse);
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) >= 0) {
            wrong.put(field + "_to", "console.invalidation.wrong.order");
        }
        return new Range<>(from, to);
    }

    private <T> Optional<T> bound(
            Map<String, String> wrong, String field, String end, Function<String, Optional<T>> parse) {
        Optional<String> given = given(field + end);
        Optional<T> parsed = given.flatMap(parse);
        if (given.isPresent() && parsed.isEmpty()) {
            wrong.put(field + end, "console.invalidation.wrong." + field);
        }
        return parsed;
    }

    /// As browsers send a date and a time; meant in UTC.
    private static Optional<Instant> time(String text) {
        try {
            Instant time = LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            boolean isSensible = time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
            return isSensible ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> seconds(String text) {
        return text.matches("[0-9]{1,8}")
                ? Optional.of(Long.valueOf(text)).filter(seconds -> seconds <= LONGEST_DELAY)
                : Optional.empty();
    }

    private Optional<Integer> organisation(Map<String, String> wrong, Campaign campaign) {
        Optional<String> slug = given("organisation");
        Optional<Integer> number = slug.flatMap(campaign::everOrganisation).map(Organisation::id);
        if (slug.isPresent() && number.isEmpty()) {
            wrong.put("organisation", "console.invalidation.wrong.organisation");
        }
        return number;
    }

    private Optional<String> source(Map<String, String> wrong) {
        Optional<String> word = given("source").flatMap(Source::word);
        if (given("source").isPresent() && word.isEmpty()) {
            wrong.put("source", "console.invalidation.wrong.source");
        }
        return word;
    }

    private Optional<String> domain(Map<String, String> wrong, Function<String, byte[]> hashOfDomain) {
        Optional<String> given = given("domain").map(text -> text.toLowerCase(Locale.ROOT));
        if (given.isEmpty() || given.get().matches(PRINT)) {
            return given;
        }
        String domain = given.get().substring(given.get().lastIndexOf('@') + 1);
        if (!domain.matches("[^\\s@/]{1,253}") || !domain.contains(".")) {
            wrong.put("domain", "console.invalidation.wrong.domain");
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(hashOfDomain.apply(domain)));
    }

    private int signals() {
        return Stream.of(Signal.values())
                .filter(signal -> isTicked(SIGNAL + signal.name().toLowerCase(Locale.ROOT)))
                .mapToInt(Signal::bit)
                .sum();
    }
}
