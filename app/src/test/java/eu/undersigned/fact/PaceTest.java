package eu.undersigned.fact;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Fact;
import eu.undersigned.campaign.Fact.Words;
import eu.undersigned.campaign.Figure;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static Fact files(long count, Figure.Kind kind, String series, int year) {
        return new Fact(
                new Figure("files", BigDecimal.valueOf(count), kind, "Somebody", Integer.toString(year)),
                Words.NONE,
                Words.NONE,
                Words.NONE,
                Optional.of(series),
                Optional.of(year),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "62900000, 2024, 31622400, 2.0, 1.989096",
        "85000000, 2021, 31536000, 2.7, 2.695332",
        "31536000, 2023, 31536000, 1.0, 1.000000",
        "0, 2000, 31622400, 0.0, 0.000000"
    })
    void dividesByTheSecondsOfItsYear(long count, int year, long seconds, BigDecimal shown, String exact) {
        Pace pace = Pace.of(files(count, Figure.Kind.COUNT, "files", year)).orElseThrow();
        assertThat(pace.seconds()).isEqualTo(seconds);
        assertThat(pace.perSecond(1)).isEqualTo(shown);
        assertThat(pace.exact()).isEqualTo(exact);
    }

    @Test
    void onlyCountsOfFilesHaveAPace() {
        assertThat(Pace.of(files(1, Figure.Kind.COUNT, "reports", 2024))).isEmpty();
        assertThat(Pace.of(files(1, Figure.Kind.PERCENT, "files", 2024))).isEmpty();
    }

    /// What a person wrote into the shipped kit is what the program computes.
    @Test
    void theShippedFiguresByTheSecondAreRight() throws KitException {
        Kit kit = KitReader.read(Path.of("../campaigns/every-second-counts"));
        List<Fact> facts = kit.content().facts();
        assertThat(value(facts, "reported-per-second")).isEqualByComparingTo(pace(facts, 2024));
        assertThat(value(facts, "reported-per-second-in-2021")).isEqualByComparingTo(pace(facts, 2021));
    }

    private static BigDecimal value(List<Fact> facts, String id) {
        return facts.stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow()
                .figure()
                .value();
    }

    private static BigDecimal pace(List<Fact> facts, int year) {
        return facts.stream()
                .flatMap(fact -> Pace.of(fact).stream())
                .filter(pace -> pace.year() == year)
                .findFirst()
                .orElseThrow()
                .perSecond(1);
    }
}
