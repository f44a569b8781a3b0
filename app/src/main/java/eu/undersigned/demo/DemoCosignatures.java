package eu.undersigned.demo;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Letter;
import eu.undersigned.cosigning.CosigningModule;
import eu.undersigned.cosigning.CosigningModule.Invented;
import eu.undersigned.organisation.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Invented organisations that have signed the open letters: most of them, and a few that wait for a coordinator.
final class DemoCosignatures {
    private static final int WAITING = 6;
    /// Every so many have not signed.
    private static final int SILENT = 4;

    private static final Duration BETWEEN = Duration.ofHours(5);

    private final CosigningModule cosigning;
    private final InstantSource clock;

    DemoCosignatures(CosigningModule cosigning, InstantSource clock) {
        this.cosigning = cosigning;
        this.clock = clock;
    }

    void fill(Campaign campaign) {
        List<Organisation> invented = campaign.organisations().stream()
                .filter(one -> one.slug().startsWith("demo-"))
                .toList();
        for (Letter letter : Letter.published(campaign.content().letters())) {
            if (letter.stage() == Letter.Stage.OPEN) {
                fill(campaign, letter, invented);
            }
        }
    }

    private void fill(Campaign campaign, Letter letter, List<Organisation> invented) {
        Instant now = clock.instant();
        for (int number = 0; number < invented.size(); number++) {
            boolean isWaiting = number >= invented.size() - WAITING;
            if (isWaiting || number % SILENT != 0) {
                Organisation one = invented.get(number);
                Instant at = now.minus(BETWEEN.multipliedBy(invented.size() - number));
                cosigning.invent(campaign, letter, invented(one, number), at, !isWaiting);
            }
        }
    }

    private static Invented invented(Organisation organisation, int number) {
        return new Invented(
                organisation.slug(),
                organisation.name(),
                organisation.country().orElse("AT"),
                "Demo Director " + (number + 1),
                "Director",
                "director@" + organisation.slug() + ".demo.example.org");
    }
}
