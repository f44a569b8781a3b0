package eu.undersigned.overview;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Countries;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private final Population population = new Population();

    @Test
    void everyCountryOfTheEuHasItsInhabitants() {
        assertThat(Countries.EU)
                .allSatisfy(country -> assertThat(population.of(country)).isPresent());
        assertThat(Countries.EU.stream()
                        .mapToLong(country -> population.of(country).orElse(0L))
                        .sum())
                .as("the EU's own sum, released with them; they are rounded to hundreds")
                .isCloseTo(450_380_300L, org.assertj.core.data.Offset.offset(2_700L));
    }

    @Test
    void signaturesAreReckonedToAMillion() {
        assertThat(population.perMillion("MT", 574)).contains(new BigDecimal("999.5"));
        assertThat(population.perMillion("DE", 0)).contains(new BigDecimal("0.0"));
        assertThat(population.perMillion("CH", 100))
                .as("no figure of Eurostat's is here")
                .isEmpty();
    }
}
