package eu.undersigned.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Files with shares that are to be joined.
sealed interface KeyShares {
    /// Enough of one splitting, each number once.
    record Fit(List<KeyShare> shares) implements KeyShares {}

    /// @param reason what is wrong in which file, for a person
    record Unfit(String reason) implements KeyShares {}

    static KeyShares read(List<Path> files) throws IOException {
        List<KeyShare> shares = new ArrayList<>();
        Map<Integer, Path> places = new TreeMap<>();
        for (Path file : files) {
            switch (KeyShare.read(text(file))) {
                case KeyShare.Content.None(String reason) -> {
                    return new Unfit(file + " " + reason);
                }
                case KeyShare.Content.Share(KeyShare share) -> {
                    if (!shares.isEmpty() && !shares.getFirst().belongsTo(share)) {
                        return new Unfit(strangers(files.getFirst(), shares.getFirst(), file, share));
                    }
                    Path same = places.put(share.number(), file);
                    if (same != null) {
                        return new Unfit(same + " and " + file + " hold the same share, number " + share.number());
                    }
                    shares.add(share);
                }
            }
        }
        int missing = shares.getFirst().threshold() - shares.size();
        return missing > 0
                ? new Unfit("too few shares: " + shares.getFirst().threshold() + " are needed, these are "
                        + shares.size() + ", with the numbers "
                        + places.keySet().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                : new Fit(shares);
    }

    private static String strangers(Path one, KeyShare first, Path other, KeyShare second) {
        return first.recipient().equals(second.recipient())
                ? one + " and " + other + " are of the same key, but of two splittings: they do not fit together"
                : one + " and " + other + " are of different keys: " + first.recipient() + " and " + second.recipient();
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(SecretKeyFile.MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
