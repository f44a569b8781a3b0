package eu.undersigned.tlog;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The name of a tile: `width` consecutive hashes of a tree, 32 bytes each, that a log serves as one file.
///
/// Hash `i` of it is the head over the leaves from `(number * 256 + i) * 256^level` on, `256^level` of them.
///
/// @param level 0 for leaf hashes; to 63 in a path, and to 7 in a tree that can exist
/// @param number counted from 0 in the level
/// @param width hashes, 1 to 256
/// @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles, "Merkle Tree"</a>
public record Tile(int level, long number, int width) {
    /// Hashes of a full tile.
    public static final int WIDTH = 256;

    /// Levels of the tree that a full tile stands for: `2^8 = 256`.
    public static final int HEIGHT = 8;

    private static final int MAX_LEVEL = 63;

    /// The last level that a tree of less than `2^63` leaves has.
    static final int LAST_LEVEL = 7;

    private static final String PREFIX = "tile/";

    public Tile {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("levels are 0 to 63, not " + level);
        }
        new TilePath(number, width);
    }

    /// Where it is served, below the log's prefix: `tile/0/x001/234.p/17`.
    public String path() {
        return PREFIX + level + "/" + new TilePath(number, width).text();
    }

    /// The tile with exactly this path; empty for every other spelling, and for numbers from `2^63` on.
    public static Optional<Tile> parse(String path) {
        int slash = path.indexOf('/', PREFIX.length());
        if (!path.startsWith(PREFIX) || slash < 0) {
            return Optional.empty();
        }
        String level = path.substring(PREFIX.length(), slash);
        if (!level.matches("[0-9]|[1-5][0-9]|6[0-3]")) {
            return Optional.empty();
        }
        return TilePath.parse(path.substring(slash + 1))
                .map(end -> new Tile(Integer.parseInt(level), end.number(), end.width()));
    }

    /// The tile as it is in a tree of this size; empty when the tree does not reach it.
    public static Optional<Tile> in(long size, int level, long number) {
        long hashes = hashes(size, level);
        if (number < 0 || number > hashes >> HEIGHT) {
            return Optional.empty();
        }
        long width = Math.min(WIDTH, hashes - number * WIDTH);
        return width == 0 ? Optional.empty() : Optional.of(new Tile(level, number, (int) width));
    }

    /// All tiles of a tree of this size, level by level from the leaves on.
    public static Stream<Tile> all(long size) {
        return IntStream.rangeClosed(0, LAST_LEVEL)
                .boxed()
                .flatMap(level -> LongStream.rangeClosed(0, hashes(size, level) >> HEIGHT)
                        .mapToObj(number -> in(size, level, number))
                        .flatMap(Optional::stream));
    }

    /// How many hashes a level has: one for each full tile of the level below.
    static long hashes(long size, int level) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no size below 0: " + size);
        }
        return level > LAST_LEVEL ? 0 : size >> (HEIGHT * level);
    }

    /// Length of its content.
    int bytes() {
        return width * MerkleTree.HASH_LENGTH;
    }
}
