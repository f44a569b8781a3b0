package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.seal.AgeFile;
import eu.undersigned.seal.Identity;
import eu.undersigned.voice.OpenResult.Enough;
import eu.undersigned.voice.OpenResult.Opened;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who can read a voice that waits, and how many in a sitting.
class OpeningVoicesTest extends VoiceCare {
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
    void theTrialKeyIsMadeOnceAndWarnedOf() {
        Identity first = moderators();
        keys().makeWhereNothingIs(campaigns.all());
        assertThat(moderators().recipient()).isEqualTo(first.recipient());
        assertThat(keys().warnings(campaigns.all())).isEmpty();
        assertThat(new TrialKeys(data, database, (_, _, _) -> {}, clock).files())
                .extracting(file -> file.getFileName().toString())
                .contains("voices.every-second-counts.moderators.txt");
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
}
