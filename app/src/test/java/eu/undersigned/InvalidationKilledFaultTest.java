package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.tools.Tools;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed again and again while it takes thousands of signatures out of the count, and while it lets
/// them
/// come back: rows, counts and the log say the same afterwards.
class InvalidationKilledFaultTest {
    private static final int KILLS = 4;
    private static final int FOUND = 6_000;
    private static final int OTHERS = 400;
    private static final Map<String, String> QUIET = Map.of("UNDERSIGNED_LIMITS_NETWORK_BURST", "1000000");

    @TempDir
    private Path folder;

    private final EmbeddedData data = EmbeddedData.fresh("invalidation-killed");
    private Path log = Path.of("");
    private final Random random = new Random();

    @Test
    void everySignatureIsTakenOnceAndComesBackOnce() throws Exception {
        log = Files.createTempFile(folder, "application", ".log");
        try (ChildProcess empty = ChildProcess.start(data, log, QUIET)) {
            empty.port();
            fill();
        }
        long all;
        long expected;
        try (ChildProcess entering = ChildProcess.start(data, log, QUIET)) {
            entering.port();
            Await.until(
                    "all have their leaves",
                    Duration.ofSeconds(60),
                    () -> count("SELECT count(*) FROM signature WHERE ticket IS NULL") == 0);
            awaitNothingWaits();
            all = count("SELECT count(*) FROM signature");
            expected = count("SELECT count(*) FROM signature WHERE language = 'DE'");
            begin();
        }
        assertThat(expected).as("enough for many batches").isEqualTo(FOUND);
        killDuring(2);
        try (ChildProcess last = ChildProcess.start(data, log, QUIET)) {
            int port = last.port();
            awaitOver(2);
            assertThat(count("SELECT count(*) FROM signature WHERE state = 'I' AND invalidation_id = 1"))
                    .isEqualTo(expected);
            assertThat(count("SELECT done FROM job WHERE id = 2")).isEqualTo(expected);
            assertThat(tally("invalidated")).isEqualTo(expected);
            assertThat(tally("confirmed")).isEqualTo(all);
            assertThat(tally("language")).isEqualTo(all - expected);
            assertThat(count("SELECT count(DISTINCT signature_id) FROM erasure WHERE is_invalid"))
                    .isEqualTo(expected);
            awaitNothingWaits();
            assertThat(count("SELECT count(*) FROM log_change WHERE kind = 'invalidated'"))
                    .isEqualTo(expected);
            assertRecountFits(port);
            undo();
        }
        killDuring(3);
        try (ChildProcess last = ChildProcess.start(data, log, QUIET)) {
            int port = last.port();
            awaitOver(3);
            assertThat(count("SELECT count(*) FROM signature WHERE state = 'C' AND invalidation_id IS NULL"))
                    .isEqualTo(all);
            assertThat(tally("invalidated")).isZero();
            assertThat(tally("reinstated")).isEqualTo(expected);
            assertThat(tally("language")).isEqualTo(all);
            awaitNothingWaits();
            assertThat(count("SELECT count(*) FROM log_change WHERE kind = 'reinstated'"))
                    .isEqualTo(expected);
            assertRecountFits(port);
        }
        TestFolders.delete(data.folder());
    }

    /// Confirmed signatures without leaves, as a version before the log left them, and their counts.
    private void fill() {
        data.execute("""
                INSERT INTO signature (campaign_id, fingerprint, id, name_print, state, country, language, text_id,
                                       updates, lead_epoch, lead_sealed, token_hashes, confirmed_at)
                SELECT campaign.id, sha256(n::text::bytea),
                       (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint - 100000 + n), 12, '0')
                        || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
                       substr(sha256(n::text::bytea), 1, 16), 'C', 'BE', petition_text.language, petition_text.id,
                       false, 1, 'x'::bytea, sha256(n::text::bytea), date_trunc('hour', now())
                FROM generate_series(1, %d) AS n, campaign JOIN petition_text ON campaign_id = campaign.id AND is_current
                WHERE petition_text.language = CASE WHEN n <= %d THEN 'DE' ELSE 'EN' END
                """.formatted(FOUND + OTHERS, FOUND));
        data.execute("""
                INSERT INTO tally (campaign_id, dimension, key, count)
                SELECT campaign_id, dimension, key, count(*)
                FROM signature, LATERAL (VALUES
                    ('accepted', ''), ('confirmed', ''), ('country', country), ('language', lower(language)),
                    ('day', to_char(confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')),
                    ('hour', to_char(confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24"Z"'))) AS counted(dimension, key)
                GROUP BY 1, 2, 3
                """);
    }

    /// As the console begins it once somebody has given the reason.
    private void begin() {
        data.execute("""
                INSERT INTO job (kind, campaign_id, member_id, input, created_at, ended_at)
                SELECT 'invalidation.check', id, 0, '{}', now(), now() FROM campaign;
                INSERT INTO invalidation (campaign_id, conditions, reason, created_at, created_by, checking_job, checked_at)
                SELECT id, '{"language":"DE"}', 'other', now(), 0, 1, now() + interval '1 hour' FROM campaign;
                """);
        // Slow batches, so that kills meet some of them half-way.
        data.execute("""
                CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$;
                CREATE TRIGGER dawdle AFTER UPDATE ON signature FOR EACH STATEMENT EXECUTE FUNCTION dawdle();
                INSERT INTO job (kind, campaign_id, member_id, input, created_at)
                SELECT 'invalidation.take', id, 0, '{"invalidation":1}', now() FROM campaign;
                UPDATE invalidation SET taking_job = 2;
                """);
    }

    private void undo() {
        data.execute("""
                INSERT INTO job (kind, campaign_id, member_id, input, created_at)
                SELECT 'invalidation.undo', id, 0, '{"invalidation":1}', now() FROM campaign;
                UPDATE invalidation SET undoing_job = 3;
                """);
    }

    /// Kills it at any point of a job that is under way.
    private void killDuring(int job) throws Exception {
        int kills = 0;
        for (int start = 0; start < KILLS; start++) {
            try (ChildProcess child = ChildProcess.start(data, log, QUIET)) {
                child.port();
                Thread.sleep(random.nextInt(1_000));
                kills += isOver(job) ? 0 : 1;
                child.kill();
            }
        }
        assertThat(kills).as("killed half-way").isPositive();
    }

    private boolean isOver(int job) {
        return count("SELECT count(*) FROM job WHERE ended_at IS NOT NULL AND id = " + job) == 1;
    }

    private void awaitOver(int job) {
        Await.until("the job is over", Duration.ofSeconds(60), () -> isOver(job));
    }

    private void awaitNothingWaits() {
        Await.until("all is in the log", Duration.ofSeconds(60), () -> count("SELECT count(*) FROM leaf_waiting") == 0);
    }

    private long count(String sql) {
        return Long.parseLong(data.texts(sql).getFirst());
    }

    private long tally(String dimension) {
        return count("SELECT coalesce(sum(count), 0)::bigint FROM tally WHERE dimension = '" + dimension + "'");
    }

    private void assertRecountFits(int port) {
        StringWriter said = new StringWriter();
        int status = Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(List.of(
                                "verify",
                                "--state",
                                folder.resolve("state").toString(),
                                "http://127.0.0.1:" + port + "/" + TestApplication.CAMPAIGN)
                        .toArray(new String[0]));
        assertThat(status).as(said.toString()).isZero();
    }
}
