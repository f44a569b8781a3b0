package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.KitException;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.seal.AgeFile;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.voice.OpenResult.Enough;
import eu.undersigned.voice.OpenResult.Gone;
import eu.undersigned.voice.OpenResult.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a voice between its writer and the pages.
class VoiceCareTest {
    private static final Path KIT = Path.of("../campaigns/every-second-counts");
    private static final Wording WORDING = new Wording("M.", Optional.of("IE"), "Nobody asked me then.\n\nAsk now.");
    private static final Wording OTHER = new Wording("M.", Optional.empty(), "Nobody asked me then.");
    private static final int NORA = 7;
    private static final int OTTO = 8;

    @TempDir
    Path data;

    private final Database database = TestPostgres.freshDatabase();
    private final Campaigns campaigns = new Campaigns(database);
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final VoiceSeal seal = new VoiceSeal(new byte[32], Optional.empty());
    private final Board board = new Board(database);
    private final Moderating moderating = new Moderating(seal, board, clock);
    private final OwnVoice own = new OwnVoice(database, seal, board, clock);

    @BeforeEach
    void begin() throws KitException {
        campaigns.importKit(KIT, (_, _, _) -> {});
        keys().makeWhereNothingIs(campaigns.all());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ModeratorKeys keys() {
        return new ModeratorKeys(database, new TrialKeys(data, database, (_, _, _) -> {}, clock), clock);
    }

    private Campaign campaign() {
        return campaigns.all().getFirst();
    }

    private VoiceToken leave(Standing standing, String once, Use... uses) {
        return new Leaving(database, keys(), seal, clock)
                .leave(
                        campaign(),
                        new NewVoice(standing, Language.EN, WORDING, Set.of(ContentNote.ABUSE), Set.of(uses)),
                        once)
                .orElseThrow();
    }

    private <T> T in(Function<Handle, T> work) {
        T result = database.inTransaction(work::apply);
        moderating.changed();
        return result;
    }

    private ReleaseResult release(int member, VoiceToken token, Wording wording) {
        return in(transaction -> moderating.release(transaction, campaign().id(), member, token.id(), wording));
    }

    private void wait(Duration time) {
        now = now.plus(time);
    }

    private Identity moderators() {
        try {
            String file = Files.readString(data.resolve("keys/voices.every-second-counts.moderators.txt"));
            return ((KeyFile.Content.Key) KeyFile.read(file)).identity();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSurvivorsWordsNeedTimeAndTwoPeople() {
        VoiceToken token = leave(Standing.SURVIVOR, "a", Use.PAGE);
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.TOO_EARLY);
        wait(Duration.ofHours(48));
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.SECOND_NEEDED);
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.ALREADY_YOURS);
        assertThat(board.of(campaign())).isEmpty();
        assertThat(release(OTTO, token, WORDING)).isEqualTo(ReleaseResult.PUBLISHED);
        assertThat(board.of(campaign())).singleElement().satisfies(voice -> {
            assertThat(voice.wording()).isEqualTo(WORDING);
            assertThat(voice.notes()).containsExactly(ContentNote.ABUSE);
        });
        assertThat(own.see(token).orElseThrow().state()).isEqualTo(VoiceState.PUBLISHED);
    }

    @Test
    void aSupportersWordsNeedOne() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.PUBLISHED);
        assertThat(release(OTTO, token, WORDING)).isEqualTo(ReleaseResult.GONE);
    }

    @Test
    void nobodyPublishesOtherWords() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        assertThat(release(NORA, token, OTHER)).isEqualTo(ReleaseResult.OTHER_WORDING);
        VoiceToken same = leave(Standing.SUPPORTER, "b", Use.PAGE);
        assertThat(same.id()).isNotEqualTo(token.id());
        assertThat(board.of(campaign())).isEmpty();
    }

    @Test
    void whatMayNotStandOnAPageNeverDoes() {
        VoiceToken token = leave(Standing.SAFEGUARDER, "a", Use.PRESS, Use.LETTER);
        wait(Duration.ofHours(48));
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.KEPT);
        assertThat(board.of(campaign())).isEmpty();
        assertThat(open(NORA, token, 5)).isInstanceOf(Opened.class);
        assertThat(own.see(token).orElseThrow().wording()).hasValue(WORDING);
    }

    @Test
    void whatIsSentTwiceIsThereOnce() {
        assertThat(leave(Standing.SURVIVOR, "a", Use.PAGE).text())
                .isEqualTo(leave(Standing.SURVIVOR, "a", Use.PAGE).text());
        Map<VoiceState, Long> counts =
                in(transaction -> moderating.counts(transaction, campaign().id()));
        assertThat(counts).isEqualTo(Map.of(VoiceState.WAITING, 1L));
    }

    @Test
    void theModeratorsKeyOpensItAndTheServersDoesNot() {
        VoiceToken token = leave(Standing.SURVIVOR, "a", Use.PAGE);
        Opened opened = (Opened) open(NORA, token, 5);
        assertThat(opened.key()).isEqualTo(moderators().recipient().text());
        assertThat(seal.open(opened.sealed(), moderators())).hasValue(WORDING);
        assertThat(AgeFile.open(
                        opened.sealed(),
                        Identity.of(new byte[] {
                            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                            64
                        }),
                        5000))
                .isEmpty();
    }

    @Test
    void theDatabaseHoldsNoWordOfWhatWaits() {
        leave(Standing.SURVIVOR, "a", Use.PAGE);
        String dump = in(transaction -> transaction
                .createQuery("SELECT v::text || encode(v.sealed, 'escape') FROM voice v")
                .mapTo(String.class)
                .one());
        assertThat(dump).doesNotContain("Nobody", "asked", "IE", "M.");
    }

    @Test
    void theWriterSeesItAndNobodyElse() {
        VoiceToken token = leave(Standing.SURVIVOR, "a", Use.PAGE);
        MyVoice mine = own.see(token).orElseThrow();
        assertThat(mine.wording()).hasValue(WORDING);
        assertThat(mine.readyAt()).isEqualTo(now.plus(Duration.ofHours(48)));
        byte[] guessed = token.secret().clone();
        guessed[5] ^= 1;
        VoiceToken forged = new VoiceToken(token.id(), guessed);
        assertThat(own.see(forged)).isEmpty();
        assertThat(own.takeBack(forged)).isEqualTo(ChangeResult.GONE);
        assertThat(own.see(token)).isPresent();
    }

    @Test
    void takingBackErasesAllOfIt() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        release(NORA, token, WORDING);
        translate(NORA, token, "Damals hat niemand gefragt.");
        assertThat(board.of(campaign()).getFirst().translations()).containsKey(Language.DE);
        Board elsewhere = new Board(database);
        elsewhere.run();
        assertThat(own.takeBack(token)).isEqualTo(ChangeResult.DONE);
        assertThat(board.of(campaign())).isEmpty();
        elsewhere.run();
        assertThat(elsewhere.of(campaign())).isEmpty();
        for (String table : List.of("voice", "voice_release", "voice_published", "voice_translation")) {
            long count = in(transaction -> transaction
                    .createQuery("SELECT count(*) FROM " + table)
                    .mapTo(Long.class)
                    .one());
            assertThat(count).as(table).isZero();
        }
        assertThat(own.takeBack(token)).isEqualTo(ChangeResult.GONE);
    }

    @Test
    void aSurvivorsTranslationNeedsASecondMemberToo() {
        VoiceToken token = leave(Standing.SURVIVOR, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        release(NORA, token, WORDING);
        release(OTTO, token, WORDING);
        translate(NORA, token, "Damals hat niemand gefragt.");
        translate(NORA, token, "Damals hat niemand gefragt.");
        assertThat(board.of(campaign()).getFirst().translations()).isEmpty();
        translate(OTTO, token, "Niemand fragte.");
        assertThat(board.of(campaign()).getFirst().translations()).isEmpty();
        translate(NORA, token, "Niemand fragte.");
        assertThat(board.of(campaign()).getFirst().translations()).containsEntry(Language.DE, "Niemand fragte.");
        translate(NORA, token, "Niemand fragte mich.");
        assertThat(board.of(campaign()).getFirst().translations())
                .as("other words, other yes")
                .isEmpty();
    }

    /// A second yes that waits for the first one's commit must see it; a yes that waits for the writer's
    /// answer must not count one from before.
    @Test
    void yesesAtTheSameMomentAreCountedOneAfterAnother() throws Exception {
        VoiceToken token = leave(Standing.SURVIVOR, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        CountDownLatch said = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ReleaseResult> first = threads.submit(() -> database.<ReleaseResult>inTransaction(transaction -> {
                ReleaseResult result =
                        moderating.release(transaction, campaign().id(), NORA, token.id(), WORDING);
                said.countDown();
                await(asked);
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                return result;
            }));
            Future<ReleaseResult> second = threads.submit(() -> {
                await(said);
                asked.countDown();
                return release(OTTO, token, WORDING);
            });
            assertThat(first.get()).isEqualTo(ReleaseResult.SECOND_NEEDED);
            assertThat(second.get()).isEqualTo(ReleaseResult.PUBLISHED);
        }
    }

    @Test
    void aYesOfBeforeDoesNotCountForOtherWords() throws Exception {
        VoiceToken token = leave(Standing.SURVIVOR, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        release(NORA, token, WORDING);
        propose(token, OTHER);
        CountDownLatch agreed = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> writer = threads.submit(() -> database.<Boolean>inTransaction(transaction -> {
                assertThat(VoiceStore.lock(transaction, token.id())).isPresent();
                VoiceStore.agree(transaction, token.id(), now);
                VoiceStore.dropReleases(transaction, token.id());
                agreed.countDown();
                await(asked);
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                return true;
            }));
            Future<ReleaseResult> moderator = threads.submit(() -> {
                await(agreed);
                asked.countDown();
                return release(OTTO, token, OTHER);
            });
            assertThat(writer.get()).isTrue();
            assertThat(moderator.get()).isEqualTo(ReleaseResult.SECOND_NEEDED);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aModeratorAddsNotesAndTakesNoneAway() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        in(transaction -> moderating.release(
                transaction, campaign().id(), NORA, token.id(), WORDING, Set.of(ContentNote.SELF_HARM)));
        assertThat(board.of(campaign()).getFirst().notes())
                .containsExactlyInAnyOrder(ContentNote.ABUSE, ContentNote.SELF_HARM);
    }

    @Test
    void aWishForOtherWordsCanBeTakenBack() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        assertThat(dropProposal(token)).isEqualTo(ChangeResult.GONE);
        propose(token, OTHER);
        assertThat(dropProposal(token)).isEqualTo(ChangeResult.DONE);
        assertThat(own.see(token).orElseThrow().proposed()).isEmpty();
        assertThat(find(token).orElseThrow().refused()).isZero();
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.PUBLISHED);
    }

    private ChangeResult dropProposal(VoiceToken token) {
        return in(transaction -> moderating.dropProposal(transaction, campaign().id(), token.id()));
    }

    private void translate(int member, VoiceToken token, String text) {
        ChangeResult result = in(transaction ->
                moderating.translate(transaction, campaign().id(), member, token.id(), Language.DE, text));
        assertThat(result).isEqualTo(ChangeResult.DONE);
    }

    @Test
    void whatWasTakenBackWhileAModeratorReadsIsNotPublished() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        assertThat(open(NORA, token, 5)).isInstanceOf(Opened.class);
        own.takeBack(token);
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.GONE);
        assertThat(open(NORA, token, 5)).isInstanceOf(Gone.class);
        assertThat(find(token)).isEmpty();
    }

    @Test
    void otherWordsNeedTheWritersYes() {
        VoiceToken token = leave(Standing.SURVIVOR, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        release(NORA, token, WORDING);
        assertThat(propose(token, OTHER)).isEqualTo(ChangeResult.DONE);
        assertThat(release(OTTO, token, OTHER)).isEqualTo(ReleaseResult.PROPOSED);
        MyVoice mine = own.see(token).orElseThrow();
        assertThat(mine.wording()).hasValue(WORDING);
        assertThat(mine.proposed()).hasValue(OTHER);
        assertThat(own.agree(token, own.printOf(token, OTHER))).isEqualTo(ChangeResult.DONE);
        assertThat(own.see(token).orElseThrow().wording()).hasValue(OTHER);
        // Who released the words of before has not released these.
        assertThat(release(OTTO, token, OTHER)).isEqualTo(ReleaseResult.SECOND_NEEDED);
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.OTHER_WORDING);
        assertThat(release(NORA, token, OTHER)).isEqualTo(ReleaseResult.PUBLISHED);
    }

    @Test
    void aNoKeepsTheWritersWords() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        propose(token, OTHER);
        assertThat(own.refuse(token, own.printOf(token, OTHER))).isEqualTo(ChangeResult.DONE);
        assertThat(own.see(token).orElseThrow().proposed()).isEmpty();
        assertThat(find(token).orElseThrow().refused()).isEqualTo(1);
        assertThat(release(NORA, token, OTHER)).isEqualTo(ReleaseResult.OTHER_WORDING);
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.PUBLISHED);
    }

    @Test
    void aYesIsToTheWordsThatTheWriterSaw() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        propose(token, OTHER);
        String seen = own.printOf(token, OTHER);
        propose(token, new Wording("", Optional.empty(), "Something else."));
        assertThat(own.agree(token, seen)).isEqualTo(ChangeResult.GONE);
        assertThat(own.see(token).orElseThrow().wording()).hasValue(WORDING);
    }

    @Test
    void decliningErasesTheTextAndTellsWhy() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        release(NORA, token, WORDING);
        in(transaction -> moderating.decline(transaction, campaign().id(), token.id(), Reason.NAMES));
        assertThat(board.of(campaign())).isEmpty();
        MyVoice mine = own.see(token).orElseThrow();
        assertThat(mine.wording()).isEmpty();
        assertThat(mine.reason()).hasValue(Reason.NAMES);
        assertThat(mine.wasPublished()).isTrue();
        wait(Duration.ofDays(91));
        int erased = in(transaction -> VoiceStore.eraseDeclined(transaction, now.minus(Duration.ofDays(90))));
        assertThat(erased).isEqualTo(1);
        assertThat(own.see(token)).isEmpty();
    }

    @Test
    void aSittingEndsAndBeginsAgain() {
        VoiceToken first = leave(Standing.SURVIVOR, "a", Use.PAGE);
        VoiceToken second = leave(Standing.SURVIVOR, "b", Use.PAGE);
        VoiceToken third = leave(Standing.SURVIVOR, "c", Use.PAGE);
        assertThat(((Opened) open(NORA, first, 2)).left()).isEqualTo(1);
        wait(Duration.ofHours(1));
        assertThat(((Opened) open(NORA, second, 2)).left()).isZero();
        assertThat(open(NORA, first, 2)).as("again").isInstanceOf(Opened.class);
        assertThat(open(NORA, third, 2)).isEqualTo(new Enough(now.plus(Duration.ofHours(3))));
        assertThat(open(OTTO, third, 2)).as("another's sitting").isInstanceOf(Opened.class);
        wait(Duration.ofHours(3).plusSeconds(1));
        assertThat(open(NORA, third, 2)).isInstanceOf(Opened.class);
    }

    @Test
    void aVoiceOfAnotherCampaignIsNotThere() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        int other = campaign().id() + 1;
        wait(Duration.ofHours(48));
        OpenResult opened = in(transaction -> moderating.open(transaction, other, NORA, token.id(), 5));
        assertThat(opened).isInstanceOf(Gone.class);
        ReleaseResult released = in(transaction -> moderating.release(transaction, other, NORA, token.id(), WORDING));
        assertThat(released).isEqualTo(ReleaseResult.GONE);
        ChangeResult declined = in(transaction -> moderating.decline(transaction, other, token.id(), Reason.OTHER));
        assertThat(declined).isEqualTo(ChangeResult.GONE);
        ChangeResult proposed = in(transaction -> moderating.propose(transaction, other, token.id(), OTHER));
        assertThat(proposed).isEqualTo(ChangeResult.GONE);
    }

    @Test
    void theTrialKeyIsMadeOnceAndWarnedOf() {
        Identity first = moderators();
        keys().makeWhereNothingIs(campaigns.all());
        assertThat(moderators().recipient()).isEqualTo(first.recipient());
        assertThat(keys().warnings(campaigns.all())).isEmpty();
        assertThat(new TrialKeys(data, database, (_, _, _) -> {}, clock).files())
                .extracting(file -> file.getFileName().toString())
                .contains("voices.every-second-counts.moderators.txt");
    }

    private Optional<Queued> find(VoiceToken token) {
        return in(transaction -> moderating.find(transaction, campaign().id(), token.id()));
    }

    @Test
    void aKeyThatTheKitNamedIsNotTheServersOwn() {
        Campaign campaign = campaign();
        Identity elsewhere = Identity.generate();
        in(transaction -> ModeratorKeyStore.known(transaction, campaign.id(), elsewhere.recipient(), false, now));
        ModeratorKeyStore.Key current =
                in(transaction -> keys().current(transaction, campaign)).orElseThrow();
        assertThat(current.recipient()).isEqualTo(moderators().recipient());
    }

    private ChangeResult propose(VoiceToken token, Wording wording) {
        return in(transaction -> moderating.propose(transaction, campaign().id(), token.id(), wording));
    }

    private OpenResult open(int member, VoiceToken token, int sitting) {
        UUID id = token.id();
        return in(transaction -> moderating.open(transaction, campaign().id(), member, id, sitting));
    }
}
