package eu.undersigned.tools.verify;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How far a recount is, and what is not among the facts of single leaves. Grows with each leaf.
final class Counts {
    /// Faults that are kept in words.
    static final int MOST_FAULTS = 20;

    private static final int MOST_ORGANISATIONS = 1 << 16;
    private static final int MOST_REASONS = 1 << 8;
    private static final long VERSION = 1;

    final Dictionary organisations;
    final Dictionary reasons;
    final SortedMap<Batch, Long> declared = new TreeMap<>();
    final List<String> firstFaults = new ArrayList<>();
    long leaves;
    long reinstated;
    long faults;

    private Counts(List<String> organisations, List<String> reasons) throws IOException {
        this.organisations = new Dictionary("organisations", MOST_ORGANISATIONS, organisations);
        this.reasons = new Dictionary("reasons", MOST_REASONS, reasons);
    }

    /// Before the first leaf.
    static Counts none() throws IOException {
        return new Counts(List.of(""), List.of());
    }

    /// @param what is wrong with it, to stand behind its index
    void fault(long index, String what) {
        if (faults++ < MOST_FAULTS) {
            firstFaults.add("leaf " + index + " " + what);
        }
    }

    Numbers numbers(Facts facts) throws IOException {
        Tally tally = new Tally();
        for (long index = 0; index < leaves; index++) {
            tally.add(facts.get(index));
        }
        return tally.numbers(organisations, reasons, declared, reinstated);
    }

    /// @param checksum of the facts of these leaves
    byte[] json(long checksum) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("version", VERSION)
                .put("leaves", leaves)
                .put("facts", checksum)
                .put("reinstated", reinstated)
                .put("faults", faults);
        firstFaults.forEach(json.putArray("first_faults")::add);
        organisations.words().forEach(json.putArray("organisations")::add);
        reasons.words().forEach(json.putArray("reasons")::add);
        ArrayNode batches = json.putArray("declared");
        declared.forEach((batch, count) -> batches.addObject()
                .put("date", batch.date().toString())
                .put("source", batch.source())
                .put("count", count));
        return Json.MAPPER.writeValueAsBytes(json);
    }

    /// @throws IOException when they were not written by this version
    static Counts parse(JsonNode json) throws IOException {
        if (Json.number(json, "version") != VERSION) {
            throw new IOException("written by another version");
        }
        Counts counts = new Counts(texts(json, "organisations"), texts(json, "reasons"));
        counts.leaves = Json.number(json, "leaves");
        counts.reinstated = Json.number(json, "reinstated");
        counts.faults = Json.number(json, "faults");
        counts.firstFaults.addAll(texts(json, "first_faults"));
        counts.declared.putAll(batches(json, "declared"));
        return counts;
    }

    private static List<String> texts(JsonNode json, String key) throws IOException {
        return Json.list(json, key).valueStream().map(JsonNode::asString).toList();
    }

    /// @throws DiffersException when one is none, or two are of the same day and source
    static SortedMap<Batch, Long> batches(JsonNode json, String key) throws IOException {
        SortedMap<Batch, Long> batches = new TreeMap<>();
        for (JsonNode batch : Json.list(json, key)) {
            LocalDate date;
            try {
                date = LocalDate.parse(Json.text(batch, "date"));
            } catch (DateTimeException e) {
                throw new DiffersException("'" + key + "' has a date that is none");
            }
            if (batches.put(new Batch(date, Json.text(batch, "source")), Json.number(batch, "count")) != null) {
                throw new DiffersException("'" + key + "' has two batches of the same date and source");
            }
        }
        return batches;
    }

    /// As [Numbers] has them.
    static SortedMap<String, Long> named(Map<Batch, Long> batches) {
        SortedMap<String, Long> named = new TreeMap<>();
        batches.forEach((batch, count) -> {
            if (count > 0) {
                named.put(batch.toString(), count);
            }
        });
        return named;
    }
}
