package eu.undersigned.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.undersigned.db.Database;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LetterStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void whoTidiesWhileAMailingEndsWaitsForIt() {
        try (Database database = SampleMailing.database()) {
            database.useTransaction(transaction -> transaction.execute("""
                    INSERT INTO mailing_letter (mailing_id, signature_id, sealed, domain, fed_at)
                    VALUES (1, gen_random_uuid(), '', 1, '-infinity')
                    """));
            CompletableFuture<Void> tidying = database.inTransaction(ending -> {
                assertThat(MailingStore.lock(ending, 1)).isPresent();
                CompletableFuture<Void> begun = CompletableFuture.runAsync(() ->
                        database.useTransaction(transaction -> LetterStore.eraseOld(transaction, NOW.minusSeconds(1))));
                untilItWaits(database);
                MailingStore.end(ending, 1, MailingState.ENDED, NOW);
                return begun;
            });
            assertThatCode(() -> tidying.get(20, TimeUnit.SECONDS)).doesNotThrowAnyException();
            assertThat(database.<Long>inTransaction(transaction -> LetterStore.waiting(transaction, 1)))
                    .isZero();
        }
    }

    private static void untilItWaits(Database database) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        long waiting = 0;
        while (waiting == 0 && System.nanoTime() < end) {
            waiting = database.inTransaction(transaction -> transaction
                    .createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .mapTo(Long.class)
                    .one());
        }
        assertThat(waiting).as("it waits for the mailing").isPositive();
    }
}
