package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.tlog.Cosigner;
import eu.undersigned.tlog.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A policy asks for witnesses.
class WitnessedLogTest {
    private final Cosigner witness = Cosigner.of(
            "witness.example", KeyType.COSIGNATURE_ED25519, new byte[32], () -> Instant.parse("2026-11-22T03:00:00Z"));

    @TempDir
    Path folder;

    private LogServer server;
    private Path policy;

    @BeforeEach
    void petition() throws IOException {
        server = new LogServer();
        server.log.signMany(30);
        server.log.publish();
        policy = folder.resolve("policy");
        write("");
    }

    private void write(String first) throws IOException {
        Files.writeString(policy, first + "witness one " + witness.key().text() + "\nquorum one\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private VerifyRun verify() {
        return VerifyRun.of(server.address(), folder.resolve("state"), "--witness", policy.toString());
    }

    private void cosign() {
        server.files.put(
                "checkpoint",
                server.log
                        .checkpoint()
                        .with(List.of(witness.sign(server.log.checkpoint())))
                        .note()
                        .bytes());
    }

    @Test
    void aCosignedCheckpointIsAccepted() {
        cosign();
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("by one");
    }

    @Test
    void oneWithoutEnoughCosignaturesIsNot() {
        VerifyRun run = verify();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("not cosigned by the witnesses that the policy asks for");
    }

    @Test
    void aWrongCosignatureIsNamed() {
        cosign();
        byte[] note = server.files.getOrDefault("checkpoint", new byte[0]);
        String text = new String(note);
        int at = text.lastIndexOf('A');
        server.files.put("checkpoint", (text.substring(0, at) + "B" + text.substring(at + 1)).getBytes());
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isEqualTo(1);
    }

    @Test
    void aPolicyForOtherLogsIsNamed() throws IOException {
        cosign();
        write("log " + new SampleLog((_, _) -> {}, 2).signer.key().text() + "\n");
        assertThat(verify().err()).contains("the policy names other logs");
        write("log " + server.log.signer.key().text() + "\n");
        assertThat(verify().status()).isZero();
        Files.writeString(policy, "quorum nobody\n");
        VerifyRun run = verify();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is no policy");
    }
}
