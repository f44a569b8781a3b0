package eu.undersigned.i18n;

import java.util.List;
import java.util.Map;

/// Countries in which more than one of the Union's official languages is official by law for the whole state, or, as in
/// Belgium, for a part of it.
/// German in Belgium and Luxembourg, French in Luxembourg, Swedish in Finland, Irish in Ireland, English in Malta.
public final class OfficialLanguages {
    private static final Map<String, List<Language>> SEVERAL = Map.of(
            "BE", List.of(Language.NL, Language.FR, Language.DE),
            "FI", List.of(Language.FI, Language.SV),
            "IE", List.of(Language.EN, Language.GA),
            "LU", List.of(Language.FR, Language.DE),
            "MT", List.of(Language.MT, Language.EN));

    private OfficialLanguages() {}

    /// Empty where there is nothing to choose.
    ///
    /// @param country ISO 3166-1 alpha-2
    public static List<Language> toChoose(String country) {
        return SEVERAL.getOrDefault(country, List.of());
    }
}
