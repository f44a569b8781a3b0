package eu.undersigned.tools;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// An audit trail as `docs/formats/audit.md` says, written by other code than the product's.
final class SampleTrail {
    static final String BEGIN = "{\"audit\":1,\"made_at\":\"2026-11-22T10:00:00Z\"}";

    private SampleTrail() {}

    /// The lines of a whole file.
    ///
    /// @param withheld ids of entries whose content is left out
    static List<String> lines(int entries, List<Integer> withheld) {
        List<String> lines = new ArrayList<>(List.of(BEGIN));
        byte[] head = new byte[32];
        for (int id = 1; id <= entries; id++) {
            byte[] digest = AuditLine.sha256(content(id));
            head = AuditLine.sha256(head, digest);
            lines.add(
                    withheld.contains(id)
                            ? "{\"id\":%d,\"digest\":\"%s\",\"hash\":\"%s\"}".formatted(id, hex(digest), hex(head))
                            : """
                            {"id":%d,"at":"2026-11-22T09:00:00.%03dZ","member":3,"campaign":1,"action":"member.invited",\
                            "subject":"member/%d","before":"","after":"{\\"role\\":\\"ÄNALYST\\"}","hash":"%s"}""".formatted(id, id, id, hex(head)));
        }
        lines.add(end(entries, hex(head)));
        return lines;
    }

    static String end(int entries, String head) {
        return "{\"end\":true,\"entries\":" + entries + ",\"head\":\"" + head + "\"}";
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static byte[] content(int id) {
        ByteBuffer out = ByteBuffer.allocate(1_000);
        out.putLong(id).putLong(1_795_338_000_000L + id).putInt(3).putInt(1);
        for (String text : List.of("member.invited", "member/" + id, "", "{\"role\":\"ÄNALYST\"}")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.putInt(bytes.length).put(bytes);
        }
        byte[] content = new byte[out.position()];
        out.flip().get(content);
        return content;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
