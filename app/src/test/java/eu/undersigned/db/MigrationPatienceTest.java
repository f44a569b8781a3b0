package eu.undersigned.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// On a large database a migration may read millions of rows: it takes as long as it takes.
class MigrationPatienceTest {
    /// In seconds: longer than anything else may wait for the database.
    private static final int LONG = 33;

    @Test
    void aMigrationMayTakeLongerThanARequest() throws InterruptedException {
        DatabaseAddress address = TestPostgres.emptyDatabase();
        Database.open(address, 4).close();
        Thread slow = Thread.ofPlatform()
                .start(() -> TestPostgres.execute(
                        address, "BEGIN; LOCK TABLE flyway_schema_history; SELECT pg_sleep(" + LONG + "); COMMIT"));
        while (!TestPostgres.query(address, """
                        SELECT count(*) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'
                        AND relation = 'flyway_schema_history'::regclass
                        """).equals("1")) {
            Thread.sleep(20);
        }
        try (Database database = Database.open(address, 4)) {
            assertThat(database.answers()).isTrue();
        }
        slow.join();
    }
}
