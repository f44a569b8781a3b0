package eu.undersigned.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which texts lead to help instead of being kept: in doubt, all.
class TextCareTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|somebody touched me",
                "EN|ask Anna about it",
                "EN|it was Anna",
                "EN|write to a@example.org",
                "EN|call 0170 12 34",
                "EN|see www.example.org",
                "EN|I got blackmailed",
                "DE|mein Onkel macht das",
                "DE|er heißt Anton",
                "DE|ich habe Angst",
                "DE|Er hat mich BERÜHRT",
                "FR|mon oncle me fait peur",
                "FR|il m’a violée",
                "ES|mi tío me pegó",
                "IT|ho paura dello zio",
                "EL|με απειλεί",
                "EL|φοβάμαι τον θείο",
                "BG|чичо ме удря",
                "PL|wujek mnie bije",
                "HU|a szomszéd bántalmaz",
                "FI|setä, pelkään häntä, hakkaa",
                "RO|unchiul mă lovește",
                "LT|dėdė mane muša",
                "SV|min farfar slår mig",
            })
    void aTextThatMayNameSomebodyOrTellOfHarmIsForHelp(Language language, String text) {
        assertThat(TextCare.isForHelp(text, language)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|Less advertising, please.",
                "EN|I want games without adverts. And more for free!",
                "EN|TikTok should ask before it shows things",
                "EN|make Instagram safer",
                "DE|Weniger Werbung und mehr Spiele für Kinder",
                "FR|moins de publicité",
                "EL|Λιγότερες διαφημίσεις",
                "BG|По-малко реклами",
                "FI|vähemmän mainoksia",
                "PL|mniej reklam",
            })
    void aWishForTheInternetIsKept(Language language, String text) {
        assertThat(TextCare.isForHelp(text, language)).isFalse();
    }
}
