package eu.undersigned.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgeFileTest {
    private static final byte[] CONTENT = "what somebody says".repeat(500).getBytes(StandardCharsets.UTF_8);

    private final Identity one = Identity.generate();
    private final Identity other = Identity.generate();

    @TempDir
    Path folder;

    @Test
    void eachOfItsRecipientsOpensIt() {
        byte[] file = AgeFile.seal(CONTENT, List.of(one.recipient(), other.recipient()));
        assertThat(AgeFile.open(file, one, CONTENT.length)).hasValue(CONTENT);
        assertThat(AgeFile.open(file, other, CONTENT.length)).hasValue(CONTENT);
        assertThat(AgeFile.open(file, Identity.generate(), CONTENT.length)).isEmpty();
    }

    @Test
    void whatIsLongerThanItMayBeIsNotRead() {
        byte[] file = AgeFile.seal(CONTENT, List.of(one.recipient()));
        assertThat(AgeFile.open(file, one, CONTENT.length - 1)).isEmpty();
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        byte[] file = AgeFile.seal(CONTENT, List.of(one.recipient()));
        for (int at : new int[] {10, file.length / 2, file.length - 1}) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertThat(AgeFile.open(changed, one, CONTENT.length))
                    .as("byte %d", at)
                    .isEmpty();
        }
    }

    @Test
    void theCommandOpensItForTheSecondRecipient() throws Exception {
        Path key = Files.writeString(folder.resolve("key.txt"), other.secret() + "\n");
        Path file = Files.write(
                folder.resolve("voice.age"), AgeFile.seal(CONTENT, List.of(one.recipient(), other.recipient())));
        Process age = new ProcessBuilder("age", "--decrypt", "--identity", key.toString(), file.toString()).start();
        assertThat(age.getInputStream().readAllBytes()).isEqualTo(CONTENT);
        assertThat(age.waitFor()).isZero();
    }
}
