package eu.undersigned.tools;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of an audit trail's file (`docs/formats/audit.md`).
sealed interface AuditLine {
    record Begin() implements AuditLine {}

    /// @param digest of its content, 32 bytes: computed, or as given where the content is withheld
    /// @param hash of this entry and all before it, as the line says
    record Entry(long id, boolean isWithheld, byte[] digest, byte[] hash) implements AuditLine {}

    record End(long entries, byte[] head) implements AuditLine {}

    /// @param reason in words
    record Wrong(String reason) implements AuditLine {}

    int HASH_BYTES = 32;

    JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static AuditLine parse(byte[] line) {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (JacksonException e) {
            return new Wrong("it is no JSON");
        }
        try {
            if (json.has("audit")) {
                return json.get("audit").asInt(0) == 1 ? new Begin() : new Wrong("it is of an unknown version");
            }
            return json.has("end") ? new End(number(json, "entries"), hex(json, "head")) : entry(json);
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Wrong("it is not as docs/formats/audit.md says");
        }
    }

    private static Entry entry(JsonNode json) {
        boolean isWithheld = json.has("digest");
        return new Entry(
                number(json, "id"),
                isWithheld,
                isWithheld ? hex(json, "digest") : sha256(content(json)),
                hex(json, "hash"));
    }

    private static byte[] content(JsonNode json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.writeBytes(ByteBuffer.allocate(24)
                .putLong(number(json, "id"))
                .putLong(Instant.parse(text(json, "at")).toEpochMilli())
                .putInt(small(json, "member"))
                .putInt(small(json, "campaign"))
                .array());
        for (String field : new String[] {"action", "subject", "before", "after"}) {
            byte[] bytes = text(json, field).getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    /// SHA-256 of all parts, one after the other.
    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(field);
        }
        return value.asString();
    }

    private static long number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new IllegalArgumentException(field);
        }
        return value.longValue();
    }

    private static int small(JsonNode json, String field) {
        long number = number(json, field);
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(field);
        }
        return (int) number;
    }

    private static byte[] hex(JsonNode json, String field) {
        byte[] bytes = HexFormat.of().parseHex(text(json, field));
        if (bytes.length != HASH_BYTES) {
            throw new IllegalArgumentException(field);
        }
        return bytes;
    }
}
