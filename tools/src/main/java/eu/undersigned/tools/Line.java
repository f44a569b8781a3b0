package eu.undersigned.tools;

import eu.undersigned.seal.Recipient;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of a bundle, as `docs/formats/bundle.md` says. Strict about what it knows, silent about other names.
sealed interface Line {
    JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    record Head(String campaign, String organisation) implements Line {}

    /// @param wrapped an `age` file
    record Epoch(long number, Recipient recipient, byte[] wrapped) implements Line {}

    record Record(
            UUID id,
            long epoch,
            byte[] sealed,
            String country,
            String language,
            String text,
            String updates,
            String confirmedAt,
            Instant changedAt)
            implements Line {}

    record Erased(UUID id, Instant at) implements Line {}

    record End(long records, long erasures, String sha256) implements Line {}

    /// Of a later version: to be passed over.
    record Unknown() implements Line {}

    /// None of a bundle.
    ///
    /// @param reason for a person, to stand behind "line 7"
    record Wrong(String reason) implements Line {}

    static Line parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return json.isObject() ? parse(json) : new Wrong("is no JSON object");
        } catch (JacksonException e) {
            return new Wrong("is no JSON"); // the parser's own words would quote the line
        } catch (Missing e) {
            return new Wrong("has no right '" + e.name + "'");
        }
    }

    private static Line parse(JsonNode json) throws Missing {
        if (json.has("bundle")) {
            return json.path("bundle").asInt(0) == 1
                    ? new Head(text(json, "campaign"), text(json, "organisation"))
                    : new Wrong("is of a form that this program does not know: a newer one may");
        }
        if (json.has("id")) {
            return record(json);
        }
        if (json.has("erased")) {
            return new Erased(id(json, "erased"), time(json, "at"));
        }
        if (json.has("key")) {
            return new Epoch(number(json, "epoch"), Recipient.stored(text(json, "recipient")), base64(json, "key"));
        }
        if (json.has("end")) {
            return new End(number(json, "records"), number(json, "erasures"), text(json, "sha256"));
        }
        return new Unknown();
    }

    private static Record record(JsonNode json) throws Missing {
        time(json, "confirmed_at");
        return new Record(
                id(json, "id"),
                number(json, "epoch"),
                base64(json, "sealed"),
                text(json, "country"),
                text(json, "language"),
                text(json, "text"),
                text(json, "updates"),
                text(json, "confirmed_at"),
                time(json, "changed_at"));
    }

    private static String text(JsonNode json, String name) throws Missing {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new Missing(name);
        }
        return value.asString();
    }

    private static long number(JsonNode json, String name) throws Missing {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new Missing(name);
        }
        return value.asLong();
    }

    /// In the one spelling that has been sealed with it.
    private static UUID id(JsonNode json, String name) throws Missing {
        String text = text(json, name);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new Missing(name);
        }
        throw new Missing(name);
    }

    private static Instant time(JsonNode json, String name) throws Missing {
        try {
            return Instant.parse(text(json, name));
        } catch (DateTimeException e) {
            throw new Missing(name);
        }
    }

    private static byte[] base64(JsonNode json, String name) throws Missing {
        try {
            return Base64.getDecoder().decode(text(json, name));
        } catch (IllegalArgumentException e) {
            throw new Missing(name);
        }
    }

    /// A name that is not there, or whose value is none of its kind.
    final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        private final String name;

        private Missing(String name) {
            super(name, null, false, false);
            this.name = name;
        }
    }
}
