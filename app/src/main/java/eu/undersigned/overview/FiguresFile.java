package eu.undersigned.overview;

import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// A table of figures to download, as CSV (RFC 4180, UTF-8, with a header) or as JSON (RFC 8259).
///
/// @param name such as `every-second-counts-country`
/// @param head what the JSON says about itself
/// @param columns names, without spaces
/// @param rows as many values as columns; an empty text where there is none
record FiguresFile(String name, Form form, Map<String, Object> head, List<String> columns, List<List<Object>> rows) {
    enum Form {
        CSV,
        JSON
    }

    Response response() {
        return switch (form) {
            case CSV ->
                Response.of(200, "text/csv; charset=utf-8; header=present", csv())
                        .with("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
            case JSON ->
                Response.json(200, json()).with("Content-Disposition", "attachment; filename=\"" + name + ".json\"");
        };
    }

    private byte[] csv() {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (List<Object> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] json() {
        Map<String, Object> document = new LinkedHashMap<>(head);
        List<Map<String, Object>> figures = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> figure = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!"".equals(row.get(i))) {
                    figure.put(columns.get(i), row.get(i));
                }
            }
            figures.add(figure);
        }
        document.put("figures", figures);
        return Json.write(document);
    }
}
