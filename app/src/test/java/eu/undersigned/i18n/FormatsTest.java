package eu.undersigned.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({
        "EN, 1234, '1,234'",
        "DE, 12345, 12.345",
        "DE, 1234, 1.234",
        "ES, 1234, 1234",
        "PL, 1234, 1234",
        "FR, 12345, 12\u202f345",
        "PL, 123456, 123\u00a0456",
        "FI, 0, 0",
        "SL, 1000000, 1.000.000"
    })
    void writesNumbers(Language language, long number, String text) {
        assertThat(formats(language).number(number)).isEqualTo(text);
    }

    @Test
    void writesDecimalsAndShares() {
        assertThat(formats(Language.DE).decimal(new BigDecimal("2.0"), 1)).isEqualTo("2,0");
        assertThat(formats(Language.EN).decimal(new BigDecimal("2"), 2)).isEqualTo("2.00");
        assertThat(formats(Language.EN).percent(new BigDecimal("62"))).isEqualTo("62%");
        assertThat(formats(Language.DE).percent(new BigDecimal("62"))).isEqualTo("62\u00a0%");
        assertThat(formats(Language.FR).percent(7.25, 1)).isEqualTo("7,2\u00a0%");
    }

    @Test
    void writesDatesByTheClockOfGreenwich() {
        assertThat(formats(Language.DE).date(LocalDate.of(2023, 6, 1))).isEqualTo("1. Juni 2023");
        assertThat(formats(Language.EN).date(LocalDate.of(2023, 6, 1))).isEqualTo("1 June 2023");
        assertThat(formats(Language.SL).date(Instant.parse("2023-06-01T23:59:59Z")))
                .isEqualTo("1. junij 2023");
        assertThat(formats(Language.EL).date(LocalDate.of(2023, 6, 1))).isEqualTo("1 Ιουνίου 2023");
    }

    @Test
    void writesMonthsAndYears() {
        assertThat(formats(Language.EN).month(YearMonth.of(2023, 11))).isEqualTo("November 2023");
        assertThat(formats(Language.DE).month(YearMonth.of(2023, 11))).isEqualTo("November 2023");
        assertThat(formats(Language.EL).month(YearMonth.of(2023, 11))).isEqualTo("Νοέμβριος 2023");
        assertThat(formats(Language.EN).year(Year.of(2023))).isEqualTo("2023");
        assertThat(formats(Language.BG).year(Year.of(2023))).matches("2023\\hг\\.");
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryCountryInEveryLanguage(Language language) {
        List<Formats.Country> countries = formats(language).countries();
        assertThat(countries).extracting(Formats.Country::code).containsExactlyInAnyOrderElementsOf(Countries.ALL);
        assertThat(countries)
                .extracting(Formats.Country::name)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.isBlank() || name.matches("[A-Z]{2}"));
    }

    @Test
    void sortsCountriesAsTheLanguageDoes() {
        List<String> names = formats(Language.CS).countries().stream()
                .map(Formats.Country::name)
                .toList();
        assertThat(names.indexOf("Česko")).isGreaterThan(names.indexOf("Curaçao"));
        assertThat(names.indexOf("Chile")).isGreaterThan(names.indexOf("Guyana"));
        assertThat(formats(Language.DE).country("AT")).isEqualTo("Österreich");
        assertThat(formats(Language.DE).country("GR")).isEqualTo("Griechenland");
    }

    @Test
    void namesLanguages() {
        assertThat(formats(Language.EN).language(Language.SL)).isEqualTo("Slovenian");
        assertThat(formats(Language.FR).language(Language.EN)).isEqualTo("anglais");
    }

    private static Formats formats(Language language) {
        return Texts.in(language).formats();
    }
}
