package eu.undersigned.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A stranger checks an audit trail.
class VerifyAuditTest {
    @TempDir
    private Path folder;

    @Test
    void aWholeChainIsSaidToBeWhole() throws IOException {
        CommandRun run = run(SampleTrail.lines(5, List.of()));
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("5 entries, 0 of them withheld", "The chain is whole.");
    }

    @Test
    void anEmptyTrailIsWhole() throws IOException {
        assertThat(run(SampleTrail.lines(0, List.of())).status()).isZero();
    }

    @Test
    void withheldEntriesKeepTheChainWhole() throws IOException {
        CommandRun run = run(SampleTrail.lines(5, List.of(1, 3, 4)));
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("5 entries, 3 of them withheld");
    }

    @Test
    void aHeadThatWasKeptIsFound() throws IOException {
        List<String> lines = SampleTrail.lines(5, List.of());
        String third = lines.get(3).replaceAll(".*\"hash\":\"([0-9a-f]{64}).*", "$1");
        assertThat(run(lines, "--head", third).said()).contains("is that of entry 3");
        CommandRun other = run(lines, "--head", "ab".repeat(32));
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.said()).contains("no entry has the hash that you kept");
        assertThat(run(lines, "--head", "short").status()).isEqualTo(2);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("entry 3 was changed", lines -> lines.set(3, lines.get(3).replace("invited", "removed"))),
                damage("entry 3 was changed", lines -> lines.set(3, lines.get(3).replace(".003Z", ".004Z"))),
                damage(
                        "entry 3 was changed",
                        lines -> lines.set(3, lines.get(3).replace("\"member\":3", "\"member\":4"))),
                damage(
                        "entry 3 was changed",
                        lines -> lines.set(
                                3,
                                lines.get(3)
                                        .replace(
                                                "\"subject\":\"member/3\",\"before\":\"\"",
                                                "\"subject\":\"member\",\"before\":\"/3\""))),
                damage("entry 3 is missing", lines -> lines.remove(3)),
                damage(
                        "entries 2 to 4 are missing",
                        lines -> lines.subList(2, 5).clear()),
                damage("entry 2 stands behind entry 3", lines -> Collections.swap(lines, 2, 3)),
                damage("entry 3 stands twice", lines -> lines.add(3, lines.get(3))),
                damage("stands behind the end", lines -> Collections.swap(lines, 5, 6)),
                damage("entries are missing before it", lines -> lines.remove(5)),
                damage("the file is cut off", lines -> lines.remove(6)),
                damage("line 4 can't be read", lines -> lines.set(3, "{")),
                damage("line 4 can't be read", lines -> lines.set(3, "{\"id\":3}")),
                damage("the first line is not", lines -> lines.remove(0)),
                damage("entry 1 was changed", lines -> {
                    List<String> others = SampleTrail.lines(4, List.of());
                    lines.set(1, others.get(2).replace("\"id\":2", "\"id\":1"));
                }));
    }

    private static Arguments damage(String words, Consumer<List<String>> change) {
        return Arguments.of(words, change);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatDoesNotFitIsNamed(String words, Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(SampleTrail.lines(5, List.of()));
        change.accept(lines);
        CommandRun run = run(lines);
        assertThat(run.status()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains(words);
    }

    /// Rewritten from one entry on, the chain fits again: only who kept a head notices.
    @Test
    void aTrailThatWasRewrittenIsFoundByAHeadThatWasKept() throws IOException {
        List<String> before = SampleTrail.lines(5, List.of());
        String head = before.get(5).replaceAll(".*\"hash\":\"([0-9a-f]{64}).*", "$1");
        List<String> rewritten = SampleTrail.lines(4, List.of());
        assertThat(run(rewritten).status()).isZero();
        assertThat(run(rewritten, "--head", head).status()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        CommandRun run = CommandRun.of("verify-audit", folder.resolve("nothing").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said()).contains("there is no");
    }

    private CommandRun run(List<String> lines, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("trail.jsonl"), SampleTrail.text(lines));
        List<String> arguments = new ArrayList<>(List.of("verify-audit"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        return CommandRun.of(arguments.toArray(new String[0]));
    }
}
