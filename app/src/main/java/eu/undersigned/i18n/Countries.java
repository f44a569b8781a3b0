package eu.undersigned.i18n;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Countries by ISO 3166-1 alpha-2 code.
public final class Countries {
    /// The members of the European Union.
    public static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /// All of ISO 3166-1, and Kosovo under the code that the EU uses for it.
    public static final List<String> ALL = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
            .sorted()
            .toList();

    private static final Set<String> KNOWN = Set.copyOf(ALL);

    private Countries() {}

    public static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }
}
