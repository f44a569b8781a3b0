package eu.undersigned.campaign;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What is said of a list of representatives: `representatives.yaml`.
///
/// @param source who keeps the list, in words
/// @param url where it can be looked up
/// @param asOf the day on which it was taken from there
/// @param term of the parliament, in words
/// @param isSample whether these people are invented; every page then says so
/// @param isAfterClosing whether people are asked to write when the petition has closed, too
/// @param groups names of political groups by their short names; not all need have one
public record RepresentativesRegister(
        String source,
        Optional<String> url,
        LocalDate asOf,
        String term,
        boolean isSample,
        boolean isAfterClosing,
        Map<String, String> groups) {
    public RepresentativesRegister {
        groups = Map.copyOf(groups);
    }

    /// A group's name, or its short name where no other is known.
    public String groupName(String group) {
        return groups.getOrDefault(group, group);
    }
}
