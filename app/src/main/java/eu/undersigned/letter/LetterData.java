package eu.undersigned.letter;

import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterText.Point;
import eu.undersigned.campaign.LetterVersion;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A letter as data, `app/src/main/resources/openapi.yaml`.
record LetterData(Reading reading, String publicUrl) {
    Map<String, Object> of() {
        Letter letter = reading.letter();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("slug", letter.slug());
        data.put("stage", letter.stage().name().toLowerCase(Locale.ROOT));
        letter.deadline().ifPresent(day -> data.put("deadline", day.toString()));
        letter.delivered().ifPresent(day -> data.put("delivered", day.toString()));
        reading.versions().number(letter.main().version()).ifPresent(number -> data.put("version", number));
        data.put("texts", letter.texts().stream().map(this::text).toList());
        data.put(
                "organisations",
                reading.signatories().stream().filter(Signatory::isStanding).count());
        data.put(
                "by_country",
                reading.signatories().stream()
                        .filter(Signatory::isStanding)
                        .collect(Collectors.groupingBy(Signatory::country, TreeMap::new, Collectors.counting())));
        data.put(
                "signatories",
                reading.signatories().stream().map(this::signatory).toList());
        data.put(
                "versions",
                reading.versions().main().stream().map(this::version).toList());
        return data;
    }

    /// With all texts that had this number, its own one first.
    private Map<String, Object> version(LetterVersion main) {
        return Map.of(
                "number", main.number(),
                "hash", main.text().version(),
                "published", main.firstAt().toString(),
                "texts",
                        reading.versions().all().stream()
                                .filter(one -> one.number() == main.number())
                                .map(one -> Map.of(
                                        "language", one.text().language().code(),
                                        "hash", one.text().version(),
                                        "published", one.firstAt().toString()))
                                .toList());
    }

    private Map<String, Object> text(LetterText text) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("language", text.language().code());
        data.put("hash", text.version());
        data.put(
                "url",
                publicUrl + "/" + text.language().code() + "/"
                        + reading.venue().campaign().slug() + "/letters/"
                        + reading.letter().slug());
        data.put("title", text.title());
        data.put("sender", text.sender());
        data.put("addressee", text.addressee());
        data.put("opening", text.opening());
        data.put("points", text.points().stream().map(LetterData::point).toList());
        data.put("closing", text.closing());
        return data;
    }

    private static Map<String, Object> point(Point point) {
        return Map.of("ask", point.ask(), "why", point.reasons());
    }

    private Map<String, Object> signatory(Signatory one) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("organisation", one.organisation());
        data.put("country", one.country());
        data.put("signed", one.day().toString());
        reading.number(one.version()).ifPresent(number -> data.put("version", number));
        data.put("hash", one.version());
        data.put("after_delivery", one.isLater());
        one.withdrawn().ifPresent(day -> data.put("withdrawn", day.toString()));
        one.person().ifPresent(person -> data.put("signed_by", Map.of("name", person.name(), "role", person.role())));
        return data;
    }
}
