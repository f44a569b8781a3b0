package eu.undersigned.statistics;

import eu.undersigned.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A table as one JSON object, whose lines are in `counts`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
final class JsonLines implements Lines {
    private final OutputStream out;
    private final String attribute;
    private boolean isFirst = true;

    JsonLines(OutputStream out, Table table, String campaign) throws IOException {
        this.out = out;
        this.attribute = Table.word(table.attribute());
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("campaign", campaign);
        head.put("step", Table.word(table.step()));
        head.put("by", attribute);
        head.put("grouped_below", Grouped.SMALLEST);
        byte[] object = Json.write(head);
        out.write(object, 0, object.length - 1); // its closing brace comes last
        text(",\"counts\":[");
    }

    @Override
    public void line(String time, String key, long count) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", time);
        line.put(attribute, key);
        line.put("signatures", count);
        text(isFirst ? "\n" : ",\n");
        isFirst = false;
        out.write(Json.write(line));
    }

    @Override
    public void close() throws IOException {
        text("\n]}\n");
        out.flush();
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
