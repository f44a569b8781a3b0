package eu.undersigned.tools.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The published numbers of one moment, and what they say of the log.
///
/// @param at as written
/// @param numbers comparable with a recount: those withdrawn before the log began are left out
/// @param key of the log
/// @param checkpoint a note
/// @param waiting leaves of events that are in the numbers, and not in the tree
/// @param complete whether every signature has its leaf
/// @param withdrawnBefore the log began
/// @param witnesses verifier keys
/// @see "docs/formats/log.md, Published numbers"
record Published(
        byte[] json,
        String campaign,
        String at,
        boolean demonstration,
        Numbers numbers,
        String origin,
        String key,
        long size,
        String root,
        byte[] checkpoint,
        long waiting,
        boolean complete,
        long withdrawnBefore,
        List<String> witnesses) {
    private static final String WHAT = "the published numbers (integrity)";

    static Published parse(byte[] json) throws IOException {
        JsonNode document = Json.parse(json, WHAT);
        try {
            JsonNode log = Json.object(document, "log");
            long before = Json.number(log, "withdrawn_before");
            return new Published(
                    json,
                    Json.text(document, "campaign"),
                    Json.text(document, "at"),
                    Json.truth(document, "demonstration"),
                    numbers(document, before),
                    Json.text(log, "origin"),
                    Json.text(log, "key"),
                    Json.number(log, "size"),
                    Json.text(log, "root"),
                    Json.text(log, "checkpoint").getBytes(StandardCharsets.UTF_8),
                    Json.number(log, "waiting"),
                    Json.truth(log, "complete"),
                    before,
                    witnesses(log));
        } catch (DiffersException e) {
            throw new DiffersException(WHAT + ": " + e.getMessage());
        }
    }

    /// Whether every signature that was confirmed before [#at()] has its leaf in this tree.
    boolean isAllThere() {
        return complete && waiting == 0 && !demonstration;
    }

    Instant time() throws DiffersException {
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            throw new DiffersException(WHAT + ": 'at' is no time");
        }
    }

    private static List<String> witnesses(JsonNode log) throws IOException {
        List<String> keys = new ArrayList<>();
        for (JsonNode witness : Json.list(log, "witnesses")) {
            keys.add(Json.text(witness, "key"));
        }
        return keys;
    }

    private static Numbers numbers(JsonNode document, long before) throws IOException {
        Numbers numbers = shared(document, before);
        numbers.single().put(Numbers.INVALIDATED, Json.number(document, Numbers.INVALIDATED));
        numbers.single().put(Numbers.REINSTATED, Json.number(document, Numbers.REINSTATED));
        numbers.maps().put(Numbers.BY_REASON, Json.counts(document, Numbers.BY_REASON));
        return numbers;
    }

    /// Those of the campaign's document, made comparable in the same way.
    Numbers campaignNumbers(byte[] campaignJson) throws IOException {
        String what = "the campaign's document";
        try {
            return shared(Json.parse(campaignJson, what), withdrawnBefore);
        } catch (DiffersException e) {
            throw new DiffersException(what + ": " + e.getMessage());
        }
    }

    private static Numbers shared(JsonNode document, long before) throws IOException {
        SortedMap<String, Long> single = new TreeMap<>();
        single.put(Numbers.CONFIRMED, Json.number(document, Numbers.CONFIRMED));
        single.put(Numbers.DECLARED, Json.number(document, Numbers.DECLARED));
        long withdrawn = Json.number(document, Numbers.WITHDRAWN) - before;
        if (withdrawn < 0) {
            throw new DiffersException("fewer were withdrawn in all than before the log began");
        }
        single.put(Numbers.WITHDRAWN, withdrawn);
        SortedMap<String, SortedMap<String, Long>> maps = new TreeMap<>();
        for (String map : List.of(Numbers.BY_COUNTRY, Numbers.BY_LANGUAGE, Numbers.BY_ORGANISATION, Numbers.BY_DAY)) {
            maps.put(map, Json.counts(document, map));
        }
        maps.put(Numbers.BATCHES, Counts.named(Counts.batches(document, Numbers.BATCHES)));
        return new Numbers(single, maps);
    }
}
