package eu.undersigned.tools;

import static eu.undersigned.tools.SampleBundle.EPOCH_LINE;
import static eu.undersigned.tools.SampleBundle.HEAD;
import static eu.undersigned.tools.SampleBundle.ended;
import static eu.undersigned.tools.SampleBundle.erased;
import static eu.undersigned.tools.SampleBundle.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a bundle holds, reading it ends with a word on its state, and what is called whole is in order.
class BundleFuzzTest {
    static Stream<byte[]> bundles() {
        return Stream.concat(
                Stream.of(
                                "",
                                "{",
                                ended(HEAD),
                                ended(HEAD, EPOCH_LINE, record(1), record(2), erased(3, "2026-11-21T12:00:00Z")),
                                ended(HEAD, "{\"news\":1}"))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                HostileBundleTest.damaged()
                        .map(arguments -> (String) arguments.get()[1])
                        .filter(text -> text.length() < 4_000)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("bundles")
    @FuzzTest
    void aBundleIsWholeCutOrDamaged(byte[] bytes) throws IOException {
        check(bytes);
    }

    static Stream<byte[]> bodies() {
        return bundles().map(bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.substring(0, Math.max(0, text.lastIndexOf("{\"end\""))).getBytes(StandardCharsets.UTF_8);
        });
    }

    /// With a last line that fits, so that the fuzzer gets past the hash.
    @MethodSource("bodies")
    @FuzzTest
    void aBundleWhoseHashFitsIsInOrderOrDamaged(byte[] body) throws IOException {
        check(ended(new String(body, StandardCharsets.UTF_8).split("\n", -1)).getBytes(StandardCharsets.UTF_8));
    }

    private static void check(byte[] bytes) throws IOException {
        List<Line> lines = new ArrayList<>();
        BundleFile.State state = BundleFile.read(new ByteArrayInputStream(bytes), lines::add);
        if (state instanceof BundleFile.State.Whole) {
            assertThat(lines.getFirst()).isInstanceOf(Line.Head.class);
            assertThat(lines.getLast()).isInstanceOf(Line.End.class);
        }
        assertThat(lines).noneMatch(Line.Wrong.class::isInstance);
        List<Long> epochs = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Line line : lines) {
            if (line instanceof Line.Epoch epoch) {
                epochs.add(epoch.number());
            } else if (line instanceof Line.Record record) {
                assertThat(epochs).contains(record.epoch());
                ids.add(record.id().toString());
            }
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(epochs).doesNotHaveDuplicates();
        if (state instanceof BundleFile.State.Cut(var lastId)) {
            assertThat(lastId.map(Object::toString).stream().toList())
                    .isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.getLast()));
        }
    }
}
