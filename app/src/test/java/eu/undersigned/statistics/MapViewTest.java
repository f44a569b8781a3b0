package eu.undersigned.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.statistics.MapView.Tile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapViewTest {
    @Test
    void hasEachMemberOfTheUnionOnceOnAPlaceOfItsOwn() {
        MapView map = map(Map.of());
        assertThat(map.tiles()).extracting(Tile::code).containsExactlyInAnyOrderElementsOf(Countries.EU);
        assertThat(map.tiles())
                .extracting(tile -> tile.column() + "/" + tile.row())
                .doesNotHaveDuplicates();
    }

    @Test
    void isEmptyWhereNobodySigned() {
        assertThat(map(Map.of()).tiles()).extracting(Tile::shade).containsOnly(0);
    }

    @Test
    void oneSignatureCanBeSeenBesideAMillion() {
        MapView map = map(Map.of("DE", 1_000_000L, "FR", 10_000L, "MT", 1L, "US", 99_000_000L));
        assertThat(shade(map, "DE")).isEqualTo(5);
        assertThat(shade(map, "FR")).isEqualTo(4);
        assertThat(shade(map, "MT")).isEqualTo(1);
        assertThat(shade(map, "SI")).isZero();
    }

    @Test
    void saysInWordsWhatItShows() {
        MapView map = MapView.of(Map.of("DE", 12_345L), Texts.in(Language.FR).formats());
        assertThat(tile(map, "DE").label()).isEqualTo("Allemagne: 12\u202f345");
    }

    private static MapView map(Map<String, Long> counts) {
        return MapView.of(counts, Texts.in(Language.EN).formats());
    }

    private static int shade(MapView map, String code) {
        return tile(map, code).shade();
    }

    private static Tile tile(MapView map, String code) {
        return map.tiles().stream()
                .filter(tile -> tile.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
