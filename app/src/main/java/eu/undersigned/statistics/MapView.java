package eu.undersigned.statistics;

import eu.undersigned.i18n.Formats;
import java.util.List;
import java.util.Map;

/// The EU as a map of equal tiles, so that small countries can be seen: the stronger the colour, the more signatures.
///
/// @param least the number 1, in words
/// @param most signatures of the country that has the most, in words
public record MapView(List<Tile> tiles, String least, String most) {
    /// Shades from 0 (none) to this.
    public static final int STRONGEST = 5;

    /// @param column from the west, from 0
    /// @param row from the north, from 0
    /// @param label country and count in words
    public record Tile(String code, int column, int row, int shade, String label) {}

    private record Place(String code, int column, int row) {}

    private static final List<Place> PLACES = List.of(
            new Place("SE", 5, 0),
            new Place("FI", 6, 0),
            new Place("IE", 0, 1),
            new Place("DK", 4, 1),
            new Place("EE", 6, 1),
            new Place("NL", 3, 2),
            new Place("DE", 4, 2),
            new Place("LV", 6, 2),
            new Place("BE", 2, 3),
            new Place("LU", 3, 3),
            new Place("CZ", 4, 3),
            new Place("PL", 5, 3),
            new Place("LT", 6, 3),
            new Place("FR", 2, 4),
            new Place("AT", 4, 4),
            new Place("SK", 5, 4),
            new Place("HU", 6, 4),
            new Place("RO", 7, 4),
            new Place("PT", 0, 5),
            new Place("ES", 1, 5),
            new Place("IT", 3, 5),
            new Place("SI", 4, 5),
            new Place("HR", 5, 5),
            new Place("BG", 7, 5),
            new Place("MT", 3, 6),
            new Place("GR", 6, 6),
            new Place("CY", 7, 6));

    public static MapView of(Map<String, Long> byCountry, Formats formats) {
        long most = PLACES.stream()
                .mapToLong(place -> byCountry.getOrDefault(place.code, 0L))
                .max()
                .orElse(0);
        List<Tile> tiles = PLACES.stream()
                .map(place -> {
                    long count = byCountry.getOrDefault(place.code, 0L);
                    String label = formats.country(place.code) + ": " + formats.number(count);
                    return new Tile(place.code, place.column, place.row, shade(count, most), label);
                })
                .toList();
        return new MapView(tiles, formats.number(1), formats.number(most));
    }

    /// By the logarithm, so that one large country does not make all others look empty.
    private static int shade(long count, long most) {
        if (count == 0) {
            return 0;
        }
        double share = Math.log1p(count) / Math.log1p(most);
        return Math.clamp((int) Math.ceil(share * STRONGEST), 1, STRONGEST);
    }
}
