package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The application itself is killed, and later stopped in order, while many people sign.
class ProcessKilledFaultTest {
    @Test
    void whoWasAcceptedIsThereExactlyOnceAfterAKillAndAfterAStop() throws IOException {
        EmbeddedData data = EmbeddedData.fresh("process");
        Path log = Files.createTempFile("undersigned-child", ".log");
        List<String> accepted = new ArrayList<>();
        try (ChildProcess first = ChildProcess.start(data, log, Map.of(), "--load-test")) {
            CrowdOfSigners crowd = new CrowdOfSigners(first.port(), 16, "first.example");
            try (crowd) {
                crowd.awaitAccepted(300);
                data.slowCommits();
                crowd.awaitAccepted(crowd.accepted().size() + 30);
                first.kill();
            }
            accepted.addAll(crowd.accepted());
        }
        try (ChildProcess second = ChildProcess.start(data, log, Map.of(), "--load-test")) {
            int port = second.port();
            data.quickCommits();
            assertThat(data.texts("SELECT id::text FROM signature"))
                    .doesNotHaveDuplicates()
                    .containsAll(accepted);
            assertTallyFits(data);
            try (ChildProcess third = ChildProcess.start(data, log, Map.of())) {
                assertThat(third.exitStatus())
                        .as("one data directory, one process")
                        .isEqualTo(2);
            }
            accepted.addAll(stoppedUnderLoad(second, port));
        }
        assertThat(Files.exists(data.folder().resolve("postgresql/postmaster.pid")))
                .as("the database was stopped in order")
                .isFalse();
        try (ChildProcess fourth = ChildProcess.start(data, log, Map.of(), "--load-test")) {
            fourth.port();
            assertThat(data.texts("SELECT id::text FROM signature"))
                    .doesNotHaveDuplicates()
                    .containsAll(accepted);
            assertTallyFits(data);
        }
        Files.delete(log);
        TestFolders.delete(data.folder());
    }

    private static List<String> stoppedUnderLoad(ChildProcess process, int port) {
        CrowdOfSigners crowd = new CrowdOfSigners(port, 16, "second.example");
        long before;
        try (crowd) {
            crowd.awaitAccepted(300);
            before = System.nanoTime();
            process.terminate();
            assertThat(process.exitStatus()).as("SIGTERM").isEqualTo(143);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
        assertThat(crowd.answers)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(303, 503));
        return crowd.accepted();
    }

    private static void assertTallyFits(EmbeddedData data) {
        assertThat(data.texts("SELECT count::text FROM tally WHERE dimension = 'accepted'"))
                .isEqualTo(data.texts("SELECT count(*)::text FROM signature"));
    }
}
