package eu.undersigned.campaign;

import eu.undersigned.campaign.Redirect.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A campaign's old slugs against the other campaigns of the instance. A slug that a campaign has is its own, whatever
/// a kit says; of two that claim an old one, the campaign that was there first gets the visitors.
final class OldSlugs {
    private OldSlugs() {}

    /// What is wrong with those that belong to others.
    ///
    /// @param slug of the campaign whose kit has these redirects
    static List<KitError> taken(String slug, Collection<Redirect> redirects, List<Campaign> all) {
        List<KitError> errors = new ArrayList<>();
        for (Redirect redirect : redirects) {
            for (Campaign other : all) {
                if (redirect.kind() != Kind.OLD_SLUG || other.slug().equals(slug)) {
                    continue;
                }
                if (other.slug().equals(redirect.from())) {
                    errors.add(wrong("'" + redirect.from() + "' is the slug of another campaign of this instance,"
                            + " which keeps its address"));
                } else if (other.content().redirects().contains(redirect)) {
                    errors.add(wrong(
                            "'" + redirect.from() + "' is an old slug of the campaign '" + other.slug() + "' too"));
                }
            }
        }
        return errors;
    }

    private static KitError wrong(String reason) {
        return new KitError(RedirectsFile.FILE, 0, "from: " + reason);
    }
}
