package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The database server is killed while many people sign. Whoever was told "check your inbox" is in the database.
class DatabaseKilledFaultTest {
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @Test
    void whoWasAcceptedIsThereExactlyOnceAndTheRestWasToldToTryAgain() {
        EmbeddedData data = EmbeddedData.fresh("killed");
        try (TestApplication application = TestApplication.start(data.setup())) {
            CrowdOfSigners crowd = new CrowdOfSigners(application.port(), 16, "killed.example");
            try (crowd) {
                crowd.awaitAccepted(300);
                data.slowCommits();
                crowd.awaitAccepted(crowd.accepted().size() + 30);
                data.withoutPrograms(() -> {
                    ProcessHandle.of(data.serverPid()).orElseThrow().destroyForcibly();
                    Await.until("not ready", () -> application.get("/readyz").statusCode() == 503);
                    assertThat(application.get("/livez").statusCode()).isEqualTo(200);
                    assertThat(application.get(TestApplication.HOME).statusCode())
                            .as("the page needs no database")
                            .isEqualTo(200);
                });
                Await.until(
                        "ready again",
                        RECOVERY,
                        () -> application.get("/readyz").statusCode() == 200);
                data.quickCommits();
                int before = crowd.accepted().size();
                crowd.awaitAccepted(before + 300);
            }
            assertThat(crowd.unanswered).hasValue(0);
            assertThat(crowd.answers)
                    .allSatisfy(answer -> assertThat(answer.status()).isIn(303, 503));
            assertThat(crowd.answers.stream().filter(answer -> answer.status() == 503))
                    .isNotEmpty()
                    .allMatch(CrowdOfSigners.Answer::saysWhenToRetry);
            assertNothingIsLost(data, crowd);

            TestMail mail = application.signed("Afterwards", "afterwards@killed.example");
            assertThat(application.confirm(mail).statusCode()).isEqualTo(303);
        }
        TestFolders.delete(data.folder());
    }

    private static void assertNothingIsLost(EmbeddedData data, CrowdOfSigners crowd) {
        List<String> stored = data.texts("SELECT id::text FROM signature");
        assertThat(crowd.accepted()).doesNotHaveDuplicates();
        assertThat(stored).doesNotHaveDuplicates().containsAll(crowd.accepted());
        assertThat(stored.size())
                .as("beyond these, only such as were told that nobody can tell")
                .isLessThanOrEqualTo(crowd.answers.size());
        assertThat(data.texts("SELECT count::text FROM tally WHERE dimension = 'accepted'"))
                .containsExactly(Integer.toString(stored.size()));
    }
}
