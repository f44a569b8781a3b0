package eu.undersigned.invalidation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Conditions in words.
final class ConditionsText {
    private final Texts texts;
    private final Campaign campaign;

    ConditionsText(Texts texts, Campaign campaign) {
        this.texts = texts;
        this.campaign = campaign;
    }

    /// One sentence each.
    List<String> of(Conditions conditions) {
        List<String> lines = new ArrayList<>();
        range(lines, "accepted", conditions.accepted());
        range(lines, "confirmed", conditions.confirmed());
        line(lines, "country", conditions.country().map(texts.formats()::country));
        line(
                lines,
                "language",
                conditions
                        .language()
                        .flatMap(code -> Language.of(code.toLowerCase(Locale.ROOT)))
                        .map(texts.formats()::language));
        line(lines, "organisation", conditions.organisation().map(this::organisation));
        line(lines, "source", conditions.source());
        line(lines, "network", conditions.network());
        line(lines, "domain", conditions.domain());
        line(lines, "signals", Optional.of(signals(conditions.signals())).filter(names -> !names.isEmpty()));
        conditions.delay().from().ifPresent(seconds -> lines.add(text("delay.from", Long.toString(seconds))));
        conditions.delay().to().ifPresent(seconds -> lines.add(text("delay.to", Long.toString(seconds))));
        if (conditions.withPending()) {
            lines.add(texts.of("console.invalidation.is.pending"));
        }
        return lines;
    }

    private void range(List<String> lines, String field, Conditions.Range<Instant> range) {
        range.from()
                .ifPresent(at -> lines.add(text(field + ".from", texts.formats().dateTime(at))));
        range.to().ifPresent(at -> lines.add(text(field + ".to", texts.formats().dateTime(at))));
    }

    private void line(List<String> lines, String field, Optional<String> value) {
        value.ifPresent(shown -> lines.add(text(field, shown)));
    }

    private String text(String field, String value) {
        return texts.of("console.invalidation.is." + field, "value", value);
    }

    private String organisation(int number) {
        return campaign.organisation(number).map(Organisation::name).orElse(Integer.toString(number));
    }

    /// What was noticed, in words; empty: nothing.
    String signals(int bits) {
        return Signal.of(bits).stream()
                .map(signal -> texts.of("console.invalidation.signal." + key(signal)))
                .collect(Collectors.joining(", "));
    }

    /// Part of a message's key: letters and dots.
    static String key(Signal signal) {
        return signal.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
