package eu.undersigned.protection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DomainNamesTest {
    private static final int CAMPAIGN = 1;
    private static final byte[] NETWORK = new byte[8];
    private static final byte[] DOMAIN = {1, 2, 3, 4, 5, 6, 7, 8};

    private final Database database = TestPostgres.freshDatabase();
    private final Counts counts = new Counts(database, InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z")));
    private final DomainNames names = new DomainNames(database, counts);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void noSignatureIsReadForWhatWasTurnedAway() {
        seen(1_000);
        assertThat(counts.candidates()).isEmpty();
        passed(9);
        assertThat(counts.candidates()).isEmpty();
        passed(1);
        assertThat(counts.candidates()).hasSize(1);
    }

    @Test
    void aDomainIsLookedForTwiceAndOnlyAgainWhenMorePasses() {
        seen(20);
        passed(10);
        counts.write();
        lookAndRest();
        assertThat(counts.candidates())
                .as("what passed may have been on its way")
                .hasSize(1);
        lookAndRest();
        assertThat(counts.candidates()).isEmpty();
        passed(1);
        assertThat(counts.candidates()).hasSize(1);
    }

    @Test
    void itRestsAMinuteBetweenTwoLooks() {
        seen(20);
        passed(10);
        counts.write();
        lookAndRest();
        assertThat(counts.candidates()).as("one look, of two").hasSize(1);
        names.look();
        assertThat(counts.candidates()).isEmpty();
    }

    private void lookAndRest() {
        for (int fiveSeconds = 0; fiveSeconds < 12; fiveSeconds++) {
            names.look();
        }
    }

    private void seen(int times) {
        for (int i = 0; i < times; i++) {
            counts.seen(CAMPAIGN, NETWORK, DOMAIN, "invented.example");
        }
    }

    private void passed(int times) {
        for (int i = 0; i < times; i++) {
            counts.passed(CAMPAIGN, DOMAIN);
        }
    }
}
