package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A moderator’s wish for other words, and its writer’s answer.
class ProposingWordsTest extends VoiceCare {
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
}
