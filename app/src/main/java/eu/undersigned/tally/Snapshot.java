package eu.undersigned.tally;

import java.util.Map;
import java.util.SortedMap;

/// The published counts of one campaign at one moment.
///
/// @param revision rises with every change that this node has seen
/// @param byCountry ISO 3166-1 code to confirmed signatures; keys in order, only those above 0, like the other maps
/// @param byOrganisation the organisation's number to confirmed signatures
/// @param byHour of the last 48 hours, such as `2026-11-21T17Z`
public record Snapshot(
        long revision,
        long confirmed,
        long pending,
        long withdrawn,
        SortedMap<String, Long> byCountry,
        SortedMap<String, Long> byLanguage,
        Map<Integer, Long> byOrganisation,
        SortedMap<String, Long> byDay,
        SortedMap<String, Long> byHour) {}
