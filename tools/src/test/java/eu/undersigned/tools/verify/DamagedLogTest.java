package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.leaf.Leaf;
import eu.undersigned.tlog.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A log, a server or a way there that is broken, or lies: each is named as what it is.
@Execution(ExecutionMode.CONCURRENT)
class DamagedLogTest extends Stranger {
    /// Of three levels; tests that let it grow make one of their own.
    private static final Map<String, byte[]> FILES = new HashMap<>();

    private static SampleLog shared = new SampleLog((_, _) -> {}, 1);

    @BeforeAll
    static void fill() {
        shared = fill(new SampleLog(FILES::put, 1));
    }

    private static SampleLog fill(SampleLog empty) {
        empty.signMany(70_000);
        empty.withdraw(3);
        empty.publish();
        return empty;
    }

    @BeforeEach
    void petition() {
        server.files.putAll(FILES);
        server.log = shared;
        log = shared;
    }

    private static byte[] flipped(byte[] content, int at) {
        byte[] copy = content.clone();
        copy[at] ^= 1;
        return copy;
    }

    @ParameterizedTest
    @CsvSource({
        "tile/0/000, tile/0/000 does not belong",
        "tile/0/273.p/113, do not give the root",
        "tile/1/000, do not give the root",
        "tile/1/001.p/17, do not give the root",
        "tile/2/000.p/1, do not give the root",
        "tile/entries/000, leaf 1 was altered",
        "tile/entries/273.p/113, leaf 69889 was altered"
    })
    void aFileWithOneOtherBitIsNamed(String path, String words) {
        server.damages.put(LogServer.LOG + path, content -> flipped(content, 120));
        if (!path.startsWith("tile/2") && !path.equals("tile/1/000")) {
            requireDiffers(words);
        } else {
            server.damages.put(LogServer.LOG + path, content -> flipped(content, 12));
            VerifyRun run = verify();
            assertThat(run.status()).as(run.said()).isEqualTo(DIFFERS);
            assertThat(run.said()).contains("tile");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/001", "tile/1/000", "tile/2/000.p/1", "tile/entries/002", "tile/entries/273.p/113"})
    void aFileThatIsCutTooLongOrMissingIsNamed(String path) {
        server.damages.put(LogServer.LOG + path, content -> Arrays.copyOf(content, content.length - 1));
        requireDiffers(path + " is damaged");
        server.damages.put(LogServer.LOG + path, content -> Arrays.copyOf(content, content.length + 32));
        VerifyRun longer = verify();
        assertThat(longer.status()).as(longer.said()).isEqualTo(DIFFERS);
        server.damages.clear();
        byte[] gone = server.files.remove(path);
        requireDiffers(path + " is missing");
        server.files.put(path, gone);
        assertThat(verify().status()).isZero();
    }

    @Test
    void aCheckpointOfAnotherKeyIsNone() {
        SampleLog other = new SampleLog((_, _) -> {}, 2);
        other.signMany(5);
        other.publish();
        server.files.put("checkpoint", other.checkpoint().note().bytes());
        requireDiffers("is no checkpoint of " + SampleLog.ORIGIN, "not signed by");
    }

    @Test
    void anotherKeyThanBeforeIsAnotherLog() throws IOException {
        assertThat(verify().status()).isZero();
        server.log = new SampleLog(server.files::put, 2);
        server.log.signMany(80_000);
        server.log.publish();
        requireDiffers("another log", "the one of earlier runs");
        assertThat(verify("--key", server.log.signer.key().text()).said()).contains("another log");
    }

    @Test
    void aGivenKeyIsDemanded() {
        SampleLog other = new SampleLog((_, _) -> {}, 2);
        VerifyRun run = verify("--key", other.signer.key().text());
        assertThat(run.status()).isEqualTo(DIFFERS);
        assertThat(run.said()).contains("another log", "was given");
    }

    private void replaced(int leaves, String country) {
        server.files.clear();
        server.log = new SampleLog(server.files::put, 1);
        server.log.sign(country, "de", "", SampleLog.HOUR);
        server.log.signMany(leaves);
        server.log.publish();
    }

    @Test
    void aLogThatWasRolledBackIsNamed() {
        assertThat(verify().status()).isZero();
        replaced(300, "SE");
        requireDiffers("rolled back: the log has 301 leaves, and had 70001", "contradiction-");
    }

    @Test
    void aForkIsNamed() {
        assertThat(verify().status()).isZero();
        replaced(70_000, "SE");
        requireDiffers("forked: two trees of 70001 leaves");
        replaced(70_100, "SE");
        requireDiffers("forked: the log does not begin with the 70001 leaves");
        assertThat(verify("--fresh").said()).contains("forked");
    }

    @Test
    void twoAnswersOfOneServerAreCompared() {
        byte[] honest = server.files.get("checkpoint");
        replaced(70_000, "SE");
        server.damages.put(LogServer.LOG + "checkpoint", _ -> honest);
        requireDiffers("tiles");
        server.damages.clear();
        SampleLog other = new SampleLog((_, _) -> {}, 1);
        other.sign("MT", "de", "", SampleLog.HOUR);
        other.signMany(70_000);
        other.publish();
        server.damages.put(LogServer.INTEGRITY, _ -> SampleNumbers.integrity(other, other.counts));
        requireDiffers("forked: two trees of 70001 leaves");
    }

    @Test
    void whatIsSaidOfTheCheckpointMustBeTrue() {
        damageIntegrity("\"size\":70001", "\"size\":70002");
        requireDiffers("not the one that they describe");
    }

    private void damageIntegrity(String from, String to) {
        damage(LogServer.INTEGRITY, from, to);
    }

    private void damage(String path, String from, String to) {
        server.damages.put(path, content -> {
            String text = new String(content, StandardCharsets.UTF_8);
            assertThat(text).contains(from);
            return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"confirmed\":69999|\"confirmed\":70000|confirmed: published 70,000, in the log 69,999",
                "\"BE\":17500|\"BE\":17501|by_country BE: published 17,501, in the log 17,500",
                "\"BE\":17500,||by_country BE: published 0, in the log 17,500",
                "\"BE\":17500|\"BE\":17500,\"XX\":1|by_country XX: published 1, in the log 0",
                "\"withdrawn\":1|\"withdrawn\":2|withdrawn: published 2, in the log 1",
                "\"declared\":0|\"declared\":7|declared: published 7, in the log 0",
                "\"reinstated\":0|\"reinstated\":1|reinstated: published 1, in the log 0",
                "\"declared_batches\":[]|\"declared_batches\":[{\"date\":\"2024-01-01\",\"count\":3,\"source\":\"x\"}]"
                        + "|declared_batches 2024-01-01 x: published 3, in the log 0",
                "\"confirmed\":69999|\"confirmed\":9223372036854775808|'confirmed' is not a whole number",
                "\"confirmed\":69999|\"confirmed\":-1|'confirmed' is not a whole number",
                "\"confirmed\":69999|\"confirmed\":69999.5|'confirmed' is not a whole number",
                "\"confirmed\":69999|\"confirmed\":69999,\"confirmed\":3|no JSON object, or has a key twice",
                "\"log\":{|\"log\":|no JSON object",
                "\"waiting\":0|\"waiting\":\"0\"|'waiting' is not a whole number"
            })
    void aPublishedNumberThatIsAnotherIsNamed(String from, String to, String words) {
        damageIntegrity(from, to == null ? "" : to);
        requireDiffers(words);
    }

    @Test
    void numbersOfALogThatIsNotCompleteAreNeitherRightNorWrong() {
        damage(LogServer.CAMPAIGN, "\"confirmed\":69999", "\"confirmed\":80000");
        server.damages.put(
                LogServer.INTEGRITY,
                content -> new String(content, StandardCharsets.UTF_8)
                        .replace("\"complete\":true", "\"complete\":false")
                        .replace("\"confirmed\":69999", "\"confirmed\":80000")
                        .getBytes(StandardCharsets.UTF_8));
        requireCannot(
                "signatures of earlier versions, from before the log, are still being entered into it",
                "1 number can't be compared, such as confirmed: published 80,000, in the log 69,999");
    }

    @Test
    void theCampaignsDocumentIsComparedToo() {
        damage(LogServer.CAMPAIGN, "\"BE\":17500", "\"BE\":17000");
        requireDiffers("by_country BE: the campaign's document says 17,000, the integrity document 17,500");
        damage(LogServer.CAMPAIGN, "\"BE\":17500,", "");
        requireDiffers("by_country BE: the campaign's document says 0");
    }

    @Test
    void aDocumentOfAMomentBeforeIsWaitedFor() {
        AtomicInteger times = new AtomicInteger();
        server.damages.put(
                LogServer.CAMPAIGN,
                content -> times.incrementAndGet() > 2
                        ? content
                        : new String(content, StandardCharsets.UTF_8)
                                .replace("69999", "69990")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(verify().status()).isZero();
    }

    @Test
    void leavesThatBreakTheRulesAreNamed() {
        log = fill(new SampleLog(server.files::put, 1));
        server.log = log;
        log.withdraw(10);
        log.addBytes(new Leaf.Withdrawn(SampleLog.HOUR, 10).encode());
        log.addBytes(new Leaf.Withdrawn(SampleLog.HOUR, log.size()).encode());
        log.addBytes(new Leaf.Invalidated(SampleLog.HOUR, log.size() + 5, "x").encode());
        log.addBytes(new Leaf.Withdrawn(SampleLog.HOUR, log.size() - 1).encode());
        log.addBytes(new Leaf.Reinstated(SampleLog.HOUR, 11).encode());
        log.addBytes(new Leaf.Corrected(SampleLog.HOUR, Long.MAX_VALUE, "SE").encode());
        byte[] negative = new Leaf.Withdrawn(SampleLog.HOUR, 5).encode();
        negative[6] = (byte) 0x80;
        log.addBytes(negative);
        log.addBytes(new byte[0]);
        log.publish();
        requireDiffers(
                "leaf 70002 withdrawn leaf 10, which was withdrawn before",
                "leaf 70003 changes leaf 70003, which is not before it",
                "leaf 70004 changes leaf 70009, which is not before it",
                "leaf 70005 withdrawn leaf 70004, which is no signed leaf",
                "leaf 70006 reinstated leaf 11, which counts",
                "leaf 70007 changes leaf 9223372036854775807, which is not before it",
                "leaf 70008 is no leaf: a number of 2^63 or more",
                "leaf 70009 is no leaf: it ends too early");
        assertThat(verify().said()).contains("leaf 70002"); // and whoever counts on still knows
        for (int i = 0; i < 30; i++) {
            log.addBytes(new byte[0]);
        }
        log.publish();
        requireDiffers("and 18 more leaves that break the rules");
    }

    @Test
    void aSizeOf2To63IsNoSize() {
        String text = SampleLog.ORIGIN + "\n9223372036854775808\n" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
        server.files.put("checkpoint", new Note(text, List.of(log.signer.sign(text))).bytes());
        requireDiffers("is no checkpoint");
        String huge = text.replace("9223372036854775808", "9223372036854775807");
        server.files.put("checkpoint", new Note(huge, List.of(log.signer.sign(huge))).bytes());
        requireCannot("longer than this program reads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3 withdrawn 70000||changes/0 says other things than the leaves: it leaves out '3 withdrawn 70000'",
                "3 withdrawn 70000|3 withdrawn 69999|it leaves out '3 withdrawn 70000'",
                "3 withdrawn 70000|3 erased 70000|a line that is no change"
            })
    void aListOfChangesThatLiesIsNamed(String from, String to, String words) {
        damage(LogServer.LOG + "changes/0", from + "\n", to == null ? "" : to + "\n");
        requireDiffers(words);
    }

    @Test
    void aTerminalIsNotObeyed() {
        damageIntegrity("\"BE\":17500", "\"BE\":17500,\"\\u001b[2J\\u202e\":4");
        VerifyRun run = verify();
        assertThat(run.status()).isEqualTo(DIFFERS);
        assertThat(run.said()).contains("by_country ?[2J?: published 4").doesNotContain("\u001b", "\u202e");
    }
}
