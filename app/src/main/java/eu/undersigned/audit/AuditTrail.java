package eu.undersigned.audit;

import eu.undersigned.audit.AuditStore.Chained;
import eu.undersigned.db.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads the audit trail: a page of it, or all of it for somebody who checks it (docs/formats/audit.md).
public final class AuditTrail {
    private static final int PAGE = 1_000;

    private final Database database;

    public AuditTrail(Database database) {
        this.database = database;
    }

    /// The last entry's number and hash; 0 and zeros when there is none.
    public record Head(long entries, String hash) {}

    public Head head() {
        AuditStore.Head head = database.inTransaction(AuditStore::head);
        return new Head(head.id(), HexFormat.of().formatHex(head.hash()));
    }

    /// The newest first, of those with numbers below `before`.
    public List<AuditEntry> page(AuditFilter filter, long before, int most) {
        return database.inTransaction(transaction -> AuditStore.before(transaction, filter, before, most)).stream()
                .map(Chained::entry)
                .toList();
    }

    /// Writes the whole chain as lines of JSON. What the filter leaves out is withheld: its digest and hash stand
    /// there.
    ///
    /// @param json writes one object
    public void export(AuditFilter filter, Instant now, Function<Map<String, Object>, byte[]> json, OutputStream out)
            throws IOException {
        Map<String, Object> begin = new LinkedHashMap<>();
        begin.put("audit", 1);
        begin.put("made_at", now.toString());
        line(out, json.apply(begin));
        AuditStore.Head head = new AuditStore.Head(0, Audit.BEGINNING);
        while (true) {
            long after = head.id();
            List<Chained> page =
                    database.inTransaction(transaction -> AuditStore.after(transaction, filter, after, PAGE));
            for (Chained chained : page) {
                line(out, json.apply(fields(chained)));
                head = new AuditStore.Head(chained.entry().id(), chained.hash());
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("end", true);
        end.put("entries", head.id());
        end.put("head", HexFormat.of().formatHex(head.hash()));
        line(out, json.apply(end));
        out.flush();
    }

    private static Map<String, Object> fields(Chained chained) {
        AuditEntry entry = chained.entry();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.id());
        if (chained.matches()) {
            fields.put("at", entry.at().toString());
            fields.put("member", entry.member());
            fields.put("campaign", entry.campaign());
            fields.put("action", entry.action());
            fields.put("subject", entry.subject());
            fields.put("before", entry.before());
            fields.put("after", entry.after());
        } else {
            fields.put("digest", HexFormat.of().formatHex(entry.digest()));
        }
        fields.put("hash", HexFormat.of().formatHex(chained.hash()));
        return fields;
    }

    private static void line(OutputStream out, byte[] json) throws IOException {
        out.write(json);
        out.write("\n".getBytes(StandardCharsets.US_ASCII));
    }
}
