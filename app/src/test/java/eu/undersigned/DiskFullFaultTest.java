package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The disk of the database fills up while many people sign. Whoever was told "check your inbox" is in the database
/// once
/// there is room again; whoever came meanwhile was told to try again.
class DiskFullFaultTest {
    private final Path disk = TestFolders.make("disk");

    @BeforeEach
    void mountASmallDisk() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=160m,mode=0755", "tmpfs", disk.toString()) == 0,
                "this test needs the right to mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", disk.toString());
        Files.deleteIfExists(disk);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void whoWasAcceptedIsThereAndSigningGoesOnOnceThereIsRoom() throws IOException {
        EmbeddedData data = EmbeddedData.in(disk.resolve("data"));
        try (TestApplication application = TestApplication.start(data.setup())) {
            try (CrowdOfSigners crowd = new CrowdOfSigners(application.port(), 8, "diskfull.example")) {
                crowd.awaitAccepted(100);
                Path ballast = fill();
                Await.until(
                        "turned away",
                        Duration.ofSeconds(60),
                        () -> crowd.answers.stream().anyMatch(answer -> answer.status() == 503));
                assertThat(application.get("/livez").statusCode()).isEqualTo(200);
                assertThat(application.get(TestApplication.HOME).statusCode()).isEqualTo(200);
                Files.delete(ballast);
                int before = crowd.accepted().size();
                Await.until(
                        "signing goes on",
                        Duration.ofSeconds(60),
                        () -> crowd.accepted().size() > before + 50);
                crowd.close();
                assertThat(crowd.unanswered).hasValue(0);
                assertThat(crowd.answers)
                        .allSatisfy(answer -> assertThat(answer.status()).isIn(303, 503));
                assertThat(crowd.answers.stream().filter(answer -> answer.status() == 503))
                        .allMatch(CrowdOfSigners.Answer::saysWhenToRetry);
                assertThat(data.texts("SELECT id::text FROM signature"))
                        .doesNotHaveDuplicates()
                        .containsAll(crowd.accepted());
            }
        }
    }

    @Test
    void aLogThatCannotBeWrittenStaysAsItWasAndGrowsOnceThereIsRoom() throws IOException {
        EmbeddedData data = EmbeddedData.in(disk.resolve("data"));
        try (TestApplication application = TestApplication.start(data.setup()
                .with("UNDERSIGNED_LOG_PUBLISH_INTERVAL", "PT1H")
                .with("UNDERSIGNED_LOG_PUBLISH_LEAVES", "65536"))) {
            application.counted("Ivo Example", "ivo@example.org");
            PublicLog.of(application.visitor(), 1);
            data.execute("""
                    INSERT INTO leaf_waiting (campaign_id, batch, count, by_ticket, leaves, at)
                    SELECT campaign_id, nextval('leaf_batch'), count, false, leaves, at
                    FROM leaf_waiting, generate_series(1, 40000)
                    """);
            Path ballast = fill();
            application.clock.move(Duration.ofHours(2)); // now all of them are due
            Await.pause(Duration.ofSeconds(3));
            assertThat(PublicLog.read(application.visitor()).leaves()).hasSize(1);
            Files.delete(ballast);
            Await.until(
                    "the log grows",
                    Duration.ofSeconds(60),
                    () -> PublicLog.head(application.visitor()).size() == 40_002);
            assertThat(PublicLog.read(application.visitor()).leaves()).hasSize(40_002);
        }
    }

    /// Leaves no room on the disk.
    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return ballast;
        }
    }
}
