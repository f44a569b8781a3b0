package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.layout.Frame;
import eu.undersigned.organisation.Organisation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The form of the download. The token is never shown again.
///
/// @param organisations that have a key, of all campaigns
/// @param flawed the field to be looked at again; empty for none
public record BundleView(
        String action,
        List<Choice> campaigns,
        List<Choice> organisations,
        String organisation,
        String since,
        Optional<String> flaw,
        String flawed) {
    /// What may be chosen.
    public record Choice(String slug, String name, boolean isChosen) {}

    static BundleView of(
            List<Campaign> campaigns,
            Frame frame,
            String campaign,
            String organisation,
            String since,
            Optional<BundleFlaw> flaw) {
        TreeMap<String, Choice> organisations = new TreeMap<>();
        campaigns.stream()
                .flatMap(one -> one.organisations().stream())
                .filter(one -> one.key().isPresent())
                .forEach(one -> organisations.put(one.slug(), choice(one, organisation)));
        return new BundleView(
                frame.languagePath("organisation/bundle"),
                campaigns.stream()
                        .map(one ->
                                new Choice(one.slug(), one.name(), one.slug().equals(campaign)))
                        .toList(),
                List.copyOf(organisations.values()),
                organisation,
                since,
                flaw.map(one -> frame.t(one.message())),
                flaw.map(BundleFlaw::field).orElse(""));
    }

    private static Choice choice(Organisation organisation, String chosen) {
        return new Choice(
                organisation.slug(), organisation.name(), organisation.slug().equals(chosen));
    }

    public @Nullable String invalid(String field) {
        return field.equals(flawed) ? "true" : null;
    }

    public String describedBy(String field) {
        return field + "-hint" + (field.equals(flawed) ? " flaw" : "");
    }
}
