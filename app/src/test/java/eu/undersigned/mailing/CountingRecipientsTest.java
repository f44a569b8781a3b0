package eu.undersigned.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.job.Job;
import eu.undersigned.job.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CountingRecipientsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final CountingRecipients counting = new CountingRecipients(() -> NOW, 2);

    @Test
    void twoCountsAtOnceCountEverybodyOnce() {
        try (Database database = SampleMailing.database()) {
            database.useTransaction(transaction -> transaction.execute("""
                    INSERT INTO signature (campaign_id, fingerprint, id, name_print, state, country, language, text_id,
                                           updates, sealed, token_hashes)
                    SELECT 1, decode(lpad(to_hex(n), 4, '0'), 'hex'), gen_random_uuid(), '', 'C', 'BE',
                           CASE WHEN n = 5 THEN 'FR' ELSE 'EN' END, 1, true, '', ''
                    FROM generate_series(1, 5) AS n
                    """));
            String one = "";
            String other = "";
            for (int step = 0; step < 3; step++) {
                one = step(database, one);
                other = step(database, other);
            }
            assertThat(one + other).as("both are done").isEmpty();
            database.useTransaction(transaction -> {
                assertThat(MailingStore.counts(transaction, 1)).isEqualTo(Map.of(Language.EN, 4L, Language.FR, 1L));
                assertThat(MailingStore.find(transaction, 1).orElseThrow().recipients())
                        .contains(5L);
            });
        }
    }

    /// Gives the next cursor; empty when it is done.
    private String step(Database database, String cursor) {
        Optional<Instant> never = Optional.empty();
        String input = CountingRecipients.input(1);
        OptionalLong total = OptionalLong.empty();
        Job job = new Job(1, counting.name(), 1, 0, input, cursor, 0, total, "{}", Optional.empty(), NOW, never, never);
        Step step = database.inTransaction(transaction -> counting.step(transaction, job));
        return step instanceof Step.More more ? more.cursor() : "";
    }
}
