package eu.undersigned.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What children were asked stays: from the first answer on, or the first pass for sheets on paper, a consultation asks
/// the same for ever (docs/adr/0023).
public final class Wordings {
    private Wordings() {}

    /// Fixes what is asked, unless it is fixed already. Part of the transaction that stores what depends on it.
    ///
    /// @return false when it is not what counts: something else was fixed, or is published by now
    public static boolean fix(Handle transaction, Campaign campaign, String slug) {
        // As the kit has it: whoever answers may see less of it, such as no question for own words.
        return campaign.content()
                .consultation(slug)
                .filter(one -> fix(transaction, campaign, one))
                .isPresent();
    }

    private static boolean fix(Handle transaction, Campaign campaign, Consultation consultation) {
        Wording now = Wording.of(consultation);
        Optional<String> version = WordingStore.version(transaction, campaign.id(), consultation.slug());
        if (version.filter(now.version()::equals).isPresent()) {
            return true;
        }
        if (version.isEmpty()) {
            // Nobody publishes meanwhile: what is fixed is what is published.
            KitVersionStore.hold(transaction, campaign.slug());
            Instant published = KitVersionStore.latest(transaction, campaign.id())
                    .map(KitVersion::at)
                    .orElse(Instant.EPOCH);
            if (!published.equals(campaign.since())) {
                return false;
            }
            WordingStore.add(transaction, campaign.id(), consultation.slug(), now);
        }
        return find(transaction, campaign.id(), consultation.slug())
                .filter(fixed -> Wording.of(consultation, fixed.language())
                        .filter(fixed::equals)
                        .isPresent())
                .isPresent();
    }

    /// What is fixed; empty: nothing yet.
    public static Optional<Wording> find(Handle transaction, int campaign, String slug) {
        return WordingStore.find(transaction, campaign, slug);
    }

    /// Why a kit can't take the place of the one before: it asks other things under the short name of a consultation
    /// whose wording is fixed.
    ///
    /// @param files from which the consultations were read
    public static List<KitError> flaws(
            Handle transaction, int campaign, List<Consultation> consultations, KitFiles files) {
        List<KitError> flaws = new ArrayList<>();
        for (Consultation consultation : consultations) {
            find(transaction, campaign, consultation.slug())
                    .ifPresent(fixed -> flaws.addAll(new WordingChange(fixed, consultation, files).flaws()));
        }
        return flaws;
    }
}
