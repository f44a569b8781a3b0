package eu.undersigned.tools.verify;

import eu.undersigned.tlog.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// Where the state of a source is kept unless somebody says otherwise.
///
/// @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</a>
final class DefaultState {
    private static final int LONGEST = 80;
    private static final int DIGITS = 8;

    private DefaultState() {}

    /// @param source its name
    static Path folder(String source) {
        String home = System.getProperty("user.home", ".");
        Path base = Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .orElse(Path.of(home, ".local", "state"));
        String words = source.replaceAll("^https?://|/+$", "").replaceAll("[^A-Za-z0-9.-]+", "_");
        String hash = HexFormat.of().formatHex(MerkleTree.leafHash(source.getBytes(StandardCharsets.UTF_8)));
        return base.resolve("undersigned")
                .resolve("verify")
                .resolve(words.substring(0, Math.min(words.length(), LONGEST)) + "-" + hash.substring(0, DIGITS));
    }
}
