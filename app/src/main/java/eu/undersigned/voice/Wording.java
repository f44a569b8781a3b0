package eu.undersigned.voice;

import eu.undersigned.http.Json;
import eu.undersigned.i18n.Countries;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What readers see of a voice: the words, and whose they are.
///
/// @param name a pseudonym, unless the writer chose otherwise; at most 60 characters
/// @param country two capital letters of ISO 3166, where the writer named one
/// @param text paragraphs with an empty line between them
public record Wording(String name, Optional<String> country, String text) {
    public static final int LONGEST_TEXT = 4_000;
    public static final int LONGEST_NAME = 60;

    /// Lengths of sealed texts tell no more than this.
    private static final int PADDED_TO = 1024;

    /// UTF-8 JSON, then spaces up to a multiple of 1024 bytes (docs/formats/voice.md).
    byte[] encode() {
        byte[] json = Json.write(Map.of("name", name, "country", country.orElse(""), "text", text));
        byte[] padded = Arrays.copyOf(json, (json.length + PADDED_TO - 1) / PADDED_TO * PADDED_TO);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    static Optional<Wording> decode(byte[] bytes) {
        try {
            Map<String, Object> json = Json.readObject(bytes);
            return Optional.of(new Wording(
                    word(json, "name"),
                    Optional.of(word(json, "country")).filter(Countries::isKnown),
                    word(json, "text")));
        } catch (Json.NotAnObject e) {
            return Optional.empty();
        }
    }

    private static String word(Map<String, Object> json, String name) {
        return json.get(name) instanceof String word ? word : "";
    }

    @Override
    public String toString() {
        return "Wording[hidden]";
    }
}
