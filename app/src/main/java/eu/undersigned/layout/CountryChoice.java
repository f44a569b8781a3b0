package eu.undersigned.layout;

import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Formats.Country;
import java.util.List;
import java.util.function.Predicate;

/// The countries that a form offers, by name.
///
/// @param eu the Union's
/// @param others all others
/// @param chosen code of the one that was chosen; empty: none
public record CountryChoice(List<Country> eu, List<Country> others, String chosen) {
    public static CountryChoice of(Formats formats, String chosen) {
        Predicate<Country> isOfUnion = country -> Countries.EU.contains(country.code());
        List<Country> all = formats.countries();
        return new CountryChoice(
                all.stream().filter(isOfUnion).toList(),
                all.stream().filter(isOfUnion.negate()).toList(),
                chosen);
    }
}
