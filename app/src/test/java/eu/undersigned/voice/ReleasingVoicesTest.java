package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.voice.OpenResult.Gone;
import eu.undersigned.voice.OpenResult.Opened;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// How many it takes until a voice stands on the pages, and in which words.
class ReleasingVoicesTest extends VoiceCare {
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
}
