package eu.undersigned.representative;

import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.Representatives;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which representatives somebody wants to see.
///
/// @param country two letters, or empty: all
/// @param group short name, or empty: all
record Filter(String country, String group) {
    static final Filter ALL = new Filter("", "");

    /// What is asked for in an address. What no member has is not asked for: there are as many filters as there are
    /// countries and groups, whatever people make up.
    static Filter of(Map<String, String> query, Representatives representatives) {
        List<Representative> members = representatives.members();
        return new Filter(
                known(query.getOrDefault("country", ""), members.stream().map(Representative::country)),
                known(query.getOrDefault("group", ""), members.stream().map(Representative::group)));
    }

    private static String known(String wish, Stream<String> known) {
        return known.anyMatch(wish::equals) ? wish : "";
    }

    boolean fits(Representative member) {
        return (country.isEmpty() || country.equals(member.country()))
                && (group.isEmpty() || group.equals(member.group()));
    }

    /// As an address has it; empty where all are meant.
    String query() {
        String query = Stream.of(part("country", country), part("group", group))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static Optional<String> part(String name, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
