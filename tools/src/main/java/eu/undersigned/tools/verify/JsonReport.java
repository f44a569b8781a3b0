package eu.undersigned.tools.verify;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/// The same for programs: one document.
final class JsonReport {
    private JsonReport() {}

    static ObjectNode of(Report report) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("result", report.result().name().toLowerCase(Locale.ROOT));
        json.put("source", report.source());
        ObjectNode log = json.putObject("log");
        log.put("origin", report.head().origin())
                .put("key", report.trust().key().text())
                .put("key_is", report.trust().why().name().toLowerCase(Locale.ROOT))
                .put("size", report.head().size())
                .put("root", Base64.getEncoder().encodeToString(report.head().root()));
        report.cosigners().forEach(log.putArray("cosigned_by")::add);
        json.put("counted_before", report.begun());
        json.put("faults", report.faults());
        report.findings().forEach(json.putArray("findings")::add);
        report.unknown().forEach(json.putArray("unknown")::add);
        report.notes().forEach(json.putArray("notes")::add);
        numbers(json.putObject("counted"), report.counted());
        report.published().ifPresent(published -> {
            ObjectNode target = json.putObject("published");
            target.put("at", published.at());
            target.put("demonstration", published.demonstration());
            target.put("waiting", published.waiting());
            target.put("complete", published.complete());
            target.put("withdrawn_before", published.withdrawnBefore());
            numbers(target, published.numbers());
        });
        return json;
    }

    static String text(ObjectNode json) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static void numbers(ObjectNode target, Numbers numbers) {
        numbers.single().forEach(target::put);
        for (Map.Entry<String, SortedMap<String, Long>> map : numbers.maps().entrySet()) {
            map.getValue().forEach(target.putObject(map.getKey())::put);
        }
    }

    /// @param result `differs`, `failed`
    static String of(String result, String reason) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("result", result).putArray("findings").add(reason);
        return text(json);
    }
}
