package eu.undersigned.tools.verify;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The values of a JSON document; each error names the value.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// @param what for a person
    /// @throws DiffersException when it is no JSON object
    static JsonNode parse(byte[] json, String what) throws DiffersException {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (document.isObject()) {
                return document;
            }
        } catch (JacksonException _) {
            // said below; its message may quote the document
        }
        throw new DiffersException(what + " can't be read: it is no JSON object, or has a key twice");
    }

    static JsonNode object(JsonNode parent, String key) throws IOException {
        return present(parent, key, parent.path(key).isObject(), "an object");
    }

    static JsonNode list(JsonNode parent, String key) throws IOException {
        return present(parent, key, parent.path(key).isArray(), "a list");
    }

    static String text(JsonNode parent, String key) throws IOException {
        return present(parent, key, parent.path(key).isString(), "a text").asString();
    }

    static boolean truth(JsonNode parent, String key) throws IOException {
        return present(parent, key, parent.path(key).isBoolean(), "true or false")
                .asBoolean();
    }

    /// From 0 to below 2^63.
    static long number(JsonNode parent, String key) throws IOException {
        JsonNode value = parent.path(key);
        boolean isNumber = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
        return present(parent, key, isNumber, "a whole number from 0 to 2^63 - 1")
                .longValue();
    }

    /// Counts under their names; those of 0 are left out.
    static SortedMap<String, Long> counts(JsonNode parent, String key) throws IOException {
        JsonNode object = object(parent, key);
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            long count = number(object, entry.getKey());
            if (count > 0) {
                counts.put(entry.getKey(), count);
            }
        }
        return counts;
    }

    private static JsonNode present(JsonNode parent, String key, boolean isFit, String expected)
            throws DiffersException {
        if (!isFit) {
            throw new DiffersException("'" + Words.plain(key) + "' is not " + expected);
        }
        return parent.path(key);
    }
}
