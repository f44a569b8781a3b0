package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.tally.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All organisations behind a campaign, by country.
public record OrganisationsView(List<CountryView> countries) {
    private static final String NOWHERE = "";

    /// @param name empty for those that named no country
    public record CountryView(Optional<String> name, List<OrganisationView> organisations) {}

    /// @param page path of its own campaign page
    /// @param count how many signed through it, in words
    public record OrganisationView(
            String name, Optional<String> website, Optional<String> logo, String role, String page, String count) {}

    static OrganisationsView of(Campaign campaign, Snapshot snapshot, Texts texts) {
        Map<String, List<OrganisationView>> byCountry = campaign.organisations().stream()
                .collect(Collectors.groupingBy(
                        organisation -> organisation.country().orElse(NOWHERE),
                        Collectors.mapping(
                                organisation -> view(campaign, organisation, snapshot, texts), Collectors.toList())));
        List<CountryView> countries = new ArrayList<>();
        texts.formats()
                .countries()
                .forEach(country -> Optional.ofNullable(byCountry.get(country.code()))
                        .ifPresent(all -> countries.add(new CountryView(Optional.of(country.name()), all))));
        Optional.ofNullable(byCountry.get(NOWHERE))
                .ifPresent(all -> countries.add(new CountryView(Optional.empty(), all)));
        return new OrganisationsView(countries);
    }

    private static OrganisationView view(Campaign campaign, Organisation organisation, Snapshot snapshot, Texts texts) {
        long count = snapshot.byOrganisation().getOrDefault(organisation.id(), 0L);
        return new OrganisationView(
                organisation.name(),
                organisation.website(),
                organisation.profile().logo().map(hash -> "/logos/" + hash),
                texts.of(
                        switch (organisation.role()) {
                            case LEAD -> "campaign.organisations.lead";
                            case PARTNER, SUPPORTER -> "campaign.organisations.supporters";
                        }),
                Frames.home(campaign, texts.language()) + "/with/" + organisation.slug(),
                texts.of("organisations.count", "count", count));
    }
}
