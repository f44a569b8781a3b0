package eu.undersigned.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
    @Test
    void areThoseOfTheStandardAndKosovo() {
        assertThat(Countries.ALL)
                .hasSize(250)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("XK", "UA", "GB");
    }

    @Test
    void twentySevenAreMembersOfTheUnion() {
        assertThat(Countries.EU).hasSize(27).isSubsetOf(Countries.ALL);
    }

    @ParameterizedTest
    @CsvSource({"SI, true", "GR, true", "XK, true", "EL, false", "UK, false", "si, false", "'', false", "ZZ, false"})
    void areKnownByTheirCode(String code, boolean known) {
        assertThat(Countries.isKnown(code)).isEqualTo(known);
    }
}
