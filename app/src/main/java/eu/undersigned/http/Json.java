package eu.undersigned.http;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// JSON in and out.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /// Not a JSON object, or one with a name twice.
    public static final class NotAnObject extends Exception {
        private static final long serialVersionUID = 1L;

        NotAnObject() {
            super("a JSON object is expected, each name once"); // the parser's message quotes the input
        }
    }

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static Map<String, Object> readObject(byte[] json) throws NotAnObject {
        try {
            Map<String, Object> value = MAPPER.readValue(json, OBJECT);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw new NotAnObject();
        }
        throw new NotAnObject();
    }
}
