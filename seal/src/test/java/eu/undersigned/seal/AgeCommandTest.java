package eu.undersigned.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys and wrapped keys go back and forth between this library and the `age` command (the package `age`).
class AgeCommandTest {
    @TempDir
    Path folder;

    @Test
    void ageOpensWhatWeWrapped() throws Exception {
        Identity identity = Identity.generate();
        EpochKey epoch =
                EpochKey.create(List.of(Identity.generate().recipient(), identity.recipient()), new SecureRandom());
        Path keyFile = write(
                "key.txt",
                KeyFile.write(identity, java.time.Instant.now(), List.of()).getBytes());
        Path wrapped = write("epoch.age", epoch.wrapped());
        Path key = folder.resolve("key.bin");
        run("age", "--decrypt", "--identity", keyFile.toString(), "--output", key.toString(), wrapped.toString());
        assertThat(Files.readAllBytes(key))
                .isEqualTo(WrappedKey.unwrap(epoch.wrapped(), identity).orElseThrow());
    }

    @Test
    void weOpenWhatAgeWrapped() throws Exception {
        Identity identity = Identity.generate();
        byte[] key = new byte[EpochKey.BYTES];
        new SecureRandom().nextBytes(key);
        Path plain = write("key.bin", key);
        Path wrapped = folder.resolve("epoch.age");
        run("age", "--recipient", identity.recipient().text(), "--output", wrapped.toString(), plain.toString());
        assertThat(WrappedKey.unwrap(Files.readAllBytes(wrapped), identity)).hasValue(key);
    }

    @Test
    void aKeyOfAgeKeygenIsOneOfOurs() throws Exception {
        Path file = folder.resolve("key.txt");
        run("age-keygen", "--output", file.toString());
        String text = Files.readString(file);
        Identity identity = ((KeyFile.Content.Key) KeyFile.read(text)).identity();
        assertThat(text).contains("# public key: " + identity.recipient().text());
    }

    @Test
    void ageKeygenFindsThePublicKeyOfOurs() throws Exception {
        Identity identity = Identity.generate();
        Path file = write("key.txt", (identity.secret() + "\n").getBytes());
        assertThat(run("age-keygen", "-y", file.toString()).strip())
                .isEqualTo(identity.recipient().text());
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
