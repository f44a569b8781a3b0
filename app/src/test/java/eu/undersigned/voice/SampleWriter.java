package eu.undersigned.voice;

import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.seal.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Somebody who leaves voices, and answers through their links, without any page.
public final class SampleWriter {
    private final Database database;
    private final VoiceSeal seal;
    private final OwnVoice own;
    private final InstantSource clock;

    /// @param key the instance's secret for voices
    public SampleWriter(Database database, byte[] key, InstantSource clock) {
        this.database = database;
        this.seal = new VoiceSeal(key, Optional.empty());
        this.own = new OwnVoice(database, seal, new Board(database), clock);
        this.clock = clock;
    }

    /// Sealed to the newest key of the campaign's moderators.
    ///
    /// @param cooling until it may be published
    public VoiceToken leaves(
            int campaign, Standing standing, Language language, Wording wording, Duration cooling, Set<Use> uses) {
        VoiceToken token = seal.token(UUID.randomUUID().toString());
        NewVoice voice = new NewVoice(standing, language, wording, Set.of(ContentNote.ABUSE), uses);
        Instant now = clock.instant();
        database.useTransaction(transaction -> {
            ModeratorKeyStore.Key key =
                    ModeratorKeyStore.madeHere(transaction, campaign).orElseThrow();
            VoiceStore.add(
                    transaction,
                    campaign,
                    token.id(),
                    voice,
                    key.id(),
                    token.identity().recipient(),
                    seal.seal(wording, key.recipient(), token.identity().recipient()),
                    seal.print(token.id(), wording),
                    now,
                    now.plus(cooling));
        });
        return token;
    }

    public Optional<MyVoice> sees(VoiceToken token) {
        return own.see(token);
    }

    /// Says yes to the other words as they see them.
    public ChangeResult agrees(VoiceToken token) {
        return own.agree(token, proposed(token));
    }

    public ChangeResult refuses(VoiceToken token) {
        return own.refuse(token, proposed(token));
    }

    private String proposed(VoiceToken token) {
        return own.printOf(token, own.see(token).flatMap(MyVoice::proposed).orElseThrow());
    }

    public ChangeResult takesBack(VoiceToken token) {
        return own.takeBack(token);
    }

    /// What a moderator's key opens.
    public Optional<Wording> opens(byte[] sealed, Identity moderators) {
        return seal.open(sealed, moderators);
    }
}
