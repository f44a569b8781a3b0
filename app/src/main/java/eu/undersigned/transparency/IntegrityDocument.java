package eu.undersigned.transparency;

import eu.undersigned.tally.Numbers;
import eu.undersigned.transparency.PublishedLog.WitnessState;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The published numbers for programs: `docs/formats/log.md`, section "Published numbers".
final class IntegrityDocument {
    private IntegrityDocument() {}

    /// @param logUrl address of the log, with a slash at its end
    /// @param isDemonstration whether the signatures are made up
    static Map<String, Object> of(Integrity integrity, String logUrl, boolean isDemonstration) {
        Numbers numbers = integrity.numbers();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("campaign", integrity.campaign().slug());
        document.put("at", integrity.at().toString());
        document.put("demonstration", isDemonstration);
        document.put("confirmed", numbers.confirmed());
        document.put("pending", numbers.pending());
        document.put("expired", numbers.expired());
        document.put("rejected", numbers.rejected());
        document.put("bounced", numbers.bounced());
        document.put("withdrawn", numbers.withdrawn());
        document.put("invalidated", numbers.invalidatedCount());
        document.put("invalidated_by_reason", numbers.invalidated());
        document.put("reinstated", numbers.reinstated());
        document.put("refused_by_reason", integrity.refused());
        document.put("declared", integrity.declaredCount());
        document.put("declared_batches", declared(integrity));
        document.put("by_country", numbers.byCountry());
        document.put("by_language", numbers.byLanguage());
        document.put("by_organisation", integrity.byOrganisation());
        document.put("by_day", numbers.byDay());
        document.put("log", log(integrity.log(), logUrl));
        return document;
    }

    private static List<Map<String, Object>> declared(Integrity integrity) {
        return integrity.declared().stream()
                .map(batch -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("date", batch.date().toString());
                    object.put("count", batch.count());
                    object.put("source", batch.source());
                    return object;
                })
                .toList();
    }

    private static Map<String, Object> log(PublishedLog log, String url) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", url);
        log.head().ifPresent(head -> {
            object.put("origin", head.origin());
            object.put("key", head.key());
        });
        object.put("size", log.size());
        log.head().ifPresent(head -> {
            object.put("root", Base64.getEncoder().encodeToString(head.root()));
            object.put("checkpoint", head.checkpoint());
            object.put("published_at", head.publishedAt().toString());
        });
        object.put("waiting", log.waiting());
        object.put("complete", log.isComplete());
        object.put("withdrawn_before", log.withdrawnBefore());
        object.put("quorum", log.quorum());
        object.put(
                "witnesses",
                log.witnesses().stream().map(IntegrityDocument::witness).toList());
        return object;
    }

    private static Map<String, Object> witness(WitnessState witness) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", witness.name());
        object.put("key", witness.key());
        witness.last().ifPresent(last -> {
            object.put("size", last.size());
            object.put("at", last.at().toString());
        });
        return object;
    }
}
