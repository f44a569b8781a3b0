package eu.undersigned.representative;

import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.Representatives;
import eu.undersigned.campaign.RepresentativesRegister;
import eu.undersigned.i18n.Formats.Country;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Venue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the list shows.
///
/// @param name parts of one that were asked for
/// @param countries that have members, in the language's order
/// @param sections the members that fit, by country
/// @param found how many these are, in words
public record MembersView(
        AboutView about,
        String country,
        String group,
        String name,
        List<Country> countries,
        List<Group> groups,
        List<Section> sections,
        String found) {
    /// @param id short name
    public record Group(String id, String name) {}

    /// @param count in words
    public record Section(String name, String count, List<Item> items) {}

    public record Item(String name, String path, String group) {}

    static MembersView of(Venue venue, Filter filter) {
        Representatives all = venue.campaign().content().representatives();
        RepresentativesRegister register = all.register().orElseThrow();
        Texts texts = venue.texts();
        Map<String, List<Representative>> byCountry =
                all.members().stream().filter(filter::fits).collect(Collectors.groupingBy(Representative::country));
        Map<String, Long> members =
                all.members().stream().collect(Collectors.groupingBy(Representative::country, Collectors.counting()));
        List<Country> countries = texts.formats().countries().stream()
                .filter(country -> members.containsKey(country.code()))
                .toList();
        Map<String, String> groups = new TreeMap<>();
        all.members().forEach(member -> groups.put(member.group(), register.groupName(member.group())));
        String path = venue.home() + RepresentativesHandler.PATH + "/";
        List<Section> sections = countries.stream()
                .filter(country -> byCountry.containsKey(country.code()))
                .map(country ->
                        section(country, byCountry.getOrDefault(country.code(), List.of()), register, path, texts))
                .toList();
        long found = byCountry.values().stream().mapToLong(List::size).sum();
        return new MembersView(
                AboutView.of(venue),
                filter.country(),
                filter.group(),
                filter.name(),
                countries,
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList(),
                sections,
                texts.of("representative.found", "count", found));
    }

    private static Section section(
            Country country, List<Representative> members, RepresentativesRegister register, String path, Texts texts) {
        return new Section(
                country.name(),
                texts.formats().number(members.size()),
                members.stream()
                        .map(member -> new Item(member.name(), path + member.id(), register.groupName(member.group())))
                        .toList());
    }
}
