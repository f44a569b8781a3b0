package eu.undersigned.tools;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bundle on disk, read line by line, however large it is.
final class BundleFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_LINE = 64 * 1024;

    private BundleFile() {}

    /// What the last line said of the rest.
    sealed interface State {
        record Whole() implements State {}

        /// @param lastId of the last record that arrived whole
        record Cut(Optional<String> lastId) implements State {}

        /// Not what was sent: counts or hash differ, or a line is none.
        ///
        /// @param reason for a person
        record Damaged(String reason) implements State {}
    }

    /// Gives each line to `line`, and at the end says what to think of the file.
    static State read(Path file, Consumer<JsonNode> line) throws IOException {
        MessageDigest hash = sha256();
        long records = 0;
        long erasures = 0;
        Optional<String> lastId = Optional.empty();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            boolean isFirst = true;
            for (byte[] bytes = nextLine(in); bytes != null; bytes = nextLine(in)) {
                JsonNode node;
                try {
                    node = JSON.readTree(bytes);
                } catch (JacksonException e) {
                    return new State.Damaged("line " + (records + erasures + 2) + " or near it is no JSON");
                }
                if (isFirst && node.path("bundle").asInt(0) != 1) {
                    return new State.Damaged("this is no bundle of a form that this program knows");
                }
                isFirst = false;
                if (node.has("end")) {
                    return end(node, records, erasures, hash);
                }
                if (node.has("id")) {
                    records++;
                    lastId = Optional.of(node.path("id").asString(""));
                } else if (node.has("erased")) {
                    erasures++;
                }
                hash.update(bytes);
                hash.update((byte) '\n');
                line.accept(node);
            }
        }
        return new State.Cut(lastId);
    }

    private static State end(JsonNode node, long records, long erasures, MessageDigest hash) {
        if (node.path("records").asLong(-1) != records || node.path("erasures").asLong(-1) != erasures) {
            return new State.Damaged("the counts at its end are not those of its lines");
        }
        String expected = node.path("sha256").asString("");
        return HexFormat.of().formatHex(hash.digest()).equals(expected)
                ? new State.Whole()
                : new State.Damaged("its hash is another one than was sent with it");
    }

    /// Without its line feed; null at the end, also where the last line was cut.
    private static byte @org.jspecify.annotations.Nullable [] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() > LONGEST_LINE) {
                return line.toByteArray(); // no bundle has such lines: what reads it will say so
            }
            line.write(next);
        }
        return null;
    }

    static Instant time(JsonNode node, String name) {
        return Instant.parse(node.path(name).asString("1970-01-01T00:00:00Z"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
