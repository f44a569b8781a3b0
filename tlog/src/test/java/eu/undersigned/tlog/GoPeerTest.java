package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Go project's packages `sumdb/tlog` and `sumdb/note` read what this library writes, and the other
/// way round. Needs Debian's golang-go and golang-golang-x-mod-dev; skipped without them. The program is
/// in `src/test/go`.
class GoPeerTest {
    private static final Path GO_PATH = Path.of("/usr/share/gocode");

    @TempDir
    static Path shared;

    private static Path peer = Path.of("peer");

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws Exception {
        assumeTrue(
                isGoHere() && Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb/tlog")),
                "no Go with golang.org/x/mod here: the exchange with it is not tried");
        peer = shared.resolve("peer");
        run(
                300,
                "go",
                "build",
                "-o",
                peer.toString(),
                Path.of("src/test/go/peer.go").toAbsolutePath().toString());
    }

    private static boolean isGoHere() {
        try {
            run(60, "go", "version");
            return true;
        } catch (IOException | InterruptedException _) {
            return false;
        }
    }

    private static String run(long seconds, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOPATH", GO_PATH.toString());
        builder.environment().put("GOCACHE", shared.resolve("cache").toString());
        builder.environment().put("GOPROXY", "off");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, List<byte[]> hashes) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        hashes.forEach(content::writeBytes);
        write(name, content.toByteArray());
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private List<byte[]> hashes(String name) throws IOException {
        byte[] content = read(name);
        List<byte[]> hashes = new ArrayList<>();
        for (int at = 0; at < content.length; at += 32) {
            hashes.add(Arrays.copyOfRange(content, at, at + 32));
        }
        return hashes;
    }

    private static String nameOf(Tile tile) {
        return "tile-" + tile.level() + "-" + tile.number();
    }

    private void writeLog(int size) throws IOException {
        TestLog log = new TestLog(size);
        Cosigner cosigner =
                Cosigner.of("w.example/1", KeyType.COSIGNATURE_ED25519, TestLog.seed(4), InstantSource.system());
        SignedCheckpoint signed = log.checkpoint();
        write("size", Integer.toString(size).getBytes(StandardCharsets.US_ASCII));
        write("root", signed.checkpoint().root());
        write("checkpoint", signed.with(List.of(cosigner.sign(signed))).note().bytes());
        write("key", TestLog.SIGNER.key().text().getBytes(StandardCharsets.UTF_8));
        write("witness", cosigner.key().text().getBytes(StandardCharsets.UTF_8));
        for (Tile tile : Tile.all(size).toList()) {
            write(nameOf(tile), log.read(tile));
        }
        CheckedTiles checked = CheckedTiles.open(signed.checkpoint(), log);
        for (int i = 0; i < size; i += Math.max(1, size / 100)) {
            write("inclusion-" + i, Proofs.inclusion(i, size, log));
            write("consistency-" + (i + 1), Proofs.consistency(i + 1, size, log));
            write("root-" + (i + 1), Proofs.root(i + 1, checked));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 255, 256, 257, 600, 66_000})
    void goAgreesWithWhatWeWrite(int size) throws Exception {
        writeLog(size);

        assertThat(run(120, peer.toString(), "check", folder.toString())).isEqualTo("agreed\n");
    }

    @Test
    void goFindsWhatIsWrong() throws Exception {
        writeLog(300);
        for (String name : List.of("root", "checkpoint", "tile-0-0", "tile-1-0", "inclusion-3", "consistency-4")) {
            byte[] content = read(name);
            byte[] changed = content.clone();
            changed[changed.length / 2] ^= 1;
            write(name, changed);
            assertThat(catchThrowable(() -> run(120, peer.toString(), "check", folder.toString())))
                    .as(name)
                    .isInstanceOf(AssertionError.class);
            write(name, content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 255, 256, 257, 600, 66_000})
    void weAgreeWithWhatGoWrites(int size) throws Exception {
        run(120, peer.toString(), "make", folder.toString(), Integer.toString(size));
        VerifierKey key = VerifierKey.parse(new String(read("key"), StandardCharsets.UTF_8));
        SignedCheckpoint opened = SignedCheckpoint.open(read("checkpoint"), key);
        byte[] root = opened.checkpoint().root();

        assertThat(opened.checkpoint()).isEqualTo(new Checkpoint("go.example/log", size, read("root")));
        assertThat(opened.note().bytes()).isEqualTo(read("checkpoint"));
        CheckedTiles tiles = CheckedTiles.open(opened.checkpoint(), tile -> read(nameOf(tile)));
        for (int i = 0; i < size; i += 37) {
            byte[] leaf = NaiveTree.leafHash(i);
            List<byte[]> inclusion = hashes("inclusion-" + i);
            List<byte[]> consistency = hashes("consistency-" + (i + 1));
            assertThat(Proofs.verifyInclusion(leaf, i, size, inclusion, root)).isTrue();
            assertThat(Proofs.verifyConsistency(i + 1, read("root-" + (i + 1)), size, root, consistency))
                    .isTrue();
            assertThat(Proofs.inclusion(i, size, tiles)).containsExactlyElementsOf(inclusion);
            assertThat(Proofs.consistency(i + 1, size, tiles)).containsExactlyElementsOf(consistency);
        }
    }
}
