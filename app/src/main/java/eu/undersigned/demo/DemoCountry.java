package eu.undersigned.demo;

import eu.undersigned.i18n.Language;
import java.util.Random;

/// Where invented signers live, how many of them, and what they read.
enum DemoCountry {
    AT(40, Language.DE),
    BE(55, Language.NL),
    BG(22, Language.BG),
    CY(6, Language.EL),
    CZ(35, Language.CS),
    DE(210, Language.DE),
    DK(24, Language.DA),
    EE(7, Language.ET),
    ES(120, Language.ES),
    FI(26, Language.FI),
    FR(150, Language.FR),
    GR(38, Language.EL),
    HR(18, Language.HR),
    HU(28, Language.HU),
    IE(30, Language.EN),
    IT(130, Language.IT),
    LT(12, Language.LT),
    LU(6, Language.FR),
    LV(9, Language.LV),
    MT(5, Language.MT),
    NL(90, Language.NL),
    PL(95, Language.PL),
    PT(45, Language.PT),
    RO(60, Language.RO),
    SE(40, Language.SV),
    SI(10, Language.SL),
    SK(20, Language.SK),
    CH(22, Language.DE),
    GB(25, Language.EN),
    NO(8, Language.EN);

    private static final int ALL;

    static {
        int sum = 0;
        for (DemoCountry country : values()) {
            sum += country.weight;
        }
        ALL = sum;
    }

    private final int weight;
    private final Language language;

    DemoCountry(int weight, Language language) {
        this.weight = weight;
        this.language = language;
    }

    Language language() {
        return language;
    }

    static DemoCountry any(Random random) {
        int at = random.nextInt(ALL);
        for (DemoCountry country : values()) {
            at -= country.weight;
            if (at < 0) {
                return country;
            }
        }
        return DE;
    }
}
