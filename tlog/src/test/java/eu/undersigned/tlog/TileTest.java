package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 0, 1, tile/0/000.p/1",
        "1, 999, 255, tile/1/999.p/255",
        "0, 1000, 256, tile/0/x001/000",
        "63, 1234067, 256, tile/63/x001/x234/067",
        "0, 1234, 17, tile/0/x001/234.p/17",
        "7, 9223372036854775807, 256, tile/7/x009/x223/x372/x036/x854/x775/807",
    })
    void aTileHasOnePath(int level, long number, int width, String path) {
        Tile tile = new Tile(level, number, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).hasValue(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/00/000",
                "tile/01/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/+1/000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x001",
                "tile/0/x001/x002",
                "tile/0/X001/002",
                "tile/0/x01/002",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/999",
                "tile/0/000.p/",
                "tile/0/000.p",
                "tile/0/000.p/1/",
                "tile/0/000/",
                "tile/0/000\n",
                " tile/0/000",
                "/tile/0/000",
                "tile/0/x009/x223/x372/x036/x854/x775/808",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/0/x001/x000/x000/x000/x000/x000/x000/000",
                "tile/0/\u0661\u0661\u0661",
                "tile/\u0661/000",
                "tile/entries/000",
                "tile/entries/entries/000",
            })
    void everyOtherSpellingIsNoTile(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    @Test
    void aTreeHasTheTilesThatTheSpecificationCounts() {
        assertThat(Tile.all(70_000).filter(tile -> tile.level() == 0 && tile.width() == 256))
                .hasSize(273);
        assertThat(Tile.all(70_000).filter(tile -> tile.level() > 0 || tile.width() < 256))
                .containsExactly(new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(Tile.all(256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(Tile.all(0)).isEmpty();
    }

    @Test
    void theLargestTreeHasEightLevels() {
        assertThat(Tile.in(Long.MAX_VALUE, 7, 0)).hasValue(new Tile(7, 0, 127));
        assertThat(Tile.in(Long.MAX_VALUE, 8, 0)).isEmpty();
        assertThat(Tile.in(Long.MAX_VALUE, 0, Long.MAX_VALUE >> 8)).hasValue(new Tile(0, Long.MAX_VALUE >> 8, 255));
        assertThat(Tile.in(Long.MAX_VALUE, 0, Long.MAX_VALUE)).isEmpty();
        assertThat(Tile.in(300, 0, -1)).isEmpty();
    }

    @Test
    void whatCannotBeATileIsRefused() {
        assertThatThrownBy(() -> new Tile(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tile.in(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pathsAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat("%d".formatted(1)).isNotEqualTo("1");
            assertThat(new Tile(1, 1234067, 17).path()).isEqualTo("tile/1/x001/x234/067.p/17");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void bundlesHaveTheSameNumbers() {
        BundleName name = new BundleName(1234, 17);

        assertThat(name.path()).isEqualTo("tile/entries/x001/234.p/17");
        assertThat(BundleName.parse("tile/entries/x001/234.p/17")).hasValue(name);
        assertThat(BundleName.parse("tile/entries/x001/234")).hasValue(new BundleName(1234, 256));
        assertThat(BundleName.parse("tile/0/x001/234")).isEmpty();
        assertThat(BundleName.parse("tile/entries/1")).isEmpty();
        assertThat(BundleName.all(257)).containsExactly(new BundleName(0, 256), new BundleName(1, 1));
        assertThat(name.tile()).isEqualTo(new Tile(0, 1234, 17));
    }
}
