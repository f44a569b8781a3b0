package eu.undersigned.invalidation;

import eu.undersigned.http.Json;
import eu.undersigned.signature.SignatureIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What a dry run has found so far: counts, and a few of them drawn by lot.
///
/// @param after the last id that was looked at
/// @param upTo the last id to look at
/// @param looked rows
/// @param byHour of the request to sign, in UTC, such as `2026-11-21T17`
/// @param byOrganisation by number; 0: none
record DryRun(
        UUID after,
        UUID upTo,
        long looked,
        long confirmed,
        long pending,
        Map<String, Long> byHour,
        Map<String, Long> byCountry,
        Map<String, Long> byOrganisation,
        List<Sample> sample) {
    /// Enough to see what kind of signatures these are.
    static final int MOST_SAMPLES = 20;

    /// @param lot the smallest ones are kept
    /// @param id the end of the signature's id
    /// @param at of the request, to the minute
    record Sample(String lot, String id, String at, String country, int signals, boolean isPending) {}

    static DryRun begin(UUID after, UUID upTo) {
        return new DryRun(after, upTo, 0, 0, 0, Map.of(), Map.of(), Map.of(), List.of());
    }

    long count() {
        return confirmed + pending;
    }

    /// After one more window.
    DryRun with(UUID last, long rows, List<MatchStore.Group> groups, List<MatchStore.Sampled> drawn) {
        Map<String, Long> hours = new TreeMap<>(byHour);
        Map<String, Long> countries = new TreeMap<>(byCountry);
        Map<String, Long> organisations = new TreeMap<>(byOrganisation);
        long newConfirmed = confirmed;
        long newPending = pending;
        for (MatchStore.Group group : groups) {
            hours.merge(group.hour(), group.count(), Long::sum);
            countries.merge(group.country(), group.count(), Long::sum);
            organisations.merge(Integer.toString(group.organisation()), group.count(), Long::sum);
            newConfirmed += group.isPending() ? 0 : group.count();
            newPending += group.isPending() ? group.count() : 0;
        }
        List<Sample> all = new ArrayList<>(sample);
        drawn.forEach(one -> all.add(sampled(one)));
        return new DryRun(
                last,
                upTo,
                looked + rows,
                newConfirmed,
                newPending,
                hours,
                countries,
                organisations,
                all.stream()
                        .sorted(Comparator.comparing(Sample::lot))
                        .limit(MOST_SAMPLES)
                        .toList());
    }

    private static Sample sampled(MatchStore.Sampled one) {
        String id = one.id().toString();
        return new Sample(
                one.lot(),
                id.substring(id.length() - 8),
                SignatureIds.time(one.id()).toString().substring(0, 16),
                one.country(),
                one.signals(),
                one.isPending());
    }

    String encode() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("after", after.toString());
        json.put("up_to", upTo.toString());
        json.put("looked", looked);
        json.put("confirmed", confirmed);
        json.put("pending", pending);
        json.put("by_hour", byHour);
        json.put("by_country", byCountry);
        json.put("by_organisation", byOrganisation);
        json.put("sample", sample.stream().map(DryRun::fields).toList());
        return Json.text(json);
    }

    private static Map<String, Object> fields(Sample one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lot", one.lot());
        fields.put("id", one.id());
        fields.put("at", one.at());
        fields.put("country", one.country());
        fields.put("signals", one.signals());
        fields.put("pending", one.isPending());
        return fields;
    }

    static DryRun decode(String text) {
        JsonFields json = JsonFields.of(text);
        return new DryRun(
                UUID.fromString(json.text("after").orElseThrow()),
                UUID.fromString(json.text("up_to").orElseThrow()),
                json.number("looked").orElseThrow(),
                json.number("confirmed").orElseThrow(),
                json.number("pending").orElseThrow(),
                json.counts("by_hour"),
                json.counts("by_country"),
                json.counts("by_organisation"),
                json.list("sample").stream().map(DryRun::sample).toList());
    }

    private static Sample sample(JsonFields fields) {
        return new Sample(
                fields.text("lot").orElseThrow(),
                fields.text("id").orElseThrow(),
                fields.text("at").orElseThrow(),
                fields.text("country").orElseThrow(),
                Math.toIntExact(fields.number("signals").orElse(0L)),
                fields.truth("pending"));
    }
}
