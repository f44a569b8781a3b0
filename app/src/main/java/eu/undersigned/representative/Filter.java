package eu.undersigned.representative;

import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.Representatives;
import eu.undersigned.i18n.Folded;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which representatives somebody wants to see.
///
/// @param country two letters, or empty: all
/// @param group short name, or empty: all
/// @param name parts of one, as typed; empty: all
record Filter(String country, String group, String name) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static final Filter ALL = new Filter("", "", "");

    /// In characters, of what is typed as a name.
    static final int LONGEST_NAME = 60;

    /// The members of a country.
    static Filter of(String country) {
        return new Filter(country, "", "");
    }

    /// What is asked for in an address. What no member has is not asked for: there are as many filters as there are
    /// countries and groups, whatever people make up. Only names are theirs to make up.
    static Filter of(Map<String, String> query, Representatives representatives) {
        List<Representative> members = representatives.members();
        return new Filter(
                known(query.getOrDefault("country", ""), members.stream().map(Representative::country)),
                known(query.getOrDefault("group", ""), members.stream().map(Representative::group)),
                cut(query.getOrDefault("name", "").strip()));
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static String known(String wish, Stream<String> known) {
        return known.anyMatch(wish::equals) ? wish : "";
    }

    boolean fits(Representative member) {
        return (country.isEmpty() || country.equals(member.country()))
                && (group.isEmpty() || group.equals(member.group()))
                && isNamed(Folded.of(member.name()));
    }

    /// Each word that was typed is somewhere in the name, in whichever order, case and accents.
    private boolean isNamed(String folded) {
        return Arrays.stream(SPACES.split(Folded.of(name))).allMatch(folded::contains);
    }

    /// Whether it is one of few, so that its page can be kept.
    boolean isOneOfFew() {
        return name.isEmpty();
    }

    /// As an address has it; empty where all are meant.
    String query() {
        String query = Stream.of(part("country", country), part("group", group), part("name", name))
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
