package eu.undersigned.share;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PicturesTest {
    private static final Typeface TYPEFACE = Typeface.load();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private Pictures pictures = new Pictures(() -> TYPEFACE, now::get);

    @AfterEach
    void close() {
        pictures.close();
    }

    private static PictureContent with(long confirmed) {
        return SampleContent.of(Language.EN, "A title", confirmed, Optional.empty(), Optional.empty());
    }

    private byte[] drawn(String name, long confirmed) {
        assertThat(pictures.of(name, with(confirmed))).isInstanceOf(PictureResult.Drawn.class);
        return ((PictureResult.Drawn) pictures.of(name, with(confirmed))).png();
    }

    @Test
    void aNewNumberIsDrawnWhenTheLastPictureIsAMinuteOld() {
        byte[] first = drawn("/en/a", 1);
        assertThat(drawn("/en/a", 2)).isSameAs(first);
        now.updateAndGet(instant -> instant.plus(Pictures.PATIENCE));
        byte[] second = drawn("/en/a", 2);
        assertThat(second).isNotEqualTo(first);
        now.updateAndGet(instant -> instant.plus(Duration.ofDays(1)));
        assertThat(drawn("/en/a", 2)).isSameAs(second);
    }

    @Test
    void eachPageHasItsOwn() {
        byte[] one = drawn("/en/a", 1);
        assertThat(drawn("/en/a/with/b", 2)).isNotEqualTo(one);
    }

    @Test
    void whatIsAskedForOrganisationsDrivesOutNoneOfTheCampaigns() {
        pictures.close();
        pictures = new Pictures(() -> TYPEFACE, now::get, 1);
        byte[] own = drawn("/en/a", 1);
        PictureContent organisation =
                SampleContent.of(Language.EN, "A title", 1, Optional.of("One of many"), Optional.empty());
        PictureResult first = pictures.of("/en/a/with/b", organisation);
        while (pictures.of("/en/a/with/b", organisation).equals(first)) {
            Thread.onSpinWait(); // until it is driven out, for which the test's time is the limit
        }
        assertThat(drawn("/en/a", 1)).isSameAs(own);
    }

    @Test
    void aMachineThatCantDrawSaysSoEachTimeAndTriesOnce() {
        AtomicInteger tries = new AtomicInteger();
        pictures.close();
        pictures = new Pictures(
                () -> {
                    tries.incrementAndGet();
                    throw new UnsatisfiedLinkError("libfontmanager.so");
                },
                now::get);
        for (int i = 0; i < 3; i++) {
            assertThat(pictures.of("/en/" + i, with(i))).isInstanceOf(PictureResult.Unable.class);
        }
        assertThat(tries).hasValue(1);
    }

    @Test
    void whoComesWhenTooManyWaitIsAskedToComeAgain() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        pictures.close();
        pictures = new Pictures(
                () -> {
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return TYPEFACE;
                },
                now::get);
        List<Future<PictureResult>> waiting = new ArrayList<>();
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String name = "/en/" + i;
                waiting.add(visitors.submit(() -> pictures.of(name, with(1))));
            }
            int busy = 0;
            for (Future<PictureResult> one : waiting) {
                busy += one.get() instanceof PictureResult.Busy ? 1 : 0;
            }
            assertThat(busy).isEqualTo(40); // 14 at once, the others when they had waited for five seconds
            released.countDown();
        }
        // What was begun is finished meanwhile.
        assertThat(pictures.of("/en/0", with(1))).isInstanceOf(PictureResult.Drawn.class);
    }

    @Test
    void manyWhoWantTheSamePictureGetTheSame() throws Exception {
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PictureResult>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(visitors.submit(() -> pictures.of("/en/same", with(7))));
            }
            byte[] one = drawn("/en/same", 7);
            for (Future<PictureResult> each : all) {
                assertThat(((PictureResult.Drawn) each.get()).png()).isSameAs(one);
            }
        }
    }
}
