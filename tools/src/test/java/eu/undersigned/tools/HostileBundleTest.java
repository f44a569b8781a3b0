package eu.undersigned.tools;

import static eu.undersigned.tools.SampleBundle.EPOCH_LINE;
import static eu.undersigned.tools.SampleBundle.HEAD;
import static eu.undersigned.tools.SampleBundle.KEY;
import static eu.undersigned.tools.SampleBundle.ended;
import static eu.undersigned.tools.SampleBundle.erased;
import static eu.undersigned.tools.SampleBundle.record;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.seal.EpochKey;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bundles that broke on their way, or were broken: nobody is written who must not be, and a person is told what to do.
class HostileBundleTest {
    private static final String NOON = "2026-11-21T12:00:00Z";
    private static final String BUNDLE = ended(HEAD, EPOCH_LINE, record(1), record(2), erased(9, NOON));

    /// Prime, so that it hits every part of a line in one line or another.
    private static final int EVERY = 13;

    @TempDir
    Path folder;

    /// @param people null: no file was written
    private record Opened(int status, String said, String people) {}

    private Opened open(String... bundles) throws IOException {
        return open(
                KEY,
                Stream.of(bundles)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    private Opened open(Identity key, List<byte[]> bundles) throws IOException {
        Path keyFile = Files.writeString(folder.resolve("key.txt"), KeyFile.write(key, Instant.EPOCH, List.of()));
        Path output = folder.resolve("people.csv");
        Files.deleteIfExists(output);
        List<String> arguments =
                new ArrayList<>(List.of("open", "--key", keyFile.toString(), "--output", output.toString()));
        for (int i = 0; i < bundles.size(); i++) {
            arguments.add(
                    Files.write(folder.resolve(i + ".bundle"), bundles.get(i)).toString());
        }
        CommandRun run = CommandRun.of(arguments.toArray(new String[0]));
        assertThat(run.said()).doesNotContain("\tat ", "Exception", "@example.org");
        return new Opened(run.status(), run.said(), Files.exists(output) ? Files.readString(output) : "none");
    }

    @Test
    void aWholeBundleGivesEverybody() throws IOException {
        Opened opened = open(BUNDLE);
        assertThat(opened.status()).as(opened.said()).isZero();
        assertThat(opened.people()).contains("Person 1,p1@example.org,IE", "Person 2,p2@example.org,IE");
        assertThat(opened.said()).isEqualTo("open: 2 people, 1 erased\n");
        assertThat(open(ended(HEAD, EPOCH_LINE, record(1))).said()).isEqualTo("open: 1 person, 0 erased\n");
        assertThat(open(ended(HEAD)).said()).isEqualTo("open: 0 people, 0 erased\n");
    }

    static Stream<Arguments> damaged() {
        String record = record(1);
        String noEnd = HEAD + "\n" + EPOCH_LINE + "\n" + record + "\n";
        return Stream.of(
                Arguments.of("no JSON", "hello\n", "line 1 is no JSON"),
                Arguments.of("a page of errors", "<!doctype html>\n<html>\n", "line 1 is no JSON"),
                Arguments.of("an answer of the server", "{\"status\":401}\n", "line 1 is not the first line"),
                Arguments.of("JSON, but no object", ended(HEAD, "7"), "line 2 is no JSON object"),
                Arguments.of("an empty line", ended(HEAD, "", EPOCH_LINE), "line 2"),
                Arguments.of("a later form", ended(HEAD.replace("\"bundle\":1", "\"bundle\":2")), "a newer one may"),
                Arguments.of("no campaign", ended(HEAD.replace("campaign", "petition")), "no right 'campaign'"),
                Arguments.of("no head", ended(EPOCH_LINE, record), "line 1 is not the first line"),
                Arguments.of("two heads", ended(HEAD, HEAD), "line 2 begins another bundle"),
                Arguments.of("a record before its epoch", ended(HEAD, record, EPOCH_LINE), "before its epoch"),
                Arguments.of("an epoch twice", ended(HEAD, EPOCH_LINE, EPOCH_LINE), "line 3 has an epoch"),
                Arguments.of(
                        "a record twice", ended(HEAD, EPOCH_LINE, record, record), "line 4 is a record out of order"),
                Arguments.of("records backwards", ended(HEAD, EPOCH_LINE, record(2), record), "out of order"),
                Arguments.of(
                        "a name twice",
                        ended(HEAD, EPOCH_LINE, record.replace("{", "{\"epoch\":6,")),
                        "has 'epoch' twice"),
                Arguments.of("more behind the object", ended(HEAD, EPOCH_LINE, record + "7"), "line 3"),
                Arguments.of("an id that is none", line(record, "019a0000", "01g"), "no right 'id'"),
                Arguments.of("an id in capitals", line(record, "019a", "019A"), "no right 'id'"),
                Arguments.of("an epoch that is none", line(record, ":5,", ":5.5,"), "no right 'epoch'"),
                Arguments.of("an endless epoch", line(record, ":5,", ":" + "9".repeat(30) + ","), "no right 'epoch'"),
                Arguments.of("no Base64", line(record, "sealed\":\"", "sealed\":\"*"), "no right 'sealed'"),
                Arguments.of("a time that is none", line(record, "T10:", "T30:"), "no right 'confirmed_at'"),
                Arguments.of("a country that is a list", line(record, "\"IE\"", "[\"IE\"]"), "no right 'country'"),
                Arguments.of("an erasure of nothing", ended(HEAD, "{\"erased\":7,\"at\":\"x\"}"), "no right 'erased'"),
                Arguments.of("an erasure without a time", ended(HEAD, erased(1, "soon")), "no right 'at'"),
                Arguments.of("deep JSON", HEAD + "\n" + "[".repeat(60_000) + "\n", "line 2 is no JSON"),
                Arguments.of("a huge line", HEAD + "\n" + "x".repeat(70_000) + "\n", "line 2 is longer"),
                Arguments.of("a huge line without end", HEAD + "\n" + "x".repeat(1_000_000), "line 2 is longer"),
                Arguments.of("zeros", "\0".repeat(1_000_000), "line 1 is longer"),
                Arguments.of(
                        "wrong counts", noEnd + SampleBundle.end(2, 0, SampleBundle.sha256(noEnd)) + "\n", "counts"),
                Arguments.of("a wrong hash", noEnd + SampleBundle.end(1, 0, "00".repeat(32)) + "\n", "its hash"),
                Arguments.of("an end that is none", noEnd + "{\"end\":true}\n", "no right 'records'"),
                Arguments.of("two in one file", BUNDLE + BUNDLE, "line 7 stands behind the end"),
                Arguments.of("an editor's line ends", BUNDLE.replace("\n", "\r\n"), "its hash"),
                Arguments.of("an editor's mark", "\uFEFF" + BUNDLE, "damaged"),
                Arguments.of("another country", BUNDLE.replaceFirst("\"IE\"", "\"FR\""), "its hash"));
    }

    private static String line(String record, String before, String after) {
        assertThat(record).contains(before);
        return ended(HEAD, EPOCH_LINE, record.replace(before, after));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void ofADamagedBundleNothingIsWritten(String what, String bundle, String reason) throws IOException {
        Opened opened = open(bundle);
        assertThat(opened.status()).as(what).isEqualTo(2);
        assertThat(opened.said()).contains("0.bundle is damaged: ", reason, "Nothing was written. Download it again");
        assertThat(opened.people()).isEqualTo("none");
        assertThat(open(BUNDLE, bundle).people())
                .as("not even of the whole one beside it: its erasures may be what is damaged")
                .isEqualTo("none");
    }

    /// A flipped bit anywhere, be it in a name, a value or a line feed.
    @Test
    void everyFlippedByteIsFound() throws IOException {
        byte[] bundle = BUNDLE.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < bundle.length; i += EVERY) {
            byte[] flipped = bundle.clone();
            flipped[i] ^= 1;
            Opened opened = open(KEY, List.of(flipped));
            assertThat(opened.status()).as("byte " + i).isBetween(2, 3);
            boolean isEnd = i >= BUNDLE.lastIndexOf("{\"end\"");
            assertThat(opened.people()).as("byte " + i).satisfies(people -> {
                // Without a recognizable last line, a bundle looks like one that was cut before it.
                if (!isEnd) {
                    assertThat(people).isEqualTo("none");
                }
            });
            refused += opened.status() == 2 ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(BUNDLE.lastIndexOf("{\"end\"") / EVERY);
    }

    @Test
    void whereverItIsCutWhatArrivedWholeIsWrittenAndTheRestAskedFor() throws IOException {
        for (int length = 0; length < BUNDLE.length(); length += EVERY) {
            Opened opened = open(BUNDLE.substring(0, length));
            assertThat(opened.status()).as("cut at " + length).isEqualTo(3);
            boolean hasFirst = length > BUNDLE.indexOf('\n', BUNDLE.indexOf(SampleBundle.id(1)));
            boolean hasSecond = length > BUNDLE.indexOf('\n', BUNDLE.indexOf(SampleBundle.id(2)));
            assertThat(opened.people().contains("p1@")).as("cut at " + length).isEqualTo(hasFirst);
            assertThat(opened.people().contains("p2@")).isEqualTo(hasSecond);
            assertThat(opened.said())
                    .contains("is incomplete")
                    .contains(
                            hasSecond
                                    ? "?after=" + SampleBundle.id(2)
                                    : hasFirst ? "?after=" + SampleBundle.id(1) : "Download it again");
        }
    }

    @Test
    void whoeverIsErasedAnywhereIsNotWritten() throws IOException {
        String people = ended(HEAD, EPOCH_LINE, record(1), record(2), record(3));
        String later = ended(HEAD, erased(2, NOON));
        for (List<String> order : List.of(List.of(people, later), List.of(later, people))) {
            Opened opened = open(order.toArray(new String[0]));
            assertThat(opened.people()).contains("p1@", "p3@").doesNotContain("p2@");
        }
        assertThat(open(ended(HEAD, EPOCH_LINE, record(1), erased(1, "2026-11-21T10:00:00Z")))
                        .people())
                .as("erased at the very moment of the change")
                .doesNotContain("p1@");
        assertThat(open(ended(HEAD, erased(1, NOON), EPOCH_LINE, record(1))).people())
                .as("an erasure before the records")
                .doesNotContain("p1@");
        assertThat(open(ended(HEAD, EPOCH_LINE, record(1), erased(1, NOON), erased(1, "2026-11-20T00:00:00Z")))
                        .people())
                .as("the latest erasure counts")
                .doesNotContain("p1@");
        assertThat(open(
                                people,
                                ended(
                                        HEAD,
                                        EPOCH_LINE,
                                        record(2, "Back Again", "2026-11-21T13:00:00Z"),
                                        erased(2, NOON)))
                        .people())
                .as("who came back after the erasure")
                .contains("Back Again")
                .doesNotContain("Person 2");
    }

    @Test
    void whereBundlesOverlapEachPersonIsWrittenOnceAsLastChanged() throws IOException {
        String first = ended(HEAD, EPOCH_LINE, record(1), record(2), record(3));
        String second = ended(HEAD, EPOCH_LINE, record(2), record(3, "New Name", NOON), record(4));
        for (List<String> order :
                List.of(List.of(first, second), List.of(second, first), List.of(first, second, first))) {
            Opened opened = open(order.toArray(new String[0]));
            assertThat(opened.status()).as(opened.said()).isZero();
            assertThat(opened.people().lines().skip(1).map(line -> line.split(",")[1]))
                    .containsExactlyInAnyOrder("Person 1", "Person 2", "New Name", "Person 4");
        }
    }

    @Test
    void bundlesOfSeveralOrganisationsAreNotMixed() throws IOException {
        String other = ended(SampleBundle.head(SampleBundle.CAMPAIGN, "justice-initiative"), EPOCH_LINE, record(4));
        Opened opened = open(BUNDLE, other);
        assertThat(opened.status()).isEqualTo(2);
        assertThat(opened.said()).contains("of several organisations or campaigns: open each one's apart");
        assertThat(opened.people()).isEqualTo("none");
    }

    @Test
    void aRecordOfAnotherRecipientOpensNot() throws IOException {
        Identity other = Identity.generate();
        EpochKey theirs = SampleBundle.epochKey(other.recipient());
        EpochKey swapped = SampleBundle.epochKey(KEY.recipient());
        String foreign = ended(
                HEAD,
                EPOCH_LINE,
                SampleBundle.epoch(6, other.recipient(), theirs),
                SampleBundle.epoch(7, other.recipient(), swapped),
                record(1),
                record(2, "Not Mine", NOON, 6, other.recipient(), theirs),
                record(3, "Swapped", NOON, 7, KEY.recipient(), swapped),
                record(4).replace("\"epoch\":5", "\"epoch\":7"));
        Opened opened = open(foreign);
        assertThat(opened.status()).isEqualTo(3);
        assertThat(opened.people()).contains("p1@").doesNotContain("p2@", "p3@", "p4@");
        assertThat(opened.said())
                .contains("1 record does not open with this key")
                .contains("Yours is " + KEY.recipient() + ", they are for " + other.recipient())
                .contains("2 records do not open although the key fits");
        Opened nothing = open(Identity.generate(), List.of(BUNDLE.getBytes(StandardCharsets.UTF_8)));
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.people())
                .as("an empty table would look like an answer")
                .isEqualTo("none");
        assertThat(nothing.said()).contains("2 records do not open with this key");
    }

    @Test
    void anEpochWhoseKeyIsNoneOpensNothing() throws IOException {
        for (String key : List.of("", "AAAA", "YWdlLWVuY3J5cHRpb24ub3JnL3YxCg==")) {
            Opened opened =
                    open(ended(HEAD, EPOCH_LINE.replaceFirst("\"key\":\"[^\"]*", "\"key\":\"" + key), record(1)));
            assertThat(opened.status()).isEqualTo(2);
            assertThat(opened.said()).contains("1 record does not open with this key");
        }
    }

    @Test
    void linesAndNamesOfALaterVersionArePassedOver() throws IOException {
        Opened opened = open(ended(
                HEAD.replace("{", "{\"colour\":\"blue\","),
                "{\"news\":[1,2]}",
                EPOCH_LINE,
                record(1).replace("\"country\"", "\"new\":{\"a\":1},\"country\"")));
        assertThat(opened.status()).as(opened.said()).isZero();
        assertThat(opened.people()).contains("p1@");
    }

    @Test
    void whatIsNotThereOrNotToBeWrittenIsSaid() throws IOException {
        Path key = Files.writeString(folder.resolve("key.txt"), KeyFile.write(KEY, Instant.EPOCH, List.of()));
        Path bundle = Files.writeString(folder.resolve("a.bundle"), BUNDLE);
        Path taken = Files.writeString(folder.resolve("taken.csv"), "mine");
        assertSays("exists already", key, taken, bundle);
        assertThat(taken).hasContent("mine");
        assertSays("there is no ", key, folder.resolve("out.csv"), folder.resolve("missing.bundle"));
        assertSays("there is no ", folder.resolve("nokey.txt"), folder.resolve("out.csv"), bundle);
        assertSays("there is no ", key, folder.resolve("nofolder/out.csv"), bundle);
        assertSays("reading or writing failed", key, folder.resolve("out.csv"), folder);
        assertSays("holds no secret key", bundle, folder.resolve("out.csv"), bundle);
    }

    private void assertSays(String reason, Path key, Path output, Path bundle) {
        CommandRun run =
                CommandRun.of("open", "--key", key.toString(), "--output", output.toString(), bundle.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said()).contains(reason).doesNotContain("\tat ");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }
}
