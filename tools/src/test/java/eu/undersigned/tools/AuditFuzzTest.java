package eu.undersigned.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a file holds, reading it ends with a word on it; and a chain that is called whole has every entry.
class AuditFuzzTest {
    static Stream<byte[]> trails() {
        return Stream.of(
                        "",
                        "{",
                        "{}\n",
                        SampleTrail.BEGIN + "\n",
                        SampleTrail.text(SampleTrail.lines(0, List.of())),
                        SampleTrail.text(SampleTrail.lines(3, List.of())),
                        SampleTrail.text(SampleTrail.lines(3, List.of(2))))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("trails")
    @FuzzTest
    void aTrailIsWholeOrItsFaultsAreNamed(byte[] bytes) throws IOException {
        AuditChain.Report report = AuditChain.read(new ByteArrayInputStream(bytes), Optional.empty());
        if (report.faults().isEmpty()) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> !line.isBlank()).count()).isEqualTo(report.entries() + 2);
        }
        assertThat(report.withheld()).isBetween(0L, Math.max(0, text(bytes)));
    }

    private static long text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().count();
    }
}
