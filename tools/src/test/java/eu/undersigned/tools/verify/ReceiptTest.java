package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.leaf.Channel;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.LeafRecord;
import eu.undersigned.leaf.Receipt;
import eu.undersigned.tlog.ProofFile;
import eu.undersigned.tlog.Proofs;
import eu.undersigned.tlog.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A signer looks for their signature.
@Execution(ExecutionMode.CONCURRENT)
class ReceiptTest {
    private static final byte[] SALT = new byte[32];

    @TempDir
    Path folder;

    private LogServer server;
    private SampleLog log;
    private Receipt receipt;
    private long index;
    private Path file;

    @BeforeEach
    void signed() throws IOException {
        server = new LogServer();
        log = server.log;
        log.signMany(300);
        receipt = receipt(SampleLog.CAMPAIGN);
        index = log.add(receipt.leaf());
        log.signMany(300);
        log.publish();
        file = folder.resolve("receipt.tlog-proof");
        write(receipt);
    }

    private static Receipt receipt(String campaign) {
        LeafRecord record = new LeafRecord(campaign, new UUID(1, 2), new byte[32], SampleLog.HOUR * 3_600_000);
        Leaf.Signed leaf =
                new Leaf.Signed(SampleLog.HOUR, "BE", Channel.MAIL, "fr", new byte[32], "", record.commitment(SALT));
        return new Receipt(record, SALT, leaf);
    }

    private void write(Receipt content) throws IOException {
        Files.writeString(file, proof(content, log).encode());
    }

    private ProofFile proof(Receipt content, SampleLog signed) throws IOException {
        return new ProofFile(
                Optional.of(content.encode()),
                index,
                Proofs.inclusion(index, log.size(), this::tile),
                signed.checkpoint().note().encode());
    }

    private byte[] tile(Tile tile) {
        return server.files.getOrDefault(tile.path(), new byte[0]);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private VerifyRun look(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--receipt";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return VerifyRun.of(server.address(), folder.resolve("state"), arguments);
    }

    private void requireSaid(int status, String... words) {
        VerifyRun run = look();
        assertThat(run.status()).as(run.said()).isEqualTo(status);
        assertThat(run.said()).contains(words);
    }

    @Test
    void itCounts() {
        requireSaid(
                0,
                "Leaf     300: confirmed in the hour from 2025-11-24T16:00:00Z, BE",
                "Now      counted",
                "--recount");
        assertThat(server.asked).noneMatch(path -> path.contains("/entries/")); // without a recount
    }

    @Test
    void whatBecameOfItIsTold() {
        log.correct(index, "MT");
        log.invalidate(index, "duplicate");
        log.publish();
        requireSaid(0, "country corrected to MT", "invalidated (duplicate)", "Now      invalidated");
        log.reinstate(index);
        log.publish();
        requireSaid(0, "Now      counted");
        log.withdraw(index);
        log.publish();
        requireSaid(0, "withdrawn in the hour from", "(leaf 604)", "Now      withdrawn", "own list of changes");
        assertThat(Json.MAPPER
                        .readTree(look("--json").out())
                        .path("receipt")
                        .path("state")
                        .asString())
                .isEqualTo("withdrawn");
    }

    @Test
    void aRecountFindsWhatTheListLeavesOut() {
        log.withdraw(index);
        log.publish();
        server.damages.put(LogServer.LOG + "changes/0", _ -> new byte[0]);
        requireSaid(0, "Now      counted", "With --recount, all leaves are read");
        VerifyRun run = look("--recount");
        assertThat(run.status()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains("leaves out '300 withdrawn 601'");
        server.damages.clear();
        VerifyRun whole = look("--recount");
        assertThat(whole.status()).as(whole.said()).isZero();
        assertThat(whole.out()).contains("All fits.", "Now      withdrawn", "nothing else changed it");
    }

    @Test
    void aListThatInventsAChangeIsNamed() {
        server.damages.put(LogServer.LOG + "changes/0", _ -> "300 withdrawn 400\n".getBytes());
        requireSaid(1, "that leaf says something else");
    }

    @Test
    void theFileAloneIsCheckedWithoutAServer() {
        server.close();
        VerifyRun run = VerifyRun.of(
                "--receipt", file.toString(), "--key", log.signer.key().text());
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("in the log since it had 601 leaves", "Only the file was looked at");
        assertThat(VerifyRun.of("--receipt", file.toString()).status()).isEqualTo(2);
    }

    @Test
    void aForgedReceiptIsNamed() throws IOException {
        Receipt other =
                new Receipt(new LeafRecord(SampleLog.CAMPAIGN, new UUID(3, 4), new byte[32], 5), SALT, receipt.leaf());
        write(other);
        requireSaid(1, "forged: its leaf is not the one");
        index = 299;
        write(receipt);
        requireSaid(1, "forged: its proof does not lead");
    }

    @Test
    void aReceiptOfAnotherCampaignOrLogIsNamed() throws IOException {
        write(receipt("another"));
        requireSaid(1, "a receipt of another campaign: another");
        SampleLog stranger = new SampleLog((_, _) -> {}, 2);
        Files.writeString(file, proof(receipt, stranger).encode());
        requireSaid(1, "the receipt's checkpoint is no checkpoint of " + SampleLog.ORIGIN);
        Files.writeString(file, Files.readString(file).replace("\n" + SampleLog.ORIGIN, "\nelsewhere.example/log"));
        requireSaid(1, "a receipt of another log: elsewhere.example/log");
    }

    @Test
    void aLogThatWasRewrittenIsConvicted() {
        server.files.clear();
        server.log = new SampleLog(server.files::put, 1);
        server.log.signMany(700);
        server.log.publish();
        requireSaid(1, "not in this log any more", "Keep the receipt");
    }

    @Test
    void aLogThatIsShorterThanTheReceiptSaysIsRolledBack() {
        server.files.clear();
        server.log = new SampleLog(server.files::put, 1);
        server.log.signMany(100);
        server.log.publish();
        requireSaid(1, "rolled back: the log has 100 leaves, and had 601");
    }

    @Test
    void whatIsNoReceiptIsNamed() throws IOException {
        Files.writeString(file, "hello");
        requireSaid(1, "is no receipt");
        ProofFile bare = new ProofFile(
                Optional.empty(),
                0,
                java.util.List.of(),
                log.checkpoint().note().encode());
        Files.writeString(file, bare.encode());
        requireSaid(1, "has no 'extra'");
        Files.delete(file);
        requireSaid(2, "there is no file");
    }
}
