package eu.undersigned.editing;

import eu.undersigned.campaign.Representative;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a newer list of representatives would change.
///
/// @param members in the newer list
/// @param csv the newer list
/// @param base hash of the list before
public record RepresentativesChange(
        long members, List<String> come, List<String> gone, List<String> changed, String csv, String base) {
    static RepresentativesChange of(List<Representative> before, List<Representative> after, String csv, String base) {
        Map<String, Representative> old = members(before);
        Map<String, Representative> now = members(after);
        return new RepresentativesChange(
                now.size(),
                words(now.values().stream()
                        .filter(one -> !old.containsKey(one.id()))
                        .toList()),
                words(old.values().stream()
                        .filter(one -> !now.containsKey(one.id()))
                        .toList()),
                words(now.values().stream()
                        .filter(one -> Optional.ofNullable(old.get(one.id()))
                                .filter(other -> !other.equals(one))
                                .isPresent())
                        .toList()),
                csv,
                base);
    }

    private static Map<String, Representative> members(List<Representative> rows) {
        Map<String, Representative> members = new LinkedHashMap<>();
        rows.stream().filter(Representative::isMember).forEach(row -> members.put(row.id(), row));
        return members;
    }

    private static List<String> words(List<Representative> some) {
        return some.stream()
                .map(one -> one.name() + " (" + one.country() + ", " + one.group() + ")")
                .toList();
    }
}
