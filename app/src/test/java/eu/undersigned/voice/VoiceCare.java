package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.KitException;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A campaign with the key of its moderators, voices that are left to it, and all that may become of them.
abstract class VoiceCare {
    static final Path KIT = Path.of("../campaigns/every-second-counts");
    static final Wording WORDING = new Wording("M.", Optional.of("IE"), "Nobody asked me then.\n\nAsk now.");
    static final Wording OTHER = new Wording("M.", Optional.empty(), "Nobody asked me then.");
    static final int NORA = 7;
    static final int OTTO = 8;

    @TempDir
    Path data;

    final Database database = TestPostgres.freshDatabase();
    final Campaigns campaigns = new Campaigns(database);
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    final InstantSource clock = () -> now;
    final VoiceSeal seal = new VoiceSeal(new byte[32], Optional.empty());
    final Board board = new Board(database);
    final Moderating moderating = new Moderating(seal, board, clock);
    final OwnVoice own = new OwnVoice(database, seal, board, clock);

    @BeforeEach
    void begin() throws KitException {
        campaigns.importKit(KIT, (_, _, _) -> {});
        keys().makeWhereNothingIs(campaigns.all());
    }

    @AfterEach
    void close() {
        database.close();
    }

    ModeratorKeys keys() {
        return new ModeratorKeys(database, new TrialKeys(data, database, (_, _, _) -> {}, clock), clock);
    }

    Campaign campaign() {
        return campaigns.all().getFirst();
    }

    VoiceToken leave(Standing standing, String once, Use... uses) {
        return new Leaving(database, keys(), seal, clock)
                .leave(
                        campaign(),
                        new NewVoice(standing, Language.EN, WORDING, Set.of(ContentNote.ABUSE), Set.of(uses)),
                        once)
                .orElseThrow();
    }

    <T> T in(Function<Handle, T> work) {
        T result = database.inTransaction(work::apply);
        moderating.changed();
        return result;
    }

    OpenResult open(int member, VoiceToken token, int sitting) {
        UUID id = token.id();
        return in(transaction -> moderating.open(transaction, campaign().id(), member, id, sitting));
    }

    ReleaseResult release(int member, VoiceToken token, Wording wording) {
        return in(transaction -> moderating.release(transaction, campaign().id(), member, token.id(), wording));
    }

    ChangeResult propose(VoiceToken token, Wording wording) {
        return in(transaction -> moderating.propose(transaction, campaign().id(), token.id(), wording));
    }

    void translate(int member, VoiceToken token, String text) {
        ChangeResult result = in(transaction ->
                moderating.translate(transaction, campaign().id(), member, token.id(), Language.DE, text));
        assertThat(result).isEqualTo(ChangeResult.DONE);
    }

    Optional<Queued> find(VoiceToken token) {
        return in(transaction -> moderating.find(transaction, campaign().id(), token.id()));
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    Identity moderators() {
        try {
            String file = Files.readString(data.resolve("keys/voices.every-second-counts.moderators.txt"));
            return ((KeyFile.Content.Key) KeyFile.read(file)).identity();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
