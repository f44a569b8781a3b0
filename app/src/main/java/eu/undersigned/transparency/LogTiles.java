package eu.undersigned.transparency;

import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.Tile;
import eu.undersigned.tlog.TileReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A log's tiles, read in one transaction. Those of level 0 are computed from the leaves: 256 hashes cost less than
/// keeping them would.
record LogTiles(Handle transaction, int campaign) implements TileReader {
    /// Empty: there is none, or it is not as wide.
    Optional<byte[]> find(Tile tile) {
        if (tile.level() == 0) {
            return LogStore.bundle(transaction, campaign, tile.number())
                    .flatMap(bundle -> Entries.hashes(bundle, tile.width()));
        }
        int length = tile.width() * MerkleTree.HASH_LENGTH;
        return LogStore.tile(transaction, campaign, tile.level(), tile.number())
                .filter(hashes -> hashes.length >= length)
                .map(hashes -> Arrays.copyOf(hashes, length));
    }

    @Override
    public byte[] read(Tile tile) throws IOException {
        return find(tile).orElseThrow(() -> new IOException("the log lacks " + tile.path()));
    }
}
