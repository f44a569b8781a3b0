package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A server says that leaves wait, at every look: its word alone is worth nothing.
@Execution(ExecutionMode.CONCURRENT)
class WaitingTest extends Stranger {
    @BeforeEach
    void petition() {
        log.signMany(400);
        log.declare("2024-01-01", 12, "Paper");
        log.publish();
    }

    private static byte[] with(byte[] content, String from, String to) {
        String text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] integrity() {
        return Objects.requireNonNull(server.files.get("integrity.json"));
    }

    /// At the first look 3 wait, and are counted as said; at all later ones they are there, and 1 waits.
    private void grows(String from, String to) {
        byte[] before = with(integrity(), "\"waiting\":0", "\"waiting\":3");
        byte[] first = with(before, from, to);
        int[] looks = {0};
        server.damages.put(LogServer.INTEGRITY, _ -> {
            if (++looks[0] <= 2) { // whoever runs verify asks for the key first
                return first;
            }
            if (looks[0] == 3) {
                log.sign("BE", "de", "", SampleLog.HOUR);
                log.withdraw(0);
                log.declare("2024-01-01", 20, "Paper");
                log.declare("2024-01-01", 5, "Paper");
                log.publish();
            }
            return with(integrity(), "\"waiting\":0", "\"waiting\":1");
        });
    }

    @Test
    void leavesThatNeverComeProveNothing() {
        server.damages.put(
                LogServer.INTEGRITY,
                content -> with(
                        with(content, "\"waiting\":0", "\"waiting\":1000000"),
                        "\"confirmed\":400",
                        "\"confirmed\":1000400"));
        VerifyRun run = verify("--wait", "2");
        assertThat(run.status()).as(run.said()).isEqualTo(2);
        assertThat(run.out())
                .contains("1,000,000 leaves were said to wait when the log had 401", "did not come within 2 seconds")
                .doesNotContain("All fits");
        assertThat(Json.MAPPER.readTree(verify("--json").out()).path("result").asString())
                .isEqualTo("failed");
    }

    @Test
    void numbersThatTheLeavesThenBearOutFit() {
        grows("\"confirmed\":400", "\"confirmed\":401");
        VerifyRun run = verify("--wait", "2");
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out())
                .contains("leaves waited at every look", "held against what was counted in 401 and in 405 leaves")
                .contains("give or take the 1 change between them", "All fits.");
    }

    @Test
    void numbersThatTheLeavesDoNotBearOutAreNamed() {
        grows("\"confirmed\":400", "\"confirmed\":402");
        VerifyRun run = verify("--wait", "2");
        assertThat(run.status()).as(run.said()).isEqualTo(1);
        assertThat(run.out())
                .contains("confirmed: published 402 while 3 leaves waited; now that the log has them, it can have been"
                        + " from 399 to 401");
    }

    @Test
    void aBatchMayHaveHadAnyCountBetween() {
        grows("\"count\":12", "\"count\":20");
        assertThat(verify("--wait", "2").out())
                .contains("declared: published 12, its batches are 20")
                .doesNotContain("declared_batches 2024-01-01 Paper: published");
    }

    @Test
    void aBatchOfAnotherCountIsNamed() {
        grows("\"count\":12", "\"count\":21");
        assertThat(verify("--wait", "2").out())
                .contains("declared_batches 2024-01-01 Paper: published 21 while 3 leaves waited", "from 5 to 20");
    }
}
