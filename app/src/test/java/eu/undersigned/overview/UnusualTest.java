package eu.undersigned.overview;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.tally.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnusualTest {
    private static final int CAMPAIGN = 1;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Database database = TestPostgres.freshDatabase();

    /// A hundred requests in each hour of eight days, and then a surge from 12 to 13.
    @BeforeEach
    void count() {
        database.useTransaction(transaction -> transaction.execute("""
                INSERT INTO tally (campaign_id, dimension, key, count)
                SELECT ?, 'accepted_hour', to_char(hour, 'YYYY-MM-DD"T"HH24"Z"'),
                       CASE WHEN hour = timestamp '2026-11-20 12:00' THEN 9000 ELSE 100 END
                FROM generate_series(timestamp '2026-11-12 00:00', timestamp '2026-11-20 12:00', '1 hour') AS hour
                """, CAMPAIGN));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSurgeDoesNotEndBecauseAnHourDoes() {
        Map<String, Object> surge = Map.of("count", 9_000L, "usual", 100L);
        assertThat(find(NOON)).containsEntry(AlertKind.SURGE, surge);
        assertThat(find(NOON.plus(Duration.ofMinutes(61)))).containsEntry(AlertKind.SURGE, surge);
    }

    @Test
    void aSurgeEndsAfterAnHourWithoutOne() {
        assertThat(find(NOON.plus(Duration.ofMinutes(121)))).doesNotContainKey(AlertKind.SURGE);
    }

    @Test
    void whatIsUsualAtOneHourHidesNoSurgeInTheNext() {
        database.useTransaction(transaction -> transaction.execute(
                "UPDATE tally SET count = 20000 WHERE dimension = 'accepted_hour' AND key LIKE '%T11Z'"));
        assertThat(find(NOON)).containsKey(AlertKind.SURGE);
    }

    private Map<AlertKind, Map<String, Object>> find(Instant now) {
        return new Figures(database).read(reader -> Unusual.find(reader, CAMPAIGN, now));
    }
}
