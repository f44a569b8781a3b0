package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.voice.OpenResult.Gone;
import eu.undersigned.voice.OpenResult.Opened;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is taken back or declined is gone, wherever it was.
class ErasingVoicesTest extends VoiceCare {
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
    void whatWasTakenBackWhileAModeratorReadsIsNotPublished() {
        VoiceToken token = leave(Standing.SUPPORTER, "a", Use.PAGE);
        wait(Duration.ofHours(48));
        assertThat(open(NORA, token, 5)).isInstanceOf(Opened.class);
        own.takeBack(token);
        assertThat(release(NORA, token, WORDING)).isEqualTo(ReleaseResult.GONE);
        assertThat(open(NORA, token, 5)).isInstanceOf(Gone.class);
        assertThat(find(token)).isEmpty();
    }
}
