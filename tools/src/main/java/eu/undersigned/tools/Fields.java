package eu.undersigned.tools;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// The values of a JSON object under the names that bundles use. Read without a tree, since there are millions.
final class Fields {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> NAMES = List.of(
            "id",
            "epoch",
            "sealed",
            "country",
            "language",
            "text",
            "updates",
            "confirmed_at",
            "changed_at",
            "bundle",
            "campaign",
            "organisation",
            "recipient",
            "key",
            "erased",
            "at",
            "end",
            "records",
            "erasures",
            "sha256");

    private final boolean[] found = new boolean[NAMES.size()];
    private final @Nullable String[] texts = new @Nullable String[NAMES.size()];
    private final long[] numbers = new long[NAMES.size()];

    private Fields() {}

    /// Not what a bundle holds.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        private Unfit(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        /// For a person, to stand behind "line 7".
        String reason() {
            return reason;
        }
    }

    /// @throws JacksonException when it is no JSON
    static Fields read(byte[] json) throws Unfit {
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unfit("is no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                fields.read(parser);
            }
            if (parser.nextToken() != null) {
                throw new Unfit("goes on behind its JSON object");
            }
        }
        return fields;
    }

    private void read(JsonParser parser) throws Unfit {
        int place = NAMES.indexOf(parser.currentName());
        JsonToken value = parser.nextToken();
        if (place < 0) {
            parser.skipChildren();
            return;
        }
        if (found[place]) {
            throw new Unfit("has '" + NAMES.get(place) + "' twice");
        }
        found[place] = true;
        numbers[place] = -1;
        if (value == JsonToken.VALUE_STRING) {
            texts[place] = parser.getString();
        } else if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            numbers[place] = parser.getLongValue();
        } else {
            parser.skipChildren();
        }
    }

    boolean has(String name) {
        return found[NAMES.indexOf(name)];
    }

    String text(String name) throws Unfit {
        String text = texts[NAMES.indexOf(name)];
        if (text == null) {
            throw no(name);
        }
        return text;
    }

    /// From 0.
    long number(String name) throws Unfit {
        int place = NAMES.indexOf(name);
        if (!found[place] || numbers[place] < 0) {
            throw no(name);
        }
        return numbers[place];
    }

    /// In the one spelling that has been sealed with it.
    UUID id(String name) throws Unfit {
        String text = text(name);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw no(name);
        }
        throw no(name);
    }

    Instant time(String name) throws Unfit {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw no(name);
        }
    }

    byte[] base64(String name) throws Unfit {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            throw no(name);
        }
    }

    private static Unfit no(String name) {
        return new Unfit("has no right '" + name + "'");
    }
}
