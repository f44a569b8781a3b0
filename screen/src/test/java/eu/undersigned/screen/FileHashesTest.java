package eu.undersigned.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileHashesTest {
    /// The test vectors of RFC 1321, RFC 3174 and FIPS 180-4 for `abc`.
    @Test
    void areThoseThatTheirStandardsName() throws IOException {
        FileHashes hashes = FileHashes.of(new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)));
        assertThat(hashes)
                .isEqualTo(new FileHashes(
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        "a9993e364706816aba3e25717850c26c9cd0d89d",
                        "900150983cd24fb0d6963f7d28e17f72"));
    }

    @Test
    void areOfTheWholeFileHoweverLong() throws IOException {
        byte[] file = new byte[200_001];
        assertThat(FileHashes.of(new ByteArrayInputStream(file)).md5())
                .isNotEqualTo(FileHashes.of(new ByteArrayInputStream(new byte[200_000]))
                        .md5());
    }
}
