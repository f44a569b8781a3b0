package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.seal.Identity;
import eu.undersigned.voice.ModeratorKeyStore.Key;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// To whom a campaign's voices are sealed: the key of its kit, else the one that this server made for a trial.
final class ModeratorKeys {
    private final Database database;
    private final TrialKeys files;
    private final InstantSource clock;

    ModeratorKeys(Database database, TrialKeys files, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.clock = clock;
    }

    /// The first key of campaigns that take voices and never had one.
    void makeWhereNothingIs(List<Campaign> campaigns) {
        for (Campaign campaign : campaigns) {
            boolean isWanted = campaign.content()
                    .voices()
                    .filter(rules -> rules.moderators().isEmpty())
                    .isPresent();
            if (isWanted
                    && database.inTransaction(transaction -> current(transaction, campaign))
                            .isEmpty()) {
                make(campaign);
            }
        }
    }

    private void make(Campaign campaign) {
        Identity identity = Identity.generate();
        Path file = files.write(
                "voices." + campaign.slug() + ".moderators",
                identity,
                List.of(
                        "Secret key of the moderators of the campaign " + campaign.slug() + ".",
                        "Whoever has this file can read voices that are not published. Without it nobody can.",
                        "Take it off this machine, give it to the moderators, and keep a copy in a safe place."));
        boolean isFirst = database.inTransaction(transaction -> {
            ModeratorKeyStore.lock(transaction, campaign.id());
            if (ModeratorKeyStore.madeHere(transaction, campaign.id()).isPresent()) {
                return false;
            }
            ModeratorKeyStore.known(transaction, campaign.id(), identity.recipient(), true, now());
            return true;
        });
        if (!isFirst) {
            TrialKeys.delete(file); // another node was faster
        }
    }

    /// Empty: the campaign can't take voices.
    Optional<Key> current(Handle transaction, Campaign campaign) {
        return campaign.content()
                .voices()
                .flatMap(rules -> rules.moderators()
                        .map(key -> ModeratorKeyStore.known(transaction, campaign.id(), key, false, now()))
                        .or(() -> ModeratorKeyStore.madeHere(transaction, campaign.id())));
    }

    /// What somebody should see to.
    List<String> warnings(List<Campaign> campaigns) {
        return campaigns.stream()
                .filter(campaign -> campaign.content().voices().isPresent())
                .filter(campaign -> database.inTransaction(transaction -> current(transaction, campaign))
                        .isEmpty())
                .map(campaign -> "the campaign " + campaign.slug() + " takes no voices: its moderators have no key"
                        + " (/en/organisation/key or bin/keygen makes one; put the public half into voices.yaml)")
                .toList();
    }

    private Instant now() {
        return clock.instant();
    }
}
