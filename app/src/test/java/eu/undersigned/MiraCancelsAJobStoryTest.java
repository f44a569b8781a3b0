package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.db.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Mira has begun what she should not have begun. While somebody's own correction holds the job up, she cancels it.
class MiraCancelsAJobStoryTest extends OneApplication {
    private static final String CONSOLE = "/console/" + TestApplication.CAMPAIGN;

    @Test
    void aJobIsSeenCancelledAndLeavesEverythingAsItIs() throws SQLException {
        application.counted("Ann Example", "ann@cancel.example");
        TestMember mira = TestMember.of(application, "Mira", new Grant(Role.MODERATOR, 0, 0));
        String one = mira.post(CONSOLE + "/invalidations", Map.of("language", "EN"))
                .headers()
                .firstValue("location")
                .orElseThrow();
        Await.until("the dry run", () -> mira.get(one).body().contains("1 confirmed signature matches."));
        String job;
        try (Connection correction = TestPostgres.connect(application.address())) {
            correction.setAutoCommit(false);
            correction.createStatement().execute("SELECT * FROM signature FOR UPDATE");
            mira.post(one + "/decide", Map.of("reason", "other"));
            long number = application.number("SELECT taking_job FROM invalidation");
            job = CONSOLE + "/jobs/" + number;
            Await.until("it waits", () -> application.number("SELECT failures FROM job WHERE id = ?", number) > 0);
            assertThat(mira.get(CONSOLE + "/jobs").body())
                    .contains("Taking signatures out of the count", "Under way", "Mira");
            assertThat(mira.get(job).body()).contains("<progress", "job-", job + "/cancel", one);
            assertThat(mira.get(job + "/progress").body()).contains("\"over\":false");
            mira.post(job + "/cancel", Map.of());
            assertThat(mira.get(job).body()).contains("Being cancelled").doesNotContain(job + "/cancel");
        }
        application.clock.move(Duration.ofSeconds(11));
        Await.until("cancelled", () -> mira.get(job).body().contains("Cancelled"));
        assertThat(mira.get(job + "/progress").body()).contains("\"over\":true");
        assertThat(mira.get(one).body()).contains("Stopped half-way");
        assertThat(application.tally("invalidated")).isZero();
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'job.cancelled'"))
                .isEqualTo(1);
    }

    @Test
    void nobodySeesTheJobsOfAnotherCampaign() {
        TestMember mira = TestMember.of(application, "Mira", new Grant(Role.MODERATOR, 0, 0));
        application.execute("INSERT INTO job (kind, campaign_id, member_id, input, created_at, ended_at)"
                + " VALUES ('other', 4711, 1, '{}', now(), now())");
        long other = application.number("SELECT max(id) FROM job WHERE campaign_id = 4711");
        for (String path : new String[] {"/" + other, "/" + other + "/progress", "/0", "/x", "/99999999999999999999"}) {
            assertThat(mira.get(CONSOLE + "/jobs" + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(mira.post(CONSOLE + "/jobs/" + other + "/cancel", Map.of()).statusCode())
                .isEqualTo(404);
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
        assertThat(ana.get(CONSOLE + "/jobs").statusCode()).isEqualTo(403);
    }
}
