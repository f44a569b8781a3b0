package eu.undersigned.invalidation;

import eu.undersigned.http.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a signature must be like, all of it together.
///
/// @param accepted when the request to sign came
/// @param confirmed when it was confirmed; pending ones match no such range
/// @param country ISO 3166-1 code
/// @param language of the text that was signed, in capitals
/// @param organisation number of the organisation through which the signer came
/// @param source as the link said
/// @param network keyed hash as it lies with the signature, in small hexadecimal letters
/// @param domain likewise
/// @param signals bits that all must be set; 0: whatever they are
/// @param delay seconds from request to confirmation
/// @param withPending those that wait for their confirmation, too: they can't be confirmed then
record Conditions(
        Range<Instant> accepted,
        Range<Instant> confirmed,
        Optional<String> country,
        Optional<String> language,
        Optional<Integer> organisation,
        Optional<String> source,
        Optional<String> network,
        Optional<String> domain,
        int signals,
        Range<Long> delay,
        boolean withPending) {
    /// From one value to before another; either may be missing.
    record Range<T>(Optional<T> from, Optional<T> to) {
        boolean isOpen() {
            return from.isEmpty() && to.isEmpty();
        }
    }

    /// Whether everything would match.
    boolean areNone() {
        return accepted.isOpen()
                && confirmed.isOpen()
                && country.isEmpty()
                && language.isEmpty()
                && organisation.isEmpty()
                && source.isEmpty()
                && network.isEmpty()
                && domain.isEmpty()
                && signals == 0
                && delay.isOpen();
    }

    String encode() {
        Map<String, Object> json = new LinkedHashMap<>();
        accepted.from().ifPresent(at -> json.put("accepted_from", at.toString()));
        accepted.to().ifPresent(at -> json.put("accepted_to", at.toString()));
        confirmed.from().ifPresent(at -> json.put("confirmed_from", at.toString()));
        confirmed.to().ifPresent(at -> json.put("confirmed_to", at.toString()));
        country.ifPresent(code -> json.put("country", code));
        language.ifPresent(code -> json.put("language", code));
        organisation.ifPresent(number -> json.put("organisation", number));
        source.ifPresent(word -> json.put("source", word));
        network.ifPresent(hash -> json.put("network", hash));
        domain.ifPresent(hash -> json.put("domain", hash));
        if (signals != 0) {
            json.put("signals", signals);
        }
        delay.from().ifPresent(seconds -> json.put("delay_from", seconds));
        delay.to().ifPresent(seconds -> json.put("delay_to", seconds));
        if (withPending) {
            json.put("pending", true);
        }
        return Json.text(json);
    }

    static Conditions decode(String text) {
        JsonFields json = JsonFields.of(text);
        return new Conditions(
                new Range<>(
                        json.text("accepted_from").map(Instant::parse),
                        json.text("accepted_to").map(Instant::parse)),
                new Range<>(
                        json.text("confirmed_from").map(Instant::parse),
                        json.text("confirmed_to").map(Instant::parse)),
                json.text("country"),
                json.text("language"),
                json.number("organisation").map(Math::toIntExact),
                json.text("source"),
                json.text("network"),
                json.text("domain"),
                json.number("signals").map(Math::toIntExact).orElse(0),
                new Range<>(json.number("delay_from"), json.number("delay_to")),
                json.truth("pending"));
    }
}
