package eu.undersigned.tlog;

import java.io.IOException;

/// Where tiles come from: a table, a directory, a web address.
@FunctionalInterface
public interface TileReader {
    /// @return exactly `tile.width() * 32` bytes; whoever asked throws an [IOException] at any other length
    /// @throws IOException when the tile cannot be had
    byte[] read(Tile tile) throws IOException;
}
