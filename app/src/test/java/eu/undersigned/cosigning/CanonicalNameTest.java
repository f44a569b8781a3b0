package eu.undersigned.cosigning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which spellings are taken for one organisation's name.
class CanonicalNameTest {
    @ParameterizedTest
    @CsvSource({
        "Haus für Kinder e.V., HAUS FUR KINDER",
        "Haus für Kinder e. V., Haus für Kinder",
        "Stichting Kinderhuis, kinderhuis B.V.",
        "Fundacja Dom Dzieci, Dom-Dzieci Sp. z o.o.",
        "The Children’s House, Children's House ASBL",
        "Σπίτι των Παιδιών, ΣΠΙΤΙ ΤΩΝ ΠΑΙΔΙΩΝ",
        "Дом за деца, дом ЗА деца",
        "Łódź dla Dzieci, Lodz dla dzieci",
        "Ｈouse of Children, House of Children"
    })
    void spellingsOfOneNameAreEqual(String one, String other) {
        assertThat(CanonicalName.of(one)).isEqualTo(CanonicalName.of(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"House of Children, House of Youth", "Stiftung, Foundation", "A, B", "Дом за деца, Dom za deca"})
    void othersAreNot(String one, String other) {
        assertThat(CanonicalName.of(one)).isNotEqualTo(CanonicalName.of(other));
    }

    /// Hashes of these stand in databases: they may never become others.
    @ParameterizedTest
    @CsvSource({
        "Łódź Straße Ørsted Đuro Æsop Œuvre, lodzstrasseorstedduroaesopoeuvre",
        "Ħal Ŧ Ðe Þor Iı, ħalŧðeþoriı",
        "ΣΠΊΤΙ ΠΑΙΔΙΏΝ Όλοι μας, σπιτιπαιδιωνολοιμασ",
        "Йорданка Ёлка, иорданкаелка",
        "ﬁre ½ Ｈ² e.V., fire12h2"
    })
    void theCanonicalFormStaysWhatItWas(String name, String canonical) {
        assertThat(CanonicalName.of(name)).isEqualTo(canonical);
    }
}
