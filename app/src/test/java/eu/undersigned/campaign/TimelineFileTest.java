package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a timeline may say, and what its author is told when it says something else.
class TimelineFileTest {
    private static final String HEADER =
            "id,date,institution,kind,title,votes_for,votes_against,abstentions,source,url,state,title_de\n";

    @TempDir
    Path folder;

    private KitFolder kit = new KitFolder(Path.of(""));

    @BeforeEach
    void copyTheRealKit() throws IOException {
        kit = KitFolder.copyInto(folder);
    }

    private void write(String rows) throws IOException {
        kit.write("timeline.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private List<LawStep> steps(String rows) throws IOException, KitException {
        write(rows);
        return kit.read().content().timeline();
    }

    @Test
    void theRealTimelineIsWhatIsKnown() throws KitException {
        List<LawStep> steps = KitReader.read(KitFolder.REAL).content().timeline();
        assertThat(steps)
                .hasSize(10)
                .allMatch(LawStep::isDone)
                .noneMatch(step -> step.source().isEmpty());
        assertThat(steps).extracting(LawStep::id).doesNotHaveDuplicates();
        assertThat(steps).extracting(step -> step.date().first()).isSorted();
        assertThat(steps.getFirst().vote()).hasValue(new LawStep.Vote(537, 133, 24));
        assertThat(steps.get(3).date().toString()).isEqualTo("2023-11");
        assertThat(steps.get(3).vote()).hasValue(new LawStep.Vote(51, 2, 1));
        assertThat(steps.getLast().date().toString()).isEqualTo("2026-07-02");
    }

    @Test
    void withoutTheFileThereIsNoTimeline() throws IOException, KitException {
        kit.delete("timeline.csv");
        assertThat(kit.read().content().timeline()).isEmpty();
    }

    @Test
    void aStepSaysAllThatItsRowSays() throws IOException, KitException {
        assertThat(
                        steps(
                                "a-vote,2024-04-10,parliament,vote,A vote,469,112,37,A source,https://x.example/y,,Ein Votum\n"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.kind()).isEqualTo(LawStep.Kind.VOTE);
                    assertThat(step.isDone()).isTrue();
                    assertThat(step.vote().orElseThrow().all()).isEqualTo(618);
                    assertThat(step.url()).hasValue("https://x.example/y");
                    assertThat(step.title(Language.DE)).isEqualTo("Ein Votum");
                    assertThat(step.titleLanguage(Language.DE)).isEqualTo(Language.DE);
                    assertThat(step.title(Language.FR)).isEqualTo("A vote");
                    assertThat(step.titleLanguage(Language.FR)).isEqualTo(Language.EN);
                });
    }

    @Test
    void aLinkIsCheckedOnADay() throws IOException, KitException {
        String header = HEADER.replace("title_de", "verified");
        kit.write("timeline.csv", (header + """
                a,2024,,vote,T,,,,S,https://x.example/,,2026-11-22
                b,2024,,vote,T,,,,S,https://x.example/,,
                """).getBytes(StandardCharsets.UTF_8));
        assertThat(kit.read().content().timeline())
                .extracting(LawStep::verified)
                .containsExactly(Optional.of(LocalDate.of(2026, 11, 22)), Optional.empty());
        kit.write("timeline.csv", (header + """
                a,2024,,vote,T,,,,S,https://x.example/,,yesterday
                b,2024,,vote,T,,,,S,,,2026-11-22
                """).getBytes(StandardCharsets.UTF_8));
        assertThat(kit.errors())
                .extracting(KitError::toString)
                .containsExactly(
                        "timeline.csv:2: verified: a day such as 2026-11-22 is expected",
                        "timeline.csv:3: verified: there is no url that somebody could have checked");
    }

    @Test
    void stepsStandInTheOrderOfTimeWhateverTheOrderOfTheFile() throws IOException, KitException {
        List<LawStep> steps = steps("""
                c,2024-02-29,,other,C,,,,S,,,
                a,2023,,other,A,,,,S,,,
                d,2024-02-29,,other,D,,,,S,,expected,
                b,2023-11,,other,B,,,,S,,,
                """);
        assertThat(steps).extracting(LawStep::id).containsExactly("a", "b", "c", "d");
        assertThat(steps.get(0).date().last()).isEqualTo(LocalDate.of(2023, 12, 31));
        assertThat(steps.get(1).date().last()).isEqualTo(LocalDate.of(2023, 11, 30));
        assertThat(steps.get(2).date().first()).isEqualTo(steps.get(2).date().last());
        assertThat(steps.get(3).isDone()).isFalse();
    }

    /// One thing wrong at a time, in the second row: `|` stands for the comma.
    @ParameterizedTest
    @CsvSource({
        "b|2024-02-30||vote|T||||S|||, date: a day",
        "b|2023-02-29||vote|T||||S|||, date: a day",
        "b|2024-13||vote|T||||S|||, date: a day",
        "b|24-01-01||vote|T||||S|||, date: a day",
        "b|soon||vote|T||||S|||, date: a day",
        "b|||vote|T||||S|||, date: a day",
        "b|0300-01-01||vote|T||||S|||, date: a day",
        "B|2024||vote|T||||S|||, id: small letters",
        "|2024||vote|T||||S|||, id: small letters",
        "a|2024||vote|T||||S|||, id: small letters",
        "../b|2024||vote|T||||S|||, id: small letters",
        "b|2024||votes|T||||S|||, kind: proposal",
        "b|2024||vote|||||S|||, title: is missing",
        "b|2024||vote|T|||||||, source: is missing",
        "b|2024||vote|T|5|2||S|||, abstentions: a whole number",
        "b|2024||vote|T||2|1|S|||, votes_for: a whole number",
        "b|2024||vote|T|5|-2|1|S|||, votes_against: a whole number",
        "b|2024||vote|T|many|2|1|S|||, votes_for: a whole number",
        "b|2024||vote|T|1.5|2|1|S|||, votes_for: a whole number",
        "b|2024||vote|T|123456|2|1|S|||, votes_for: a whole number",
        "b|2024||vote|T|0|0|0|S|||, votes_for: a vote in which nobody voted",
        "b|2024||vote|T|5|2|1|S||expected|, votes_for: a step that is still expected",
        "b|2024||vote|T||||S||maybe|, state: done or expected",
        "b|2024||vote|T||||S|http://x.example/||, url: an address",
        "b|2024||vote|T||||S|javascript:alert(1)||, url: an address",
        "b|2024||vote|T||||S|https://me:secret@x.example/||, url: an address",
        "b|2024||vote|T||||S|https://||, url: an address",
        "b|2024||vote|T||||S, 12 values are expected"
    })
    void whatIsWrongIsSaidWithItsLine(String row, String reason) throws IOException {
        write("a,2023,,other,A,,,,S,,,\n" + row.replace('|', ',') + "\n");
        assertThat(kit.errors()).singleElement().satisfies(error -> {
            assertThat(error.file()).isEqualTo("timeline.csv");
            assertThat(error.line()).isEqualTo(3);
            assertThat(error.reason()).startsWith(reason);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"institution", "title", "source", "title_de"})
    void longLinesAndBrokenOnesAreRefused(String column) throws IOException {
        for (String value : List.of("x".repeat(301), "\"one\ntwo\"")) {
            String row = "b,2024,INSTITUTION,vote,TITLE,,,,SOURCE,,,TITLE_DE\n"
                    .replaceFirst("\\b" + column.toUpperCase(java.util.Locale.ROOT) + "\\b", value);
            write(row);
            assertThat(kit.errors())
                    .as(column)
                    .singleElement()
                    .satisfies(error -> assertThat(error.reason()).startsWith(column + ": one line of at most"));
        }
    }

    @Test
    void aMegabyteAndAnotherHeaderAreAnsweredBySentences() throws IOException {
        write("b,2024,,vote," + "x".repeat(1_000_000) + ",,,,S,,,\n");
        assertThat(kit.errors()).singleElement().hasToString("timeline.csv: is larger than 256 KiB");
        kit.write("timeline.csv", "id;date\na;2024\n".getBytes(StandardCharsets.UTF_8));
        assertThat(kit.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("commas are expected"));
        kit.write("timeline.csv", (HEADER.strip() + ",title_xx\n").getBytes(StandardCharsets.UTF_8));
        assertThat(kit.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("the columns are"));
        write("b,2024,,vote,turned \u202E around,,,,S,,,\n");
        assertThat(kit.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("turns the direction"));
    }

    @Test
    void aHeaderAloneIsATimelineWithoutSteps() throws IOException, KitException {
        assertThat(steps("")).isEmpty();
    }
}
