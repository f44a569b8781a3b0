package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.leaf.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A stranger recounts a petition.
@Execution(ExecutionMode.CONCURRENT)
class VerifyTest extends Stranger {
    @BeforeEach
    void petition() {
        log.signMany(700);
        log.withdraw(3);
        log.invalidate(4, "disposable-mailbox");
        log.invalidate(5, "disposable-mailbox");
        log.reinstate(5);
        log.correct(6, "IE");
        log.correct(4, "IT");
        log.invalidate(8, "duplicate");
        log.withdraw(8);
        log.declare("2023-12-06", 541_401, "European Parliament");
        log.declare("2024-01-01", 12, "Paper");
        log.declare("2024-01-01", 0, "Paper");
        log.publish();
    }

    @Test
    void allFits() {
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out())
                .contains("711 leaves", "confirmed", "697", "541,401", "eurochild", "  IE", "disposable-mailbox")
                .contains("as the instance itself publishes it", "can't show that the signers are real people")
                .contains("All fits.");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSameForPrograms() {
        VerifyRun run = verify("--json");
        assertThat(run.status()).as(run.said()).isZero();
        JsonNode json = Json.MAPPER.readTree(run.out());
        assertThat(json.path("result").asString()).isEqualTo("fits");
        assertThat(json.path("log").path("size").asLong()).isEqualTo(711);
        assertThat(json.path("counted").path("withdrawn").asLong()).isEqualTo(2);
        assertThat(json.path("counted").path("by_country").path("IE").asLong()).isEqualTo(1);
        assertThat(json.path("counted").path("invalidated_by_reason").toString())
                .isEqualTo("{\"disposable-mailbox\":1}");
    }

    @Test
    void everyAddressOfTheCampaignLeadsThere() {
        for (String address : new String[] {
            server.host(),
            server.host() + "/",
            server.address() + "/",
            server.address() + "/log/",
            server.address() + "/log/checkpoint",
            server.host() + "/de/" + SampleLog.CAMPAIGN,
            server.host() + "/de/" + SampleLog.CAMPAIGN + "?a=b#c"
        }) {
            VerifyRun run = VerifyRun.of(address, folder.resolve("state"));
            assertThat(run.status()).as(address + run.said()).isZero();
        }
    }

    @Test
    void theNextRunReadsOnlyWhatIsNew() {
        verify();
        log.signMany(600);
        log.withdraw(0);
        log.publish();
        server.asked.clear();
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("1,312 leaves", "earlier runs had checked and counted 711", "earlier runs\n");
        assertThat(server.asked).noneMatch(path -> path.matches(".*/tile/(0|entries)/00[01]"));
        VerifyRun third = verify("--key", log.signer.key().text());
        assertThat(third.out()).contains("given by --key", "counted 1,312");
    }

    @Test
    void theLogMayGrowWhileItIsRead() {
        server.damages.put(LogServer.LOG + "tile/entries/001", content -> {
            server.damages.clear();
            log.signMany(300);
            log.publish();
            server.files.remove("tile/entries/002.p/199"); // partial ones go when the full one is there
            server.files.remove("tile/0/002.p/199");
            return content;
        });
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("1,011 leaves");
    }

    @Test
    void whatWaitsIsWaitedFor() {
        server.damages.put(LogServer.INTEGRITY, content -> {
            server.damages.remove(LogServer.INTEGRITY);
            return content;
        });
        byte[] old = server.files.get("integrity.json");
        server.files.put(
                "integrity.json",
                new String(old)
                        .replace("\"confirmed\":697", "\"confirmed\":700")
                        .replace("\"waiting\":0", "\"waiting\":3")
                        .getBytes());
        VerifyRun never = VerifyRun.of(server.address(), folder.resolve("state"), "--wait", "2");
        assertThat(never.status()).isEqualTo(2);
        assertThat(never.out()).contains("3 leaves were said to wait", "did not come within 2 seconds");
        int[] looks = {0};
        server.damages.put(LogServer.INTEGRITY, content -> {
            if (++looks[0] == 3) {
                log.signMany(3);
                log.publish();
            }
            return server.files.get("integrity.json");
        });
        VerifyRun run = VerifyRun.of(server.address(), folder.resolve("state"), "--wait", "20");
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("714 leaves", "700");
    }

    @Test
    void aRunThatBreaksOffLeavesNothingCountedTwice() {
        verify();
        log.withdraw(20);
        log.correct(21, "PL");
        log.invalidate(22, "duplicate");
        log.reinstate(22);
        log.signMany(600);
        log.publish();
        server.damages.put(LogServer.LOG + "tile/entries/004", _ -> new byte[0]);
        assertThat(verify().status()).isEqualTo(1);
        server.damages.clear();
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("counted 711", "  PL");
    }

    @Test
    void aSignatureThatComesLaterUnderAnOldDateIsNamed() {
        Instant now = Instant.now();
        log.at = now.toString();
        log.publish();
        verify();
        log.sign("BE", "de", "", Leaf.hour(now) - 1); // confirmed in the last moment of that hour
        log.publish();
        assertThat(verify().status()).isZero();
        log.sign("BE", "de", "", Leaf.hour(now) - 5);
        log.publish();
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isEqualTo(1);
        assertThat(run.out())
                .contains("leaf 712 was added under an old date", "5 hours before the log was seen with 711");
        assertThat(verify("--fresh").out()).contains("leaf 712 was added under an old date");
    }

    @Test
    void thoseWithdrawnBeforeTheLogBeganStayAsMany() {
        log.counts.withdrawnBefore = 4;
        log.publish();
        assertThat(verify().status()).isZero();
        log.counts.withdrawnBefore = 5;
        log.publish();
        for (String[] options : new String[][] {{}, {"--fresh"}}) {
            VerifyRun run = verify(options);
            assertThat(run.status()).as(run.said()).isEqualTo(1);
            assertThat(run.err()).contains("withdrawn_before was 4 when it was first seen, and is 5 now");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void aLookAtATimeThatIsNotNowProvesNothing(long hours) {
        Instant said = Instant.now().plus(Duration.ofHours(hours));
        log.at = said.toString();
        log.publish();
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("more than an hour from the clock here: so this look is not kept");
        log.sign("BE", "de", "", Leaf.hour(said) - 5);
        log.publish();
        assertThat(verify().status()).isZero();
        assertThat(folder.resolve("state/looks")).doesNotExist();
    }

    @Test
    void aStateThatIsDamagedSaysSo() throws IOException {
        verify();
        Path facts = folder.resolve("state/facts");
        byte[] bytes = Files.readAllBytes(facts);
        bytes[100] ^= 1;
        Files.write(facts, bytes);
        VerifyRun run = verify();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("damaged", "start with --fresh");
        Files.writeString(folder.resolve("state/counts.json"), "{");
        assertThat(verify().err()).contains("start with --fresh");
        assertThat(verify("--fresh").status()).isZero();
    }

    @Test
    void twoRunsDoNotShareAState() throws IOException {
        try (StateFolder _ = StateFolder.open(folder.resolve("state"))) {
            VerifyRun run = verify();
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("another run uses the state");
        }
    }

    @Test
    void badArgumentsAreNoFinding() {
        assertThat(VerifyRun.of("--key").status()).isEqualTo(2);
        assertThat(VerifyRun.of().status()).isEqualTo(2);
        assertThat(VerifyRun.of("nowhere").err()).contains("no folder, and no address");
        assertThat(VerifyRun.of(folder.toString()).err()).contains("no file 'checkpoint'");
        assertThat(VerifyRun.of("http://").err()).contains("no address of a server");
        assertThat(VerifyRun.of(server.host() + "/elsewhere").err()).contains("no log at");
        assertThat(verify("--key", "a+b+c").err()).contains("key can't be read");
        assertThat(VerifyRun.of(server.address(), folder.resolve("state"), "--wait", "-1")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void aServerThatIsNotThereIsNoFinding() {
        server.close();
        VerifyRun run = verify("--json");
        assertThat(run.status()).isEqualTo(2);
        assertThat(Json.MAPPER.readTree(run.out()).path("result").asString()).isEqualTo("failed");
    }
}
