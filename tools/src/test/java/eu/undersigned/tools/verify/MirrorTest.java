package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A copy of a log that anybody can serve.
@Execution(ExecutionMode.CONCURRENT)
class MirrorTest {
    @TempDir
    Path folder;

    private LogServer server;
    private Path mirror;

    @BeforeEach
    void petition() throws IOException {
        server = new LogServer();
        server.log.signMany(70_000);
        server.log.withdraw(3);
        server.log.publish();
        mirror = folder.resolve("mirror");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void copy() {
        VerifyRun run = VerifyRun.of(server.address(), folder.resolve("state"), "--mirror", mirror.toString());
        assertThat(run.status()).as(run.said()).isZero();
    }

    private void requireCopy() throws IOException {
        Map<String, byte[]> copied = new TreeMap<>();
        try (Stream<Path> files = Files.walk(mirror)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copied.put(mirror.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        assertThat(copied).containsExactlyInAnyOrderEntriesOf(server.files);
    }

    @Test
    void itHasTheSameFilesAndIsVerifiedLikeTheLog() throws IOException {
        copy();
        requireCopy();
        VerifyRun run = VerifyRun.of(mirror.toString(), folder.resolve("other"));
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.out()).contains("70,001 leaves", "All fits.");
        assertThat(VerifyRun.of(mirror.toUri().toString(), folder.resolve("other"))
                        .status())
                .isZero();
    }

    @Test
    void anyWebServerServesIt() throws IOException {
        copy();
        HttpServer files = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.toRealPath(),
                SimpleFileServer.OutputLevel.NONE);
        files.start();
        try {
            String address = "http://localhost:" + files.getAddress().getPort() + "/mirror";
            VerifyRun run = VerifyRun.of(
                    address,
                    folder.resolve("other"),
                    "--key",
                    server.log.signer.key().text());
            assertThat(run.status()).as(run.said()).isZero();
        } finally {
            files.stop(0);
        }
    }

    @Test
    void itGrowsWithTheLogAndKeepsNoOldEnds() throws IOException {
        copy();
        server.log.signMany(1_000);
        server.files.keySet().removeIf(path -> path.contains(".p/"));
        server.log.publish();
        copy();
        requireCopy();
    }

    @Test
    void whatWasCountedBeforeIsCopiedToo() throws IOException {
        assertThat(VerifyRun.of(server.address(), folder.resolve("state")).status())
                .isZero();
        copy();
        requireCopy();
    }

    @Test
    void aChangedFileIsFound() throws IOException {
        copy();
        Path bundle = mirror.resolve("tile/entries/007");
        byte[] content = Files.readAllBytes(bundle);
        content[2_000] ^= 1;
        Files.write(bundle, content);
        VerifyRun run = VerifyRun.of(mirror.toString(), folder.resolve("other"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("was altered: tile/entries/007");
    }

    @Test
    void withoutNumbersAndWithoutAKeyNothingIsBelieved() throws IOException {
        copy();
        Files.delete(mirror.resolve("integrity.json"));
        VerifyRun run = VerifyRun.of(mirror.toString(), folder.resolve("other"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("give it by --key");
        VerifyRun known = VerifyRun.of(
                mirror.toString(),
                folder.resolve("other"),
                "--key",
                server.log.signer.key().text());
        assertThat(known.status()).as(known.said()).isZero();
        assertThat(known.out()).contains("compared with nothing");
    }

    @Test
    void theFolderOfAnotherLogIsNotOverwritten() throws IOException {
        Files.createDirectories(mirror);
        Files.writeString(mirror.resolve("checkpoint"), "elsewhere.example/log\n1\n");
        VerifyRun run = VerifyRun.of(server.address(), folder.resolve("state"), "--mirror", mirror.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("holds another log");
    }
}
