package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.db.Database;
import eu.undersigned.seal.Recipient;
import eu.undersigned.voice.ModeratorKeyStore.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Takes a voice: sealed before it is stored, and its writer gets the only link.
final class Leaving {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Database database;
    private final ModeratorKeys keys;
    private final VoiceSeal seal;
    private final InstantSource clock;

    Leaving(Database database, ModeratorKeys keys, VoiceSeal seal, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.seal = seal;
        this.clock = clock;
    }

    /// Whether a voice can be left now.
    boolean isOpen(Campaign campaign) {
        return campaign.content().voices().filter(VoiceRules::open).isPresent()
                && database.inTransaction(transaction -> keys.current(transaction, campaign))
                        .isPresent();
    }

    /// How many came within the last hour and wait for moderators. What was taken before is answered again: for that it
    /// is 0.
    long arrived(Campaign campaign, String once) {
        Instant since = clock.instant().minus(HOUR);
        UUID id = seal.token(once).id();
        return database.inTransaction(transaction -> VoiceStore.arrived(transaction, campaign.id(), since, id));
    }

    /// @param once random words of the form: sent twice, it is one voice
    /// @return the writer's link; empty when the campaign takes no voices
    Optional<VoiceToken> leave(Campaign campaign, NewVoice voice, String once) {
        return campaign.content()
                .voices()
                .filter(VoiceRules::open)
                .flatMap(rules -> database.inTransaction(transaction -> keys.current(transaction, campaign)
                        .map(key -> add(transaction, campaign, rules, key, voice, seal.token(once)))));
    }

    private VoiceToken add(
            Handle transaction, Campaign campaign, VoiceRules rules, Key key, NewVoice voice, VoiceToken token) {
        Recipient writer = token.identity().recipient();
        Instant now = clock.instant();
        VoiceStore.add(
                transaction,
                campaign.id(),
                token.id(),
                voice,
                key.id(),
                writer,
                seal.seal(voice.wording(), key.recipient(), writer),
                seal.print(token.id(), voice.wording()),
                now,
                now.plus(rules.cooling()));
        return token;
    }
}
