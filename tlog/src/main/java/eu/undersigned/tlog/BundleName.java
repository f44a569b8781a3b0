package eu.undersigned.tlog;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The name of an [EntryBundle]: the entries whose leaf hashes are the tile of level 0 with the same
/// number and width.
///
/// @param number counted from 0; its first entry has the index `number * 256`
/// @param width entries, 1 to 256
/// @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles, "Log entries"</a>
public record BundleName(long number, int width) {
    private static final String PREFIX = "tile/entries/";

    public BundleName {
        new TilePath(number, width);
    }

    /// Where it is served, below the log's prefix: `tile/entries/x001/234.p/17`.
    public String path() {
        return PREFIX + new TilePath(number, width).text();
    }

    /// The bundle with exactly this path; empty for every other spelling, and for numbers from `2^63` on.
    public static Optional<BundleName> parse(String path) {
        return path.startsWith(PREFIX)
                ? TilePath.parse(path.substring(PREFIX.length())).map(end -> new BundleName(end.number(), end.width()))
                : Optional.empty();
    }

    /// The bundle as it is in a log of this size; empty when the log does not reach it.
    public static Optional<BundleName> in(long size, long number) {
        return Tile.in(size, 0, number).map(tile -> new BundleName(number, tile.width()));
    }

    /// All bundles of a log of this size.
    public static Stream<BundleName> all(long size) {
        return LongStream.rangeClosed(0, Tile.hashes(size, 0) >> Tile.HEIGHT)
                .mapToObj(number -> in(size, number))
                .flatMap(Optional::stream);
    }

    /// The tile with the leaf hashes of its entries.
    public Tile tile() {
        return new Tile(0, number, width);
    }
}
