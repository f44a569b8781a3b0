package eu.undersigned.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.db.Database;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecipientStoreTest {
    private static final UUID ANN = new UUID(0, 7);
    private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final Instant SECOND = FIRST.plusSeconds(60);

    @Test
    void whatIsSaidTwiceOfTheFirstAttemptDoesNotTouchTheSecond() {
        try (Database database = SampleMailing.database()) {
            database.useTransaction(transaction -> {
                assertThat(RecipientStore.begin(transaction, 1, ANN, "EN", FIRST))
                        .isTrue();
                assertThat(RecipientStore.undo(transaction, 1, ANN, FIRST)).isTrue();
                assertThat(RecipientStore.begin(transaction, 1, ANN, "EN", SECOND))
                        .isTrue();

                assertThat(RecipientStore.undo(transaction, 1, ANN, FIRST)).isFalse();
                RecipientStore.settle(transaction, 1, ANN, FIRST, "F");
                assertThat(RecipientStore.outcome(transaction, 1)).containsOnlyKeys("T");
                RecipientStore.settle(transaction, 1, ANN, SECOND, "S");
                assertThat(RecipientStore.outcome(transaction, 1)).containsOnlyKeys("S");
            });
        }
    }
}
