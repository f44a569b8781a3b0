package eu.undersigned.i18n;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The 24 official languages of the European Union, by ISO 639-1 code.
public enum Language {
    BG,
    CS,
    DA,
    DE,
    EL,
    EN,
    ES,
    ET,
    FI,
    FR,
    GA,
    HR,
    HU,
    IT,
    LT,
    LV,
    MT,
    NL,
    PL,
    PT,
    RO,
    SK,
    SL,
    SV;

    private final String code = name().toLowerCase(Locale.ROOT);
    private final ULocale locale = new ULocale(code.equals("en") ? "en_GB" : code.equals("pt") ? "pt_PT" : code);
    private final String endonym = endonym(code, locale);
    private final String territory =
            code + "_" + ULocale.addLikelySubtags(locale).getCountry();

    public String code() {
        return code;
    }

    public ULocale locale() {
        return locale;
    }

    /// The language with the country where most people speak it, as programs that show links ask for it: `de_DE`.
    public String territory() {
        return territory;
    }

    /// The language's name in itself, as a list shows it: `Deutsch`, `Ελληνικά`.
    public String endonym() {
        return endonym;
    }

    /// Computed once: the library makes everything for it anew, behind a lock, and each page names all languages.
    private static String endonym(String code, ULocale locale) {
        String name = new ULocale(code).getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale.toLocale()) + name.substring(1);
    }

    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /// The best of `offered` for an `Accept-Language` header; English, else the first offered, when nothing matches.
    public static Language preferred(String header, List<Language> offered) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                            .reversed())
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> of(range.getRange().split("-", 2)[0]).stream())
                    .filter(offered::contains)
                    .findFirst()
                    .orElseGet(() -> fallback(offered));
        } catch (IllegalArgumentException e) {
            return fallback(offered);
        }
    }

    private static Language fallback(List<Language> offered) {
        return offered.contains(EN) || offered.isEmpty() ? EN : offered.getFirst();
    }
}
