package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.TimelineRows.Entry;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Editing a step touches that step alone.
class TimelineRowsTest {
    private static final String HEADER =
            "id,date,institution,kind,title,votes_for,votes_against,abstentions,source,url\n";
    private static final String A = "a,2023,,other,\"A, with a comma\",,,,S,\n";
    private static final String B = "b,2023-11,,other,\"B \"\"quoted\"\"\",,,,S,\n";
    private static final String C = "c,2024-02-29,,other,C,,,,S,\n";
    private static final KitFiles FILES = new KitFiles(new TreeMap<>()).with("timeline.csv", HEADER + A + B + C);

    private static Entry step(String id, String date) {
        return new Entry(Map.of("id", id, "date", date, "kind", "other", "title", "New", "source", "S"));
    }

    private static String row(String id, String date) {
        return id + "," + date + ",,other,New,,,,S,\n";
    }

    private static String with(Entry entry) {
        return TimelineRows.with(FILES, entry).text("timeline.csv");
    }

    @Test
    void aNewStepStandsWhereItsDateBelongs() {
        assertThat(with(step("n", "2023-12-06"))).isEqualTo(HEADER + A + B + row("n", "2023-12-06") + C);
        assertThat(with(step("n", "2026"))).isEqualTo(HEADER + A + B + C + row("n", "2026"));
        assertThat(with(step("n", "2020-01-01"))).isEqualTo(HEADER + row("n", "2020-01-01") + A + B + C);
    }

    @Test
    void aChangedStepStaysAndOneOfAnotherDateMoves() {
        assertThat(with(step("b", "2023-11"))).isEqualTo(HEADER + A + row("b", "2023-11") + C);
        assertThat(with(step("a", "2025"))).isEqualTo(HEADER + B + C + row("a", "2025"));
    }

    @Test
    void aColumnComesOnlyWhenItIsNeeded() {
        Map<String, String> values = new TreeMap<>(step("b", "2023-11").values());
        values.put("state", "expected");
        assertThat(with(new Entry(values)))
                .startsWith(HEADER.strip() + ",state\n")
                .contains("a,2023,,other,\"A, with a comma\",,,,S,,\n", "b,2023-11,,other,New,,,,S,,expected\n");
    }

    @Test
    void whatLiesAheadIsNamedWithItsRow() {
        KitFiles files = new KitFiles(new TreeMap<>()).with("timeline.csv", HEADER.strip() + """
                                ,state,verified
                                a,2026-11-22,,other,A,,,,S,https://example.org/,,2026-11-22
                                b,2199-01-01,,other,B,,,,S,,done,
                                c,2199,,other,C,,,,S,,expected,
                                d,2027,,other,D,,,,S,https://example.org/,,2026-11-23
                                """);
        assertThat(TimelineRows.ahead(files, LocalDate.parse("2026-11-22")))
                .extracting(KitError::toString)
                .containsExactly(
                        "timeline.csv:3: state: the date lies in the future, so the step is still expected",
                        "timeline.csv:5: state: the date lies in the future, so the step is still expected",
                        "timeline.csv:5: verified: lies in the future");
        assertThat(TimelineRows.ahead(new KitFiles(new TreeMap<>()), LocalDate.parse("2026-11-22")))
                .isEmpty();
    }

    @Test
    void theLastStepTakesTheFileWithIt() {
        KitFiles left = TimelineRows.without(TimelineRows.without(FILES, "a"), "c");
        assertThat(left.text("timeline.csv")).isEqualTo(HEADER + B);
        assertThat(TimelineRows.without(left, "b").has("timeline.csv")).isFalse();
        assertThat(TimelineRows.of(TimelineRows.without(left, "b")).entries()).isEmpty();
    }

    @Test
    void theFirstStepMakesTheFile() {
        KitFiles none = new KitFiles(new TreeMap<>());
        assertThat(TimelineRows.with(none, step("n", "2024")).text("timeline.csv"))
                .isEqualTo(HEADER + row("n", "2024"));
    }
}
