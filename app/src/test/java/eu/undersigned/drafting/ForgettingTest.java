package eu.undersigned.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    private static final Set<String> THERE = Set.of("lost", "other");
    private static final Set<String> GONE = Set.of("other");

    private final Database database = TestPostgres.freshDatabase();

    @BeforeEach
    void said() {
        database.useTransaction(transaction -> {
            transaction.execute("""
                    INSERT INTO campaign (slug, name, hashtag, minimum_age, goal, goal_first, goal_raise_at_percent,
                                          goal_steps)
                    VALUES ('here', 'Here', 'here', 16, 100, 100, 90, '{}')
                    """);
            for (String letter : THERE) {
                RemarkStore.add(
                        transaction,
                        1,
                        letter,
                        new Remark(
                                0,
                                Remark.Kind.COMMENT,
                                "o1",
                                "",
                                "",
                                0,
                                1,
                                "Said long ago.",
                                NOW.minus(Duration.ofDays(300)),
                                Remark.State.OPEN,
                                ""));
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> forget(Set<String> there, long days) {
        Instant now = NOW.plus(Duration.ofDays(days));
        return database.inTransaction(
                transaction -> Forgetting.forget(transaction, new Audit(InstantSource.fixed(now)), 1, there, now));
    }

    private int remarks(String letter) {
        return database.inTransaction(transaction -> RemarkStore.count(transaction, 1, letter));
    }

    @Test
    void aLetterIsForgottenThirtyDaysAfterItWasFoundMissingHoweverOldItsLastWordIs() {
        assertThat(forget(THERE, 0)).isEmpty();
        assertThat(forget(GONE, 1)).as("removed by mistake").isEmpty();
        assertThat(forget(GONE, 30)).isEmpty();
        assertThat(remarks("lost")).isEqualTo(1);
        assertThat(forget(GONE, 31)).containsExactly("lost");
        assertThat(remarks("lost")).isZero();
        assertThat(remarks("other")).isEqualTo(1);
        assertThat(forget(GONE, 99)).isEmpty();
        List<String> audited = database.inTransaction(transaction -> transaction
                .createQuery("SELECT action || ' ' || subject FROM audit")
                .mapTo(String.class)
                .list());
        assertThat(audited).containsExactly("letter.forgotten letter/lost");
    }

    @Test
    void aLetterThatCameBackBeginsAnew() {
        forget(GONE, 1);
        forget(THERE, 29);
        assertThat(forget(GONE, 40)).isEmpty();
        assertThat(forget(GONE, 69)).isEmpty();
        assertThat(forget(GONE, 70)).containsExactly("lost");
    }
}
