package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.seal.Recipient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Wires voices.
public final class VoiceModule {
    /// How long a writer can read why a voice was declined.
    private static final Duration DECLINED_KEPT = Duration.ofDays(90);

    private final Campaigns campaigns;
    private final Database database;
    private final Layout layout;
    private final InstantSource clock;
    private final VoiceSeal seal;
    private final ModeratorKeys keys;
    private final Board board;
    private final Leaving leaving;
    private final OwnVoice own;
    private final Moderating moderating;
    private final VoiceLimits limits;

    /// @param key a secret that is not in the database
    /// @param recovery can open everything too, where one is set
    public VoiceModule(
            Campaigns campaigns,
            Database database,
            TrialKeys trialKeys,
            byte[] key,
            Optional<Recipient> recovery,
            boolean isLoadTest,
            Layout layout,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.layout = layout;
        this.clock = clock;
        this.seal = new VoiceSeal(key, recovery);
        this.keys = new ModeratorKeys(database, trialKeys, clock);
        this.board = new Board(database);
        this.leaving = new Leaving(database, keys, seal, clock);
        this.own = new OwnVoice(database, seal, board, clock);
        this.moderating = new Moderating(seal, board, clock);
        this.limits = new VoiceLimits(isLoadTest);
        keys.makeWhereNothingIs(campaigns.all());
        board.run();
    }

    /// @param random for what a form is known by
    public void route(Routes routes, ErrorPages errors, SecureRandom random) {
        new VoiceHandler(campaigns, board, leaving, layout, errors).route(routes);
        new WriteHandler(campaigns, leaving, limits, layout, errors, random, clock).route(routes);
        new MyVoiceHandler(campaigns, own, board, layout, errors).route(routes);
    }

    /// What everybody may read.
    public Board board() {
        return board;
    }

    /// To whom what a campaign's moderators alone may read is sealed; empty: to nobody.
    public Optional<Recipient> moderators(Handle transaction, Campaign campaign) {
        return keys.current(transaction, campaign).map(ModeratorKeyStore.Key::recipient);
    }

    /// For moderators.
    public Moderating moderating() {
        return moderating;
    }

    /// Leaves a voice as if at another time, for a demonstration.
    ///
    /// @return its writer's link; empty when the campaign takes no voices
    public Optional<VoiceToken> leaveAt(Campaign campaign, NewVoice voice, String once, Instant time) {
        return new Leaving(database, keys, seal, () -> time).leave(campaign, voice, once);
    }

    /// What somebody should see to.
    public List<String> warnings() {
        Stream<String> full = campaigns.all().stream()
                .filter(campaign -> campaign.content().voices().isPresent())
                .filter(campaign -> !limits.allows(leaving.arrived(campaign, "")))
                .map(VoiceModule::full);
        return Stream.concat(keys.warnings(campaigns.all()).stream(), full).toList();
    }

    private static String full(Campaign campaign) {
        return VoiceLimits.ALL_PER_HOUR + " voices came to the campaign " + campaign.slug()
                + " within an hour, so no more are taken until later: moderators can look at them at /console/"
                + campaign.slug() + "/voices";
    }

    /// Erases what has had its time: why something was declined, and who opened what.
    public Runnable expiry() {
        return () -> database.useTransaction(transaction -> {
            VoiceStore.eraseDeclined(transaction, clock.instant().minus(DECLINED_KEPT));
            VoiceStore.forgetOpenings(transaction, clock.instant().minus(Duration.ofDays(1)));
        });
    }
}
