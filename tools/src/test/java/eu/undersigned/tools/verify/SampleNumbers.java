package eu.undersigned.tools.verify;

import eu.undersigned.tlog.Checkpoint;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The documents that a server publishes.
final class SampleNumbers {
    private SampleNumbers() {}

    static byte[] integrity(SampleLog log, SampleCounts counts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("campaign", SampleLog.CAMPAIGN).put("at", log.at).put("demonstration", false);
        shared(json, counts);
        TreeMap<String, Long> reasons = counts.maps.getOrDefault("invalidated_by_reason", new TreeMap<>());
        json.put(
                "invalidated",
                reasons.values().stream().mapToLong(Long::longValue).sum());
        json.put("reinstated", counts.reinstated);
        reasons.forEach(json.putObject("invalidated_by_reason")::put);
        Checkpoint head = log.checkpoint().checkpoint();
        ObjectNode described = json.putObject("log");
        described
                .put("origin", head.origin())
                .put("key", log.signer.key().text())
                .put("size", head.size())
                .put("root", Base64.getEncoder().encodeToString(head.root()))
                .put("checkpoint", log.checkpoint().note().encode())
                .put("waiting", 0)
                .put("complete", true)
                .put("withdrawn_before", counts.withdrawnBefore)
                .put("quorum", 0)
                .putArray("witnesses");
        return Json.MAPPER.writeValueAsBytes(json);
    }

    static byte[] campaign(SampleCounts counts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("slug", SampleLog.CAMPAIGN).put("pending", 3);
        shared(json, counts);
        return Json.MAPPER.writeValueAsBytes(json);
    }

    private static void shared(ObjectNode json, SampleCounts counts) {
        json.put("confirmed", counts.confirmed).put("withdrawn", counts.withdrawn + counts.withdrawnBefore);
        json.put(
                "declared",
                counts.batches.values().stream().mapToLong(Long::longValue).sum());
        ArrayNode batches = json.putArray("declared_batches");
        counts.batches.forEach((key, count) -> batches.addObject()
                .put("date", key.substring(0, 10))
                .put("source", key.substring(11))
                .put("count", count));
        for (String map : List.of("by_country", "by_language", "by_organisation", "by_day")) {
            counts.maps.getOrDefault(map, new TreeMap<>()).forEach(json.putObject(map)::put);
        }
    }
}
