package eu.undersigned.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// The published hashes of the reference implementations, where their pictures lie beside the repository; they are not
/// ours to copy. Elsewhere this is skipped.
class PdqConformanceTest {
    private static final int MOST_BITS = 10;
    private static final int QUALITY = 80;

    /// @see <a href="https://github.com/facebook/ThreatExchange/tree/main/pdq">Test data of the reference
    ///     implementations</a>
    private static final Map<String, String> PUBLISHED = Map.of(
            "bridge-1-original.jpg", "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22",
            "bridge-2-rotate-90.jpg", "30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af",
            "wee.jpg", "6227401f601ff4ccafcc9fad4b0d95d371a2eb7265a3285234d228ca94deeb2d",
            "small.jpg", "0007001f003f003f007f00ff00ff00ff01ff01ff01ff03ff03ff03ff03ff03ff",
            "q0291.jpg", "a0fe94f1e5cc1cc8dd855948498dc9243f7ca27336f036d7f212b74bc103c9a7");
    /// What the reference implementation for the JVM gives.
    private static final List<String> IDENTICAL = List.of("bridge-1-original.jpg", "bridge-2-rotate-90.jpg");

    @Test
    void hashesAreThePublishedOnes() throws IOException {
        Path folder = Stream.of("../../shared/data/pdq", "../shared/data/pdq")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("none"));
        assumeTrue(Files.isDirectory(folder), "the pictures are not here");
        for (Map.Entry<String, String> published : PUBLISHED.entrySet()) {
            String name = published.getKey();
            Pdq.Hashed hashed =
                    Pdq.hash(Luminance.of(ImageIO.read(folder.resolve(name).toFile())));
            int distance = hashed.hash().distance(PdqHash.parse(published.getValue()));
            if (hashed.quality() >= QUALITY) {
                assertThat(distance).as(name).isLessThanOrEqualTo(MOST_BITS);
            } else {
                assertThat(hashed.isUsable()).as(name).isFalse();
            }
            if (IDENTICAL.contains(name)) {
                assertThat(distance).as(name).isZero();
            }
        }
    }
}
